package org.iptfhir.outcome.cohort;

import java.util.Map;
import java.util.Optional;
import org.iptfhir.outcome.Verdict.Reason;

/** A number about a cohort, with what it is a number of. */
public sealed interface Measured {
    /** Code of the code system {@code outcome-verdict} or {@code cohort-measure}. */
    String code();

    /** Of which of the courses that began it tells. */
    Basis basis();

    /** Courses that began. */
    long began();

    /** Those of the basis. */
    long eligible();

    /** Those of the basis of which it can be told. */
    long computable();

    /** Those of which it cannot be told, by what is missing: never a no. */
    Map<Reason, Long> gaps();

    /** Of which courses a number tells. */
    enum Basis {
        /** All that are over. */
        OVER("over"),
        /** Those over that were ill enough at the start, and those of which that cannot be told. */
        OVER_AT_CASENESS("over-at-caseness"),
        /** Those that began. */
        BEGAN("began");

        private final String code;

        Basis(String code) {
            this.code = code;
        }

        /** The guide's code. */
        public String code() {
            return code;
        }
    }

    /**
     * A share.
     *
     * @param numerator those of whom it holds
     */
    record Share(
            String code,
            Basis basis,
            long began,
            long eligible,
            long computable,
            long numerator,
            Map<Reason, Long> gaps)
            implements Measured {
        public Share {
            gaps = Map.copyOf(gaps);
        }
    }

    /**
     * A mean.
     *
     * @param unit UCUM
     * @param values of which it is the mean
     * @param reference whose spread the effect size is counted in
     */
    record Mean(
            String code,
            Basis basis,
            String unit,
            long began,
            long eligible,
            Moments values,
            Optional<Moments> reference,
            Map<Reason, Long> gaps)
            implements Measured {
        public Mean {
            gaps = Map.copyOf(gaps);
        }

        @Override
        public long computable() {
            return values.count();
        }
    }
}
