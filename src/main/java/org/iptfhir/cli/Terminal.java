package org.iptfhir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells what this process writes to. Java knows it of both streams together alone, and not at all of standard error. */
final class Terminal {
    private static final String TERMINALS = "/dev/(pts/|tty|console).*";

    private Terminal() {}

    static boolean isStandardOutput() {
        return isTerminal(1);
    }

    static boolean isStandardError() {
        return isTerminal(2);
    }

    @SuppressWarnings("SystemConsoleNull") // from JDK 22 on it says yes too often, and then a file gets colours
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
        try {
            return Files.readSymbolicLink(link).toString().matches(TERMINALS);
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null; // no Linux
        }
    }
}
