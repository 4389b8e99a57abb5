package org.iptfhir.outcome.cohort;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which active courses count as without a score for too long.
 *
 * @param instrument by which a score is asked for, such as {@code phq-9}; empty: a score by any is enough
 * @param measuredSince earliest day of a last score that is recent enough
 * @param ofVariants the same of variants whose sessions lie further apart, by their code
 * @param filters what the courses have in common
 */
public record OverdueQuestion(
        Optional<String> instrument,
        LocalDate measuredSince,
        Map<String, LocalDate> ofVariants,
        Map<Trait, String> filters) {
    public OverdueQuestion {
        ofVariants = Map.copyOf(ofVariants);
        filters = filters.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(filters));
    }
}
