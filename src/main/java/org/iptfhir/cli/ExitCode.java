package org.iptfhir.cli;

/** What the program ends with. */
final class ExitCode {
    /** Nothing at or above what the command fails on. */
    static final int FINE = 0;

    /** There are such findings. */
    static final int FINDINGS = 1;

    /** The command was written wrongly. */
    static final int WRONG_USAGE = 2;

    /** An input could not be read, or the program failed. */
    static final int FAILED = 3;

    private ExitCode() {}
}
