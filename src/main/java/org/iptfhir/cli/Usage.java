package org.iptfhir.cli;

/** What the command line understands. */
public final class Usage {
    private static final int WRONG_USAGE = 2;

    private Usage() {}

    /** Says that a word is unknown and what is known, and ends the program. */
    public static void refuse(String word) {
        System.err.println("ipt-fhir knows no command " + word + ".");
        System.err.println("usage: java -jar ipt-fhir.jar [serve] [--key=value ...]");
        System.exit(WRONG_USAGE);
    }
}
