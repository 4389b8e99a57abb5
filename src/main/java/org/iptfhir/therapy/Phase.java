package org.iptfhir.therapy;

import java.util.Optional;
import java.util.stream.Stream;

/** A phase of IPT, in the order in which phases follow each other (rule P02). */
public enum Phase {
    /** One or two individual sessions before a group begins. */
    PREGROUP("pregroup"),
    /** Diagnosis, inventory, formulation, agreement. */
    INITIAL("initial"),
    /** Work on the problem area. */
    MIDDLE("middle"),
    /** Review and leave-taking. */
    TERMINATION("termination"),
    /** After an acute course, in a course of its own. */
    MAINTENANCE("maintenance");

    private final String code;

    Phase(String code) {
        this.code = code;
    }

    /** The phase with a code; empty for any other word. */
    public static Optional<Phase> ofCode(String code) {
        return Stream.of(values()).filter(phase -> phase.code.equals(code)).findFirst();
    }

    /** The guide's code. */
    public String code() {
        return code;
    }

    /** Whether it may begin once another one has ended, at once or with phases between. */
    public boolean mayFollow(Phase earlier) {
        return compareTo(earlier) > 0;
    }

    /** Whether it belongs to an acute course; maintenance is a course of its own (rule P08). */
    public boolean isAcute() {
        return this != MAINTENANCE;
    }
}
