package org.iptfhir.outcome.cohort;

import java.util.Optional;
import java.util.stream.Stream;

/** How far a course has come. */
public enum Stage {
    /** Still to begin, or given up before it began: no part of a cohort. */
    NOT_BEGUN("not-begun"),
    /** It goes on, or rests. */
    GOING_ON("going-on"),
    /** It began and is over. */
    OVER("over");

    private final String code;

    Stage(String code) {
        this.code = code;
    }

    /** The stage with a code; empty for any other word. */
    public static Optional<Stage> ofCode(String code) {
        return Stream.of(values()).filter(stage -> stage.code.equals(code)).findFirst();
    }

    /** Its code in the read model. */
    public String code() {
        return code;
    }
}
