package org.iptfhir.outcome.cohort;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which courses are looked at, and how.
 *
 * @param instrument by which they are judged, such as {@code phq-9}
 * @param began days in which they began
 * @param filters what they have in common
 * @param strata what tells them apart in the answer, two at most
 */
public record CohortQuestion(String instrument, Window began, Map<Trait, String> filters, List<Trait> strata) {
    /** More of them make cells of which hardly any could be told. */
    public static final int MOST_STRATA = 2;

    public CohortQuestion {
        filters = filters.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(filters));
        strata = List.copyOf(strata);
    }
}
