package org.iptfhir.therapy;

import java.util.Optional;
import java.util.stream.Stream;

/** Why a course ended: a status alone does not tell completion from dropout. */
public enum EndReason {
    /** After the sessions agreed on. */
    COMPLETED_PLANNED("completed-planned"),
    /** Earlier, because both found the work done. */
    COMPLETED_EARLY("completed-early-mutual"),
    /** The patient stopped alone. */
    DROPOUT("dropout"),
    /** Another treatment, because this one did not help. */
    SWITCHED("non-response-switch"),
    /** Sent elsewhere. */
    REFERRED("referred"),
    /** The patient got worse. */
    DETERIORATION("deterioration"),
    /** The patient moved away. */
    MOVED("moved"),
    /** The patient died. */
    DECEASED("deceased"),
    /** Something else. */
    OTHER("other"),
    /** The record does not say: of a course of former times. */
    UNKNOWN("unknown");

    private final String code;

    EndReason(String code) {
        this.code = code;
    }

    /** The reason with a code; empty for any other word. */
    public static Optional<EndReason> ofCode(String code) {
        return Stream.of(values()).filter(reason -> reason.code.equals(code)).findFirst();
    }

    /** The guide's code. */
    public String code() {
        return code;
    }

    /** Whether the course counts as completed: an early end that both wanted is no dropout. */
    public boolean isCompletion() {
        return this == COMPLETED_PLANNED || this == COMPLETED_EARLY;
    }
}
