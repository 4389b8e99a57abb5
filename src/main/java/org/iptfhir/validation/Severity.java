package org.iptfhir.validation;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
    /** Refuses a write: it cannot be true, contradicts itself, or would mislead a reader of outcomes. */
    ERROR,
    /** Lets a write through, and is told to its sender: the record is incomplete or unusual. */
    WARNING,
    /** Something that was not checked, or good to know. */
    NOTE;

    /** In words for people and programs: error, warning, note. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
