package org.iptfhir.outcome.cohort;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.iptfhir.outcome.Verdict.Reason;
import org.iptfhir.outcome.cohort.Measured.Basis;

/** A number about a cohort as it may be told; what is too small to be told is empty. */
public sealed interface Told {
    /** Code of the code system {@code outcome-verdict} or {@code cohort-measure}. */
    String code();

    /** Of which of the courses that began it tells. */
    Basis basis();

    /** Of how many it tells. */
    Counts counts();

    /**
     * Of how many courses a number tells.
     *
     * @param began all that began
     * @param eligible those of the basis
     * @param open those of the basis of which it cannot be told
     * @param computable the others
     * @param gaps the open ones by what is missing
     */
    record Counts(
            Optional<Long> began,
            Optional<Long> eligible,
            Optional<Long> open,
            Optional<Long> computable,
            Map<Reason, Optional<Long>> gaps) {
        public Counts {
            gaps = gaps.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(gaps));
        }
    }

    /** A share with its interval. */
    record Rate(double value, Interval interval) {}

    /** A share. */
    record Share(String code, Basis basis, Counts counts, Optional<Long> numerator, Optional<Rate> rate)
            implements Told {}

    /**
     * A mean with its spread.
     *
     * @param effectSize in standard deviations of the baseline
     */
    record Spread(double mean, double deviation, Interval interval, Optional<Double> effectSize) {}

    /** A mean. */
    record Mean(String code, Basis basis, Counts counts, String unit, Optional<Spread> spread) implements Told {}
}
