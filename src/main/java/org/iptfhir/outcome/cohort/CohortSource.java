package org.iptfhir.outcome.cohort;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.therapy.Phase;

/** Counts courses that have begun. */
public interface CohortSource {
    /**
     * Courses that are alike.
     *
     * @param stratum value of each stratum that was asked for; an empty text where it is not recorded
     * @param courses how many
     * @param days that each phase took, of those whose days are known
     */
    record LikeCourses(
            List<String> stratum,
            Stage stage,
            Optional<EndReason> endReason,
            Optional<Phase> lastPhase,
            long courses,
            Map<Phase, Moments> days) {}

    /**
     * Courses that are over and have a score of the instrument, and are alike.
     *
     * @param stratum value of each stratum that was asked for; an empty text where it is not recorded
     * @param courses how many
     * @param improvement in points, of those that have a baseline and an end
     * @param baseline of the same
     * @param bands how many of them have changed by how much, as far as that can be told
     */
    record LikeScores(
            List<String> stratum,
            Verdicts verdicts,
            long courses,
            Moments improvement,
            Moments baseline,
            Map<ChangeBand, Long> bands) {
        public LikeScores {
            bands = bands.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(bands));
        }
    }

    /** All of one moment. */
    record Counted(List<LikeCourses> courses, List<LikeScores> scores) {
        public Counted {
            courses = List.copyOf(courses);
            scores = List.copyOf(scores);
        }
    }

    /** Whether all that is stored is in the read model. */
    boolean isComplete();

    /** Counts. */
    Counted count(CohortQuestion question);
}
