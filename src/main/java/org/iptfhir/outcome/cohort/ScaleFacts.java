package org.iptfhir.outcome.cohort;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.Point;
import org.iptfhir.outcome.TalkingTherapies;
import org.iptfhir.outcome.TreatmentOutcome;
import org.iptfhir.outcome.Verdict;

/**
 * What counts of a course by one instrument.
 *
 * @param instrument its id, such as {@code phq-9}
 * @param last day of the latest score
 * @param baseline total from which change is counted
 * @param endpoint total that it is compared with
 * @param improvement by how many points the patient is better; below zero who is worse
 * @param percent improvement in percent of what could be improved
 */
public record ScaleFacts(
        String instrument,
        Optional<LocalDate> last,
        Optional<BigDecimal> baseline,
        Optional<BigDecimal> endpoint,
        Optional<BigDecimal> improvement,
        Optional<BigDecimal> percent,
        Verdicts verdicts) {
    /** Of one scale of a course. */
    public static ScaleFacts of(CourseOutcome scale, TreatmentOutcome course) {
        Optional<TalkingTherapies> together = course.by(TalkingTherapies.DEPRESSION)
                .flatMap(depression ->
                        course.by(TalkingTherapies.ANXIETY).map(anxiety -> new TalkingTherapies(depression, anxiety)));
        Map<Question, Verdict> answers = new EnumMap<>(Question.class);
        for (Question question : Question.values()) {
            answers.put(question, question.of(scale, together));
        }
        return new ScaleFacts(
                scale.instrument().id(),
                scale.trajectory().last().map(Point::day),
                scale.baseline().map(Point::total),
                scale.endpoint().map(Point::total),
                scale.improvement(),
                scale.percent(),
                new Verdicts(answers));
    }
}
