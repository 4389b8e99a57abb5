package org.iptfhir.store;

/** What becomes of a write that refers to a resource which is not on this server. */
enum ReferenceIntegrity {
    /** It is refused, and the answer names the missing target. */
    ENFORCE,

    /** It is stored, and an empty target stands in until its sender brings it. */
    ALLOW
}
