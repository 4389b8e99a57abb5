package org.iptfhir.outcome.cohort;

import java.util.Optional;
import java.util.stream.Stream;

/** By what courses are told apart, as a filter and as a stratum. */
public enum Trait {
    /** The primary problem area. */
    PROBLEM_AREA("problem-area"),
    /** The variant of IPT. */
    VARIANT("variant"),
    /** Individual, group, couple … */
    FORMAT("format"),
    /** Who held most of its sessions. */
    THERAPIST("therapist"),
    /** Where it took place. */
    ORGANIZATION("organization"),
    /** How old the patient was when it began ({@link AgeBand}). */
    AGE_BAND("age-band"),
    /** What it was combined with, such as medication. */
    COMBINATION("combination");

    private final String code;

    Trait(String code) {
        this.code = code;
    }

    /** The trait with a code; empty for any other word. */
    public static Optional<Trait> ofCode(String code) {
        return Stream.of(values()).filter(trait -> trait.code.equals(code)).findFirst();
    }

    /** The guide's code. */
    public String code() {
        return code;
    }
}
