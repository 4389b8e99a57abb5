package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.EnteredInError;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.validation.Severity;
import org.iptfhir.validation.course.CompletedAsPlannedRule.Lack;

/**
 * The other side of a rule about courses that are completed as planned: a phase of such a course is not taken back, not
 * broken off, and does not become a phase of another course or another phase. What other phases lack, another write may still bring.
 */
final class PhaseOfCompletedCourse implements CourseRule {
    private final CompletedAsPlannedRule ofCourse;

    PhaseOfCompletedCourse(CompletedAsPlannedRule ofCourse) {
        this.ofCourse = ofCourse;
    }

    @Override
    public String id() {
        return ofCourse.id();
    }

    @Override
    public String needs() {
        return "whether the course of the phase is completed as planned";
    }

    @Override
    public boolean isToldOfTheCourse() {
        return true;
    }

    /** The course must not end meanwhile. */
    @Override
    public Scope scope(Resource resource) {
        return PhasePlan.of(resource)
                .filter(phase -> !phase.isEnteredInError())
                .filter(phase -> !phase.courses().isEmpty())
                .map(phase -> Scope.within(
                        new TreeSet<>(phase.courses()),
                        ".partOf[0]",
                        phase.plan().getPartOfFirstRep()))
                .orElse(Scope.nothing());
    }

    @Override
    public Set<String> records(Written written, CourseReader stored) {
        return Stream.concat(
                        scope(written.resource()).records().stream(),
                        written.before().stream().flatMap(before -> left(before, written.resource())))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        PhasePlan phase = PhasePlan.of(resource).orElseThrow();
        return phase.courses().stream()
                .distinct()
                .flatMap(course -> stored.course(course).stream())
                .filter(CompletedAsPlannedRule::judges)
                .flatMap(course -> breach(phase, course, stored).stream())
                .toList();
    }

    /** Of what is entered in error nothing is asked. */
    @Override
    public List<CourseBreach> checkChange(Resource before, Resource resource, CourseReader stored) {
        return EnteredInError.is(resource)
                ? List.of()
                : left(before, resource)
                        .flatMap(course -> stored.course(course).stream())
                        .filter(CompletedAsPlannedRule::judges)
                        .flatMap(course -> gone(PhasePlan.of(before).orElseThrow(), course, stored).stream())
                        .toList();
    }

    /** The courses that a phase was part of and is no more, as the phase that it was. */
    private static Stream<String> left(Resource before, Resource resource) {
        Optional<PhasePlan> was = PhasePlan.of(before).filter(phase -> !phase.isEnteredInError());
        Set<String> stays = was.flatMap(phase -> PhasePlan.of(resource).filter(now -> now.phase() == phase.phase()))
                .map(now -> Set.copyOf(now.courses()))
                .orElse(Set.of());
        return was.stream()
                .flatMap(phase -> phase.courses().stream())
                .distinct()
                .filter(course -> !stays.contains(course));
    }

    private Optional<CourseBreach> gone(PhasePlan phase, CoursePlan course, CourseReader stored) {
        List<PhasePlan> phases = stored.phasesOf(course.id());
        return ofCourse.requires(phase.phase(), course)
                        && phases.stream().noneMatch(other -> other.phase() == phase.phase())
                ? ofCourse.lack(course, phases).map(lack -> breach(phase, course, ".partOf", lack, stored))
                : Optional.empty();
    }

    private Optional<CourseBreach> breach(PhasePlan phase, CoursePlan course, CourseReader stored) {
        List<PhasePlan> phases = stored.phasesOf(course.id());
        return ofCourse.isUpTo(phase.phase(), course, phases)
                ? ofCourse.lack(course, phases).map(lack -> breach(phase, course, ".status", lack, stored))
                : Optional.empty();
    }

    private static CourseBreach breach(
            PhasePlan phase, CoursePlan course, String path, Lack lack, CourseReader stored) {
        return new CourseBreach(
                Written.wasHistory(course.plan(), stored) ? Severity.WARNING : lack.severity(),
                path,
                "The course " + course.id() + " is completed as planned, but "
                        + lack.what().replace(" " + phase.id() + " ", ", this one, "),
                phase.id(),
                course.id());
    }
}
