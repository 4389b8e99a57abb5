package org.iptfhir.cli;

import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Severity;

/** The least finding that makes the command fail. */
enum FailOn {
    ERROR,
    WARNING,
    NEVER;

    boolean fails(Finding finding) {
        return this != NEVER
                && (finding.severity() == Severity.ERROR
                        || (this == WARNING && finding.severity() == Severity.WARNING));
    }
}
