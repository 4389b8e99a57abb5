package org.iptfhir.outcome.cohort;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.iptfhir.outcome.TalkingTherapies;

/**
 * Which courses are looked at, and how.
 *
 * @param instrument by which they are judged, such as {@code phq-9}
 * @param began days in which they began
 * @param filters what they have in common
 * @param strata what tells them apart in the answer, two at most
 */
public record CohortQuestion(String instrument, Window began, Map<Trait, String> filters, List<Trait> strata) {
    /** By which courses are judged where no other is asked for. */
    public static final String USUAL_INSTRUMENT = TalkingTherapies.DEPRESSION;

    /** More of them make cells of which hardly any could be told. */
    public static final int MOST_STRATA = 2;

    public CohortQuestion {
        filters = filters.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(filters));
        strata = List.copyOf(strata);
    }
}
