package org.iptfhir.validation.course;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Diagnoses;
import org.iptfhir.therapy.DiagnosisGroup;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.RecordPart;
import org.iptfhir.validation.PossibleTime;

/**
 * A04: a variant that was made for a group of diagnoses is given to who has one of them: IPSRT in bipolar disorder, beside
 * medication; perinatal IPT in pregnancy or the year after. Diagnoses that the guide cannot place are not judged.
 */
final class IllnessOfVariant implements CourseRule {
    private static final String RHYTHM = "ipsrt";
    private static final String MAINTENANCE = "ipt-m";

    private final Diagnoses diagnoses;

    IllnessOfVariant(Diagnoses diagnoses) {
        this.diagnoses = diagnoses;
    }

    @Override
    public String id() {
        return "A04";
    }

    @Override
    public String needs() {
        return "which diagnoses the patient has";
    }

    @Override
    public Scope scope(Resource resource) {
        return CoursePlan.of(resource)
                .filter(CoursePlan::hasBegun)
                .filter(course -> group(course).isPresent())
                .filter(course -> course.patient().isPresent())
                .map(course -> Scope.withoutLock())
                .orElse(Scope.nothing());
    }

    /** Maintenance may follow IPSRT, and most other courses. */
    private Optional<DiagnosisGroup> group(CoursePlan course) {
        return course.variant().filter(variant -> !MAINTENANCE.equals(variant)).flatMap(diagnoses::groupOfVariant);
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        CoursePlan course = CoursePlan.of(resource).orElseThrow();
        DiagnosisGroup group = group(course).orElseThrow();
        List<Condition> known = stored.record(course.patient().orElseThrow(), RecordPart.DIAGNOSIS).stream()
                .map(Condition.class::cast)
                .toList();
        List<CourseBreach> breaches = new ArrayList<>();
        boolean isPlaced = known.stream().allMatch(diagnosis -> diagnoses.isPlaced(diagnosis.getCode()));
        if (isPlaced && known.stream().noneMatch(diagnosis -> belongs(diagnosis, group, course))) {
            breaches.add(breach(
                    course,
                    "The variant was made for the group " + group.code() + " (" + group.name()
                            + "), and the patient has no such diagnosis here"
                            + group.monthsAfter()
                                    .map(months -> ", from the last " + months + " months before the course")
                                    .orElse("")
                            + "."));
        }
        boolean lacksMedication = course.variant().filter(RHYTHM::equals).isPresent()
                && course.isActive()
                && !MedicationBeside.isSaid(course)
                && !MedicationBeside.isRecorded(course, stored);
        if (lacksMedication) { // where it is said to be combined, A06 asks for it
            breaches.add(breach(
                    course, "IPSRT goes together with medication that steadies the mood, and none is active here."));
        }
        return breaches;
    }

    private static CourseBreach breach(CoursePlan course, String message) {
        return CourseBreach.warning(
                CoursePlaces.extension(course, "variant"),
                message,
                course.id(),
                course.patient().orElseThrow());
    }

    private boolean belongs(Condition diagnosis, DiagnosisGroup group, CoursePlan course) {
        return diagnoses.groupsOf(diagnosis.getCode()).contains(group)
                && group.monthsAfter()
                        .map(months -> !isOverSince(months, diagnosis, course))
                        .orElse(true);
    }

    private static boolean isOverSince(int months, Condition diagnosis, CoursePlan course) {
        Optional<LocalDate> end = diagnosis.getAbatement() instanceof BaseDateTimeType moment
                ? Optional.ofNullable(moment.getValueAsString())
                        .flatMap(PossibleTime::of)
                        .map(PossibleTime::last)
                : Optional.empty();
        Optional<LocalDate> begin = course.begin().flatMap(PossibleTime::of).map(PossibleTime::first);
        return end.isPresent()
                && begin.isPresent()
                && end.get().plusMonths(months).isBefore(begin.get());
    }
}
