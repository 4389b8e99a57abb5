package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Diagnoses;
import org.iptfhir.therapy.DiagnosisGroup;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.RecordPart;

/** C11: a diagnosis for which IPT alone was not made, whether the course addresses it or it stands beside. */
final class ReasonForCaution implements CourseRule {
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
    private static final Set<String> ACTIVE = Set.of("active", "recurrence", "relapse");

    private final Diagnoses diagnoses;

    ReasonForCaution(Diagnoses diagnoses) {
        this.diagnoses = diagnoses;
    }

    @Override
    public String id() {
        return "C11";
    }

    @Override
    public String needs() {
        return "which diagnoses the patient has";
    }

    @Override
    public Scope scope(Resource resource) {
        boolean judged = resource instanceof Condition diagnosis
                ? RecordPart.DIAGNOSIS.holds(diagnosis) && isActive(diagnosis) && hasCaution(diagnosis)
                : CoursePlan.of(resource)
                        .filter(CoursePlan::isNotOver)
                        .filter(course -> course.patient().isPresent())
                        .isPresent();
        return judged ? Scope.withoutLock() : Scope.nothing();
    }

    private boolean hasCaution(Condition diagnosis) {
        return diagnoses.groupsOf(diagnosis.getCode()).stream()
                .anyMatch(group -> group.caution().isPresent());
    }

    private static boolean isActive(Condition diagnosis) {
        return ACTIVE.stream().anyMatch(status -> diagnosis.getClinicalStatus().hasCoding(CLINICAL, status));
    }

    private static boolean isRefuted(Condition diagnosis) {
        return diagnosis.getVerificationStatus().hasCoding(VERIFICATION, "refuted");
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        return resource instanceof Condition diagnosis
                ? ofDiagnosis(diagnosis, stored)
                : ofCourse(CoursePlan.of(resource).orElseThrow(), stored);
    }

    private List<CourseBreach> ofDiagnosis(Condition diagnosis, CourseReader stored) {
        return LocalReference.of(diagnosis.getSubject(), "Patient").stream()
                .flatMap(patient -> stored.activeCoursesOf(Set.of(patient)).stream())
                .flatMap(course -> caution(diagnosis, course).stream()
                        .map(group -> CourseBreach.warning(
                                ".code",
                                told(diagnosis, group) + " The patient is in the course " + course.id() + ".",
                                LocalReference.to(diagnosis),
                                course.id())))
                .limit(1)
                .toList();
    }

    private List<CourseBreach> ofCourse(CoursePlan course, CourseReader stored) {
        ReferencesOf addressed = ReferencesOf.type("Condition", course.plan().getAddresses());
        return stored.record(course.patient().orElseThrow(), RecordPart.DIAGNOSIS).stream()
                .map(Condition.class::cast)
                .flatMap(diagnosis -> breach(course, diagnosis, addressed).stream())
                .toList();
    }

    private Optional<CourseBreach> breach(CoursePlan course, Condition diagnosis, ReferencesOf addressed) {
        String id = LocalReference.to(diagnosis);
        Optional<Integer> place = Optional.ofNullable(addressed.places().get(id));
        return Stream.of(diagnosis)
                .filter(one -> place.isPresent() || isActive(one))
                .flatMap(one -> caution(one, course).stream())
                .map(group -> CourseBreach.warning(
                        place.map(i -> ".addresses[" + i + "]").orElse(".subject"),
                        told(diagnosis, group),
                        course.id(),
                        id))
                .findFirst();
    }

    private Optional<DiagnosisGroup> caution(Condition diagnosis, CoursePlan course) {
        return isRefuted(diagnosis)
                ? Optional.empty()
                : diagnoses.groupsOf(diagnosis.getCode()).stream()
                        .filter(group -> group.asksForCautionWith(course.variant()))
                        .findFirst();
    }

    private static String told(Condition diagnosis, DiagnosisGroup group) {
        return DiagnosisOfCourse.told(diagnosis, LocalReference.to(diagnosis)) + " belongs to the group " + group.code()
                + ". " + group.caution().orElseThrow();
    }
}
