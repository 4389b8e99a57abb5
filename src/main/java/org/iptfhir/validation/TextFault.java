package org.iptfhir.validation;

import java.util.List;
import java.util.Optional;

/** The text cannot be read as JSON or XML; each finding says why, its position where. */
final class TextFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    TextFault(String id, Position position, String message, String remedy) {
        this(id, "", position, message, remedy);
    }

    /** @param path of the element at fault; empty where none is known */
    TextFault(String id, String path, Position position, String message, String remedy) {
        this(List.of(finding(id, path, position, message, remedy)));
    }

    /** @param findings at least one */
    TextFault(List<Finding> findings) {
        super(findings.get(0).message());
        this.findings = List.copyOf(findings);
    }

    /** A finding about the text. */
    static Finding finding(String id, String path, Position position, String message, String remedy) {
        return new Finding(
                id,
                Severity.ERROR,
                IssueKind.STRUCTURE,
                path,
                position,
                message,
                Optional.of(remedy),
                Optional.empty());
    }

    List<Finding> findings() {
        return findings;
    }
}
