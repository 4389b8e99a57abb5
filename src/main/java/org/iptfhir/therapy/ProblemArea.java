package org.iptfhir.therapy;

import java.util.Optional;
import java.util.stream.Stream;

/** The four foci of IPT; what variants add is a kind of one of them. */
public enum ProblemArea {
    /** The death of somebody close. */
    GRIEF("grief"),
    /** A conflict with somebody close over what each expects. */
    ROLE_DISPUTE("role-dispute"),
    /** A change of life: birth, divorce, illness, retirement. */
    ROLE_TRANSITION("role-transition"),
    /** Few or unsatisfying relations, and no single event of the other kinds. */
    INTERPERSONAL_DEFICITS("interpersonal-deficits");

    private final String code;

    ProblemArea(String code) {
        this.code = code;
    }

    /** The area with a code; empty for any other word, also for a subcode. */
    public static Optional<ProblemArea> ofCode(String code) {
        return Stream.of(values()).filter(area -> area.code.equals(code)).findFirst();
    }

    /** The guide's code. */
    public String code() {
        return code;
    }
}
