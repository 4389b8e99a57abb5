package org.iptfhir.intake;

/** What an error does to a write. */
public enum ValidationMode {
    /** It refuses the write. */
    ENFORCE,
    /** Everything that can be stored is stored, and the errors come back with the answer: for a site that is just connecting. */
    WARN
}
