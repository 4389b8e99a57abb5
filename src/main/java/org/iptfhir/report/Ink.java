package org.iptfhir.report;

import org.iptfhir.validation.Severity;

/**
 * Colours of a terminal, or none.
 *
 * @param isColored whether the reader's terminal shows them
 */
public record Ink(boolean isColored) {
    private static final String END = "\u001B[0m";

    String bold(String text) {
        return in("\u001B[1m", text);
    }

    String faint(String text) {
        return in("\u001B[2m", text);
    }

    String of(Severity severity, String text) {
        return in(
                switch (severity) {
                    case ERROR -> "\u001B[1;31m";
                    case WARNING -> "\u001B[1;33m";
                    case NOTE -> "\u001B[1;36m";
                },
                text);
    }

    private String in(String color, String text) {
        return isColored ? color + text + END : text;
    }
}
