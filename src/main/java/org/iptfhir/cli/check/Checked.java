package org.iptfhir.cli.check;

import org.iptfhir.report.CheckedText;

/** What came of one input. */
sealed interface Checked {
    /** It was checked. */
    record Text(CheckedText text) implements Checked {}

    /** It could not be read, or the program failed at it. */
    record Unreadable(String name, String reason) implements Checked {}
}
