package org.iptfhir.cli;

import java.util.Arrays;
import org.iptfhir.report.Summary;
import org.iptfhir.validation.Severity;

/** The least finding that makes the command fail. */
enum FailOn {
    ERROR,
    WARNING,
    NEVER;

    /** Whether a finding of this severity does. */
    boolean fails(Severity severity) {
        return switch (this) {
            case ERROR -> severity == Severity.ERROR;
            case WARNING -> severity != Severity.NOTE;
            case NEVER -> false;
        };
    }

    /** Whether a run makes it fail. */
    boolean fails(Summary summary) {
        return Arrays.stream(Severity.values()).anyMatch(severity -> fails(severity) && summary.count(severity) > 0);
    }
}
