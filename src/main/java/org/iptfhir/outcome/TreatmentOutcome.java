package org.iptfhir.outcome;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.outcome.Verdict.Reason;

/**
 * What a course has come to by all that was measured in it.
 *
 * @param course type and id
 * @param isOver whether it has ended
 * @param attended how many sessions the patient came to
 * @param missed how many sessions the patient did not come to, or were called off
 * @param homework what was agreed on and done between sessions
 * @param phases that have begun, by day
 * @param scales one for each instrument of which there is a score, by its id
 * @param safety answers to items that ask about suicide, by day
 */
public record TreatmentOutcome(
        String course,
        boolean isOver,
        int attended,
        int missed,
        Homework homework,
        List<PhaseTime> phases,
        List<CourseOutcome> scales,
        List<SafetyAnswer> safety) {
    public TreatmentOutcome {
        phases = List.copyOf(phases);
        scales = List.copyOf(scales);
        safety = List.copyOf(safety);
    }

    /**
     * The outcome that is looked at first: by the instrument with the most scores, of several by one that asks about
     * suicide, then by id.
     */
    public Optional<CourseOutcome> leading() {
        return scales.stream()
                .max(Comparator.comparingInt((CourseOutcome scale) ->
                                scale.trajectory().points().size())
                        .thenComparing(
                                scale -> !scale.instrument().safetyItems().isEmpty())
                        .thenComparing(scale -> scale.instrument().id(), Comparator.reverseOrder()));
    }

    /**
     * The verdicts of NHS Talking Therapies, by their codes; none where neither of its scales has a score. Where only one
     * has, none of them is computable.
     */
    public Map<String, Verdict> verdictsOfBoth() {
        Optional<CourseOutcome> depression = by(TalkingTherapies.DEPRESSION);
        Optional<CourseOutcome> anxiety = by(TalkingTherapies.ANXIETY);
        Optional<CourseOutcome> one = depression.or(() -> anxiety);
        if (one.isEmpty()) {
            return Map.of();
        }
        Map<String, Verdict> verdicts =
                new TalkingTherapies(depression.orElse(one.get()), anxiety.orElse(one.get())).verdicts();
        if (depression.isEmpty() || anxiety.isEmpty()) {
            verdicts.replaceAll((code, verdict) -> Verdict.notComputable(Reason.NO_BASELINE));
        }
        return verdicts;
    }

    /** The answers to those of its questions about suicide that an instrument asks, by day. */
    public List<SafetyAnswer> safetyOf(Instrument instrument) {
        return safety.stream()
                .filter(answer -> instrument.safetyItems().stream()
                        .anyMatch(item -> item.code().matches(answer.question())))
                .toList();
    }

    /** The outcome by an instrument; empty where the course has no score of it. */
    public Optional<CourseOutcome> by(String instrument) {
        return scales.stream()
                .filter(scale -> scale.instrument().id().equals(instrument))
                .findFirst();
    }
}
