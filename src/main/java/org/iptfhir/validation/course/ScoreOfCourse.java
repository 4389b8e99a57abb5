package org.iptfhir.validation.course;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Instruments;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.validation.CodedResource;
import org.iptfhir.validation.CodedResource.Code;
import org.iptfhir.validation.Recognition;
import org.iptfhir.validation.Severity;

/** M15: a score that is based on a course is marked as one of IPT: only then it is labelled, and found by its category. */
final class ScoreOfCourse implements CourseRule {
    private static final Code MARK = new Code(Canonical.of("CodeSystem", "kind"), "ipt-score");

    @Override
    public String id() {
        return "M15";
    }

    @Override
    public String needs() {
        return "whether the plan is a course of IPT";
    }

    @Override
    public Scope scope(Resource resource) {
        return resource instanceof Observation observation
                        && observation.hasBasedOn()
                        && observation.getStatus() != ObservationStatus.ENTEREDINERROR
                        && isUnmarkedScore(CodedResource.of(observation))
                ? Scope.withoutLock()
                : Scope.nothing();
    }

    private static boolean isUnmarkedScore(CodedResource observation) {
        return !observation.codes("category").contains(MARK)
                && (Recognition.profileOf(observation).isPresent()
                        || observation.codes("code").stream()
                                .anyMatch(code -> code.system().equals(Instruments.CODES)));
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        Observation score = (Observation) resource;
        return IntStream.range(0, score.getBasedOn().size())
                .boxed()
                .flatMap(i -> {
                    IIdType plan = score.getBasedOn().get(i).getReferenceElement();
                    return !plan.isAbsolute() && "CarePlan".equals(plan.getResourceType()) && plan.hasIdPart()
                            ? stored.course("CarePlan/" + plan.getIdPart()).stream()
                                    .map(course -> new CourseBreach(
                                            Severity.WARNING,
                                            ".basedOn[" + i + "]",
                                            "The score is based on the course " + course.id()
                                                    + ", but it is not marked as a score of IPT.",
                                            score.getId(),
                                            course.id()))
                            : Stream.<CourseBreach>empty();
                })
                .limit(1)
                .toList();
    }
}
