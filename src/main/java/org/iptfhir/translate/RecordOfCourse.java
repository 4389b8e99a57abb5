package org.iptfhir.translate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.ClinicalImpression.ClinicalImpressionStatus;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Timepoints;

/**
 * Tells what of a patient's record belongs to a course, for its outcome, the rules, its hand-over and its summary alike.
 * What names plans belongs to these; what names none belongs to the course in whose time it was recorded.
 */
public final class RecordOfCourse {
    private static final String INVENTORY = Canonical.of("Questionnaire", "interpersonal-inventory");
    private static final String REVIEW = Canonical.of("Questionnaire", "end-of-treatment-review");

    private static final Set<ObservationStatus> COUNTING =
            EnumSet.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);

    private static final Set<QuestionnaireResponseStatus> FINISHED =
            EnumSet.of(QuestionnaireResponseStatus.COMPLETED, QuestionnaireResponseStatus.AMENDED);

    /** What another course may claim by naming it; consent is given to the treatment, and whoever reads it may rely on it. */
    private static final List<RecordPart> CLAIMED = List.of(
            RecordPart.RESPONSE,
            RecordPart.FORMULATION,
            RecordPart.MEDICATION_REQUEST,
            RecordPart.MEDICATION_STATEMENT);

    private final CoursePlan course;
    private final Supplier<Set<String>> plans;
    private final Timepoints timepoints;

    /**
     * Looks at the record beside a course.
     *
     * @param plans the course and its phases, such as {@code CarePlan/123}; asked for only where it matters
     * @param timepoints how long before and after the course something may have been recorded for it
     */
    public RecordOfCourse(CoursePlan course, Supplier<Set<String>> plans, Timepoints timepoints) {
        this.course = course;
        this.plans = plans;
        this.timepoints = timepoints;
    }

    /**
     * Whether something may belong to the course: it is based on it; or on no plan at all, and it is not from long before.
     *
     * @param basedOn plans that it is based on
     * @param time when it was recorded, as its sender says it; what does not say so may be of any time
     */
    public boolean mayHold(List<String> basedOn, Optional<String> time) {
        return basedOn.isEmpty()
                ? !isFromBefore(time)
                : basedOn.contains(course.id()) || basedOn.stream().anyMatch(plans.get()::contains);
    }

    private boolean isFromBefore(Optional<String> time) {
        return RecordedDay.first(course.begin())
                .map(begin -> begin.minusDays(timepoints.beforeFirstSession()))
                .filter(earliest -> RecordedDay.last(time)
                        .filter(then -> then.isBefore(earliest))
                        .isPresent())
                .isPresent();
    }

    /** The scores and answers to safety items that count for the course: one statement, two where some name no plan. */
    public List<Observation> scores(CourseReader stored) {
        List<Observation> counting = course.patient().stream()
                .flatMap(patient -> stored.record(patient, RecordPart.SCORE).stream())
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .filter(score -> COUNTING.contains(score.getStatus()))
                .filter(this::isOf)
                .toList();
        Set<String> answers = counting.stream()
                .filter(score -> plansOf(score.getBasedOn()).isEmpty())
                .flatMap(RecordOfCourse::answersOf)
                .collect(Collectors.toUnmodifiableSet());
        Map<String, List<String>> plansOfAnswers = new HashMap<>();
        for (Resource response : answers.isEmpty() ? List.<Resource>of() : stored.resources(answers)) {
            plansOfAnswers.put(LocalReference.to(response), plansOf(((QuestionnaireResponse) response).getBasedOn()));
        }
        return counting.stream()
                .filter(score -> !isOfAnotherCourse(score, plansOfAnswers))
                .toList();
    }

    private boolean isOf(Observation score) {
        List<String> named = plansOf(score.getBasedOn());
        return named.isEmpty()
                ? isInTime(RecordedDay.of(moment(score.getEffective())))
                : named.stream().anyMatch(plans.get()::contains);
    }

    /** Whether a score that names no plan derives from answers that name plans, and none of the course. */
    private boolean isOfAnotherCourse(Observation score, Map<String, List<String>> plansOfAnswers) {
        List<String> named = plansOf(score.getBasedOn()).isEmpty()
                ? answersOf(score)
                        .flatMap(answers -> plansOfAnswers.getOrDefault(answers, List.of()).stream())
                        .toList()
                : List.of();
        return !named.isEmpty() && named.stream().noneMatch(plans.get()::contains);
    }

    private boolean isInTime(Optional<LocalDate> day) {
        Optional<LocalDate> begin =
                RecordedDay.of(course.begin()).map(first -> first.minusDays(timepoints.beforeFirstSession()));
        Optional<LocalDate> end = RecordedDay.of(course.end()).map(last -> last.plusDays(timepoints.fromLastSession()));
        return day.filter(when -> begin.filter(first -> !when.isBefore(first)).isPresent())
                .filter(when -> end.filter(when::isAfter).isEmpty())
                .isPresent();
    }

    /**
     * The patient's scores, inventories, reviews at the end, consents, formulations and medication that belong to the course, whether they name it
     * or not: one statement for each kind, and one for what other courses name.
     */
    public List<Resource> all(CourseReader stored) {
        List<Resource> all = new ArrayList<>(scores(stored));
        course.patient().ifPresent(patient -> {
            Set<String> claimed = namedByOthers(patient, stored);
            stored.record(patient, RecordPart.CONSENT).stream()
                    .filter(this::holds)
                    .forEach(all::add);
            CLAIMED.stream()
                    .flatMap(part -> stored.record(patient, part).stream())
                    .filter(this::holds)
                    .filter(record -> !claimed.contains(LocalReference.to(record)))
                    .forEach(all::add);
        });
        return all;
    }

    private boolean holds(Resource record) {
        if (record instanceof QuestionnaireResponse response) {
            Optional<String> authored =
                    Optional.ofNullable(response.getAuthoredElement().getValueAsString());
            List<String> named = plansOf(response.getBasedOn());
            return (isOf(INVENTORY, response) || (isOf(REVIEW, response) && hasBegunBy(authored)))
                    && FINISHED.contains(response.getStatus())
                    && mayHold(named, authored)
                    && (!named.isEmpty() || !isAfterwards(authored, timepoints.fromLastSession()));
        }
        if (record instanceof ClinicalImpression formulation) {
            Optional<String> made = timeOf(formulation);
            return formulation.getStatus() == ClinicalImpressionStatus.COMPLETED
                    && mayHold(List.of(), made)
                    && !isAfterwards(made, 0);
        }
        return record instanceof Consent consent
                ? consent.getStatus() == ConsentState.ACTIVE
                        && !isAfterwards(
                                Optional.ofNullable(consent.getDateTimeElement().getValueAsString()), 0)
                : MedicationTime.isWithin(course, record);
    }

    /** Answers to instruments come with their scores; other forms, such as the rating of a session, name the course or stay. */
    private static boolean isOf(String questionnaire, QuestionnaireResponse response) {
        return response.hasQuestionnaire()
                && questionnaire.equals(Canonical.withoutVersion(response.getQuestionnaire()));
    }

    /** What looks back shortly before a course began looks back on an earlier one. */
    private boolean hasBegunBy(Optional<String> time) {
        return RecordedDay.first(course.begin())
                .filter(begin -> RecordedDay.last(time)
                        .filter(then -> then.isBefore(begin))
                        .isPresent())
                .isEmpty();
    }

    /** When a formulation was made, as its sender says it. */
    public static Optional<String> timeOf(ClinicalImpression formulation) {
        return moment(formulation.getEffective())
                .or(() -> Optional.ofNullable(formulation.getDateElement().getValueAsString()));
    }

    /** The end of a course that goes on is only planned. */
    private boolean isAfterwards(Optional<String> time, int days) {
        return !course.isNotOver()
                && RecordedDay.last(course.end())
                        .map(end -> end.plusDays(days))
                        .filter(end -> RecordedDay.first(time)
                                .filter(then -> then.isAfter(end))
                                .isPresent())
                        .isPresent();
    }

    /** What other courses of the patient name as theirs, and this one does not. */
    private Set<String> namedByOthers(String patient, CourseReader stored) {
        Set<String> named = new HashSet<>();
        stored.record(patient, RecordPart.COURSE).stream()
                .flatMap(plan -> CoursePlan.of(plan).stream())
                .filter(other -> !other.id().equals(course.id()))
                .forEach(other -> supports(other).forEach(named::add));
        supports(course).forEach(named::remove);
        return named;
    }

    private static Stream<String> supports(CoursePlan plan) {
        return plan.plan().getSupportingInfo().stream().flatMap(reference -> LocalReference.of(reference).stream());
    }

    private static Stream<String> answersOf(Observation score) {
        return score.getDerivedFrom().stream()
                .flatMap(reference -> LocalReference.of(reference, "QuestionnaireResponse").stream());
    }

    private static List<String> plansOf(List<Reference> basedOn) {
        return basedOn.stream()
                .flatMap(reference -> LocalReference.of(reference, "CarePlan").stream())
                .toList();
    }

    /** A moment, or where a period begins. */
    private static Optional<String> moment(Type time) {
        if (time instanceof Period period) {
            return Optional.ofNullable(period.getStartElement().getValueAsString());
        }
        return time instanceof BaseDateTimeType moment
                ? Optional.ofNullable(moment.getValueAsString())
                : Optional.empty();
    }
}
