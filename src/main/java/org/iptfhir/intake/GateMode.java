package org.iptfhir.intake;

/** What happens when a phase begins before what belongs before it is here: consent, inventory, formulation, a first score. */
enum GateMode {
    /** It is told: another system may keep it. */
    WARN,
    /** The phase does not begin. */
    STRICT
}
