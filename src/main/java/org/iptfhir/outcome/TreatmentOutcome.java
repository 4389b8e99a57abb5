package org.iptfhir.outcome;

import java.util.List;
import java.util.Optional;

/**
 * What a course has come to by all that was measured in it.
 *
 * @param course type and id
 * @param isOver whether it has ended
 * @param attended how many sessions the patient came to
 * @param missed how many sessions the patient did not come to, or were called off
 * @param scales one for each instrument of which there is a score, by its id
 * @param safety answers to items that ask about suicide, by day
 */
public record TreatmentOutcome(
        String course,
        boolean isOver,
        int attended,
        int missed,
        List<CourseOutcome> scales,
        List<SafetyAnswer> safety) {
    public TreatmentOutcome {
        scales = List.copyOf(scales);
        safety = List.copyOf(safety);
    }

    /** The outcome by an instrument; empty where the course has no score of it. */
    public Optional<CourseOutcome> by(String instrument) {
        return scales.stream()
                .filter(scale -> scale.instrument().id().equals(instrument))
                .findFirst();
    }
}
