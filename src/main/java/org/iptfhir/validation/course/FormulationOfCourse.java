package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.ClinicalImpression.ClinicalImpressionStatus;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;
import org.iptfhir.therapy.ProblemArea;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.RecordPart;

/** F02: the course works on the problem area of its formulation. */
final class FormulationOfCourse implements CourseRule {
    private static final String AREAS = Canonical.of("CodeSystem", "problem-area");

    @Override
    public String id() {
        return "F02";
    }

    @Override
    public String needs() {
        return "which problem area the course has";
    }

    @Override
    public Scope scope(Resource resource) {
        boolean judged = resource instanceof ClinicalImpression formulation
                ? counts(formulation) && subject(formulation).isPresent()
                : CoursePlan.of(resource)
                        .filter(course -> !course.isEnteredInError())
                        .filter(course -> course.primaryArea().isPresent()
                                && course.patient().isPresent())
                        .filter(course -> course.plan().hasSupportingInfo())
                        .isPresent();
        return judged ? Scope.withoutLock() : Scope.nothing();
    }

    private static boolean counts(ClinicalImpression formulation) {
        return RecordPart.FORMULATION.holds(formulation)
                && formulation.getStatus() == ClinicalImpressionStatus.COMPLETED
                && !areas(formulation).isEmpty();
    }

    private static Optional<String> subject(ClinicalImpression formulation) {
        return LocalReference.of(formulation.getSubject(), "Patient");
    }

    private static List<ProblemArea> areas(ClinicalImpression formulation) {
        return formulation.getFinding().stream()
                .flatMap(finding -> finding.getItemCodeableConcept().getCoding().stream())
                .filter(coding -> AREAS.equals(coding.getSystem()))
                .map(Coding::getCode)
                .map(code -> ProblemArea.ofCode(String.valueOf(code)))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        return resource instanceof ClinicalImpression formulation
                ? ofFormulation(formulation, stored)
                : ofCourse(CoursePlan.of(resource).orElseThrow(), stored);
    }

    private static List<CourseBreach> ofFormulation(ClinicalImpression formulation, CourseReader stored) {
        String id = LocalReference.to(formulation);
        return stored.activeCoursesOf(Set.of(subject(formulation).orElseThrow())).stream()
                .filter(course -> refersTo(course, id).isPresent())
                .filter(course -> disagree(course, formulation))
                .limit(1)
                .map(course -> CourseBreach.warning(".finding", told(course, formulation), id, course.id()))
                .toList();
    }

    private static List<CourseBreach> ofCourse(CoursePlan course, CourseReader stored) {
        return stored.record(course.patient().orElseThrow(), RecordPart.FORMULATION).stream()
                .filter(ClinicalImpression.class::isInstance)
                .map(ClinicalImpression.class::cast)
                .filter(FormulationOfCourse::counts)
                .filter(formulation -> disagree(course, formulation))
                .flatMap(formulation -> breach(course, formulation))
                .limit(1)
                .toList();
    }

    private static Stream<CourseBreach> breach(CoursePlan course, ClinicalImpression formulation) {
        String id = LocalReference.to(formulation);
        return refersTo(course, id)
                .map(place -> CourseBreach.warning(
                        ".supportingInfo[" + place + "]", told(course, formulation), course.id(), id))
                .stream();
    }

    private static Optional<Integer> refersTo(CoursePlan course, String formulation) {
        List<Reference> references = course.plan().getSupportingInfo();
        return IntStream.range(0, references.size())
                .filter(i -> formulation.equals(references
                        .get(i)
                        .getReferenceElement()
                        .toUnqualifiedVersionless()
                        .getValue()))
                .boxed()
                .findFirst();
    }

    private static boolean disagree(CoursePlan course, ClinicalImpression formulation) {
        return course.primaryArea()
                .filter(area -> !areas(formulation).contains(area))
                .isPresent();
    }

    private static String told(CoursePlan course, ClinicalImpression formulation) {
        return "The formulation names the problem area "
                + areas(formulation).get(0).code() + ", and the course "
                + course.id() + " works on "
                + course.primaryArea().orElseThrow().code() + ".";
    }
}
