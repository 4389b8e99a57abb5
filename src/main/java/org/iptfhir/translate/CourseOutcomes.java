package org.iptfhir.translate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Instruments;
import org.iptfhir.guide.Timepoints;
import org.iptfhir.instrument.Code;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Item;
import org.iptfhir.outcome.Attended;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.Homework;
import org.iptfhir.outcome.Rating;
import org.iptfhir.outcome.SafetyAnswer;
import org.iptfhir.outcome.Trajectory;
import org.iptfhir.outcome.TreatmentOutcome;
import org.iptfhir.outcome.Windows;

/**
 * Reads from what is recorded the scores and sessions of a course, and works out what it has come to. Which
 * scores belong to it {@link RecordOfCourse} tells. What was entered in error, is not final, or is a partial sum (rule M04) does not count.
 */
public final class CourseOutcomes {
    private static final Set<TaskStatus> NOT_AGREED_ON =
            EnumSet.of(TaskStatus.DRAFT, TaskStatus.CANCELLED, TaskStatus.ENTEREDINERROR, TaskStatus.NULL);
    private static final String KIND = Canonical.of("CodeSystem", "kind");

    private final CourseReader stored;
    private final Instruments instruments;
    private final Timepoints timepoints;
    private final Windows windows;

    /**
     * Reads what is stored.
     *
     * @param timepoints how near scores must be to sessions
     */
    public CourseOutcomes(CourseReader stored, Instruments instruments, Timepoints timepoints) {
        this.stored = stored;
        this.instruments = instruments;
        this.timepoints = timepoints;
        this.windows =
                new Windows(timepoints.beforeFirstSession(), timepoints.betweenScores(), timepoints.fromLastSession());
    }

    /** What a course has come to. */
    public TreatmentOutcome of(CoursePlan course) {
        Set<String> plans = new HashSet<>();
        plans.add(course.id());
        List<PhasePlan> phases = stored.phasesOf(course.id());
        phases.forEach(phase -> plans.add(phase.id()));
        List<SessionRecord> sessions = stored.sessionsOf(plans);
        List<Attended> attended = sessions.stream()
                .filter(SessionRecord::tookPlace)
                .flatMap(session ->
                        RecordedDay.of(session.begin())
                                .map(day -> new Attended(day, session.number(), session.phase()))
                                .stream())
                .toList();
        List<Observation> scores = scores(course, plans);
        List<CourseOutcome> scales = instruments.all().stream()
                .map(instrument -> scale(instrument, scores, attended, course))
                .filter(scale -> !scale.trajectory().points().isEmpty())
                .toList();
        return new TreatmentOutcome(
                course.id(),
                !course.isNotOver(),
                (int) sessions.stream().filter(SessionRecord::tookPlace).count(),
                (int) sessions.stream().filter(SessionRecord::wasMissed).count(),
                homework(plans),
                PhaseTimes.of(phases, attended),
                scales,
                safety(scores));
    }

    private Homework homework(Set<String> plans) {
        List<Task> tasks = stored.tasksOf(plans).stream()
                .filter(task -> task.getCode().hasCoding(KIND, "ipt-homework"))
                .filter(task -> !NOT_AGREED_ON.contains(task.getStatus()))
                .toList();
        return new Homework(tasks.size(), (int) tasks.stream()
                .filter(task -> task.getStatus() == TaskStatus.COMPLETED)
                .count());
    }

    private List<Observation> scores(CoursePlan course, Set<String> plans) {
        return new RecordOfCourse(course, () -> plans, timepoints)
                .scores(stored).stream()
                        .sorted(Comparator.comparing(CourseOutcomes::moment))
                        .toList();
    }

    /** Of a day alone its beginning. */
    private static Instant moment(Observation score) {
        return score.getEffective() instanceof BaseDateTimeType moment && moment.getValue() != null
                ? moment.getValue().toInstant()
                : Instant.EPOCH;
    }

    private CourseOutcome scale(
            Instrument instrument, List<Observation> scores, List<Attended> attended, CoursePlan course) {
        List<Rating> ratings = scores.stream()
                .filter(score -> codes(score.getCode()).anyMatch(instrument::isTotal))
                .flatMap(score -> rating(score).stream())
                .toList();
        return new CourseOutcome(instrument, Trajectory.of(ratings, attended, windows), !course.isNotOver());
    }

    private static Optional<Rating> rating(Observation score) {
        return score.hasValueQuantity()
                        && score.getValueQuantity().hasValue()
                        && !isMarked(score, "score-method", "partial")
                ? day(score)
                        .map(day -> new Rating(
                                day, score.getValueQuantity().getValue(), isMarked(score, "timepoint", "baseline")))
                : Optional.empty();
    }

    private static boolean isMarked(Observation score, String extension, String code) {
        return score.getExtensionsByUrl(Canonical.of("StructureDefinition", extension)).stream()
                .map(Extension::getValue)
                .filter(CodeableConcept.class::isInstance)
                .anyMatch(value -> ((CodeableConcept) value).hasCoding(Canonical.of("CodeSystem", extension), code));
    }

    private List<SafetyAnswer> safety(List<Observation> scores) {
        List<SafetyAnswer> answers = new ArrayList<>();
        for (Observation score : scores) {
            instruments.all().stream()
                    .flatMap(instrument -> instrument.safetyItems().stream())
                    .filter(item -> codes(score.getCode()).anyMatch(item.code()::matches))
                    .findFirst()
                    .flatMap(item -> answer(item, score))
                    .ifPresent(answers::add);
        }
        return answers;
    }

    private static Optional<SafetyAnswer> answer(Item item, Observation score) {
        return score.getValue() instanceof CodeableConcept given
                ? day(score)
                        .flatMap(day -> codes(given)
                                .flatMap(code -> item
                                        .weightOf(code)
                                        .map(weight -> new SafetyAnswer(day, item.code(), code, weight))
                                        .stream())
                                .findFirst())
                : Optional.empty();
    }

    private static Stream<Code> codes(CodeableConcept concept) {
        return concept.getCoding().stream()
                .filter(Coding::hasCode)
                .map(coding -> new Code(
                        coding.hasSystem() ? coding.getSystem() : "",
                        coding.getCode(),
                        coding.hasDisplay() ? coding.getDisplay() : ""));
    }

    private static Optional<LocalDate> day(Observation score) {
        return score.getEffective() instanceof BaseDateTimeType moment
                ? RecordedDay.of(Optional.ofNullable(moment.getValueAsString()))
                : Optional.empty();
    }
}
