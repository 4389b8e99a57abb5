package org.iptfhir.validation;

import java.util.Optional;

/** The text cannot be read as JSON or XML; the message says why, the position where. */
final class TextFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    TextFault(String id, Position position, String message, String remedy) {
        this(id, "", position, message, remedy);
    }

    /** @param path of the element at fault; empty where none is known */
    TextFault(String id, String path, Position position, String message, String remedy) {
        super(message);
        finding = new Finding(
                id,
                Severity.ERROR,
                IssueKind.STRUCTURE,
                path,
                position,
                message,
                Optional.of(remedy),
                Optional.empty());
    }

    Finding finding() {
        return finding;
    }
}
