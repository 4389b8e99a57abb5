package org.iptfhir.outcome;

import java.util.function.Function;
import java.util.function.Supplier;

/** A question about a course, answered or not computable. What is missing is never a no. */
public sealed interface Verdict {
    /** An answer. */
    record Known(boolean holds) implements Verdict {}

    /** No answer, and why. */
    record NotComputable(Reason reason) implements Verdict {}

    /** Why there is no answer. */
    enum Reason {
        /** No score from before or at the first session. */
        NO_BASELINE("no-baseline"),
        /** No later score that stands for the end. */
        NO_ENDPOINT("no-endpoint"),
        /** The baseline is the best score that there is, so no share of it can be improved. */
        NOTHING_TO_IMPROVE("nothing-to-improve"),
        /** Recovery is asked of who was ill enough at the start: the patient was not. */
        NOT_AT_CASENESS("not-at-caseness"),
        /** The guide has no number for this instrument. */
        NO_THRESHOLD("no-threshold"),
        /** The course is over, and the record does not say why. */
        NO_END_REASON("no-end-reason"),
        /** The course is over, and no phase of it is recorded. */
        NO_PHASE("no-phase");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** The guide's code. */
        public String code() {
            return code;
        }
    }

    /** An answer. */
    static Verdict of(boolean holds) {
        return new Known(holds);
    }

    /** No answer. */
    static Verdict notComputable(Reason reason) {
        return new NotComputable(reason);
    }

    /** Whether the answer is yes. */
    default boolean holds() {
        return this instanceof Known known && known.holds();
    }

    /** Whether there is an answer. */
    default boolean isKnown() {
        return this instanceof Known;
    }

    /** What follows from an answer; without one nothing does. */
    default Verdict then(Function<Boolean, Verdict> next) {
        return this instanceof Known known ? next.apply(known.holds()) : this;
    }

    /** Both, where both are known; else the first reason. */
    default Verdict and(Supplier<Verdict> other) {
        return then(one -> other.get().then(two -> of(one && two)));
    }
}
