package org.iptfhir.therapy;

import java.util.Optional;
import java.util.stream.Stream;

/** What a goal is about: IPT treats the illness by way of the relationships, so a course has goals of both kinds. */
public enum GoalAim {
    /** The illness. */
    SYMPTOM("symptom"),
    /** A relationship or a role. */
    INTERPERSONAL("interpersonal");

    private final String code;

    GoalAim(String code) {
        this.code = code;
    }

    /** The aim with a code; empty for any other word. */
    public static Optional<GoalAim> ofCode(String code) {
        return Stream.of(values()).filter(aim -> aim.code.equals(code)).findFirst();
    }

    /** The guide's code. */
    public String code() {
        return code;
    }
}
