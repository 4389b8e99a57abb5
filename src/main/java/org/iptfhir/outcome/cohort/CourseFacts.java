package org.iptfhir.outcome.cohort;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.therapy.Phase;

/**
 * What counts of a course when many are looked at together: one row of the read model.
 *
 * @param course such as {@code CarePlan/123}
 * @param patient such as {@code Patient/123}; empty where it is nobody's of this server
 * @param traits by what it is told apart; what is not recorded is not in it
 * @param isOrganizationOfTherapist whether the organization is that of the therapist's role, and changes with it
 * @param age of the patient at its begin, in completed years
 * @param isActive whether it goes on and does not rest
 * @param begin first day; of a month alone its first
 * @param end last day; of a month alone its first
 * @param lastPhase the latest phase that had begun
 * @param days that each phase took whose begin and end are recorded to the day
 * @param planned sessions that were agreed on
 * @param attended sessions that the patient came to
 * @param missed sessions that did not take place
 * @param scales one for each instrument of which there is a score
 */
public record CourseFacts(
        String course,
        Optional<String> patient,
        Map<Trait, String> traits,
        boolean isOrganizationOfTherapist,
        Optional<Integer> age,
        Stage stage,
        boolean isActive,
        Optional<LocalDate> begin,
        Optional<LocalDate> end,
        Optional<EndReason> endReason,
        Optional<Phase> lastPhase,
        Map<Phase, Integer> days,
        Optional<Integer> planned,
        int attended,
        int missed,
        List<ScaleFacts> scales) {
    public CourseFacts {
        traits = traits.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(traits));
        days = days.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(days));
        scales = List.copyOf(scales);
    }
}
