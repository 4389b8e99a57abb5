package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.translate.SessionRecord;

/** C06, of drafts: a course of which a phase has begun or a session took place is no draft any more. */
final class DraftHasNotBegun implements CourseRule {
    @Override
    public String id() {
        return "C06";
    }

    @Override
    public String needs() {
        return "whether the course is a draft, and whether anything of it has begun";
    }

    @Override
    public boolean isToldOfTheCourse() {
        return true;
    }

    /** Nothing of the course must begin while it becomes a draft. */
    @Override
    public Scope scope(Resource resource) {
        Optional<CoursePlan> course = CoursePlan.of(resource).filter(DraftHasNotBegun::isDraft);
        if (course.isPresent()) {
            return Scope.within(
                    Set.of(course.get().id()), ".subject", course.get().plan().getSubject());
        }
        return begun(resource).isPresent() ? Scope.withoutLock() : Scope.nothing();
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        return CoursePlan.of(resource)
                .map(course -> ofCourse(course, stored))
                .orElseGet(() -> begun(resource).orElseThrow().course(stored).stream()
                        .filter(DraftHasNotBegun::isDraft)
                        .map(course -> ofPart(resource, course))
                        .toList());
    }

    private static boolean isDraft(CoursePlan course) {
        return course.plan().getStatus() == CarePlanStatus.DRAFT;
    }

    /** A part of a course that has begun, by the plans that it names. */
    private record Begun(List<String> plans) {
        Optional<CoursePlan> course(CourseReader stored) {
            return NamedCourse.among(plans, stored);
        }
    }

    private static Optional<Begun> begun(Resource resource) {
        return Stream.concat(
                        PhasePlan.of(resource).filter(PhasePlan::hasBegun).map(PhasePlan::courses).stream(),
                        SessionRecord.of(resource).filter(SessionRecord::tookPlace).map(SessionRecord::plans).stream())
                .filter(plans -> !plans.isEmpty())
                .map(Begun::new)
                .findFirst();
    }

    private static List<CourseBreach> ofCourse(CoursePlan course, CourseReader stored) {
        List<PhasePlan> phases = stored.phasesOf(course.id());
        Optional<PhasePlan> phase = phases.stream().filter(PhasePlan::hasBegun).findFirst();
        return phase
                .map(begun -> breach(
                        course,
                        "its phase " + begun.phase().code() + " " + begun.id() + " is " + begun.status(),
                        begun.id()))
                .or(() -> SessionInCourse.sessions(course, phases, stored).stream()
                        .filter(SessionRecord::tookPlace)
                        .findFirst()
                        .map(held -> breach(course, "its session " + held.id() + " took place", held.id())))
                .stream()
                .toList();
    }

    private static CourseBreach breach(CoursePlan course, String what, String other) {
        return CourseBreach.error(".status", "The course is a draft, but " + what + ".", course.id(), other);
    }

    private static CourseBreach ofPart(Resource part, CoursePlan course) {
        String what = PhasePlan.of(part)
                .map(phase -> "this phase of it is " + phase.status())
                .orElse("this session of it took place");
        return CourseBreach.error(
                ".status",
                "The course " + course.id() + " is a draft, but " + what + ".",
                part.fhirType() + "/" + part.getIdElement().getIdPart(),
                course.id());
    }
}
