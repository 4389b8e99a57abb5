package org.iptfhir.validation.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.validation.PossibleTime;

/** P04: a phase lies within its course. */
final class PhaseWithinCourse implements CourseRule {
    @Override
    public String id() {
        return "P04";
    }

    @Override
    public String needs() {
        return "when the course of the phase begins and ends";
    }

    @Override
    public Scope scope(Resource resource) {
        boolean phase = PhasePlan.of(resource).filter(PhaseRule::counts).isPresent();
        boolean course =
                CoursePlan.of(resource).filter(plan -> !plan.isEnteredInError()).isPresent();
        return phase || course ? Scope.withoutLock() : Scope.nothing();
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        return Stream.concat(ofPhase(resource, stored), ofCourse(resource, stored))
                .toList();
    }

    private static Stream<CourseBreach> ofPhase(Resource resource, CourseReader stored) {
        return PhasePlan.of(resource).stream()
                .flatMap(phase -> Set.copyOf(phase.courses()).stream()
                        .flatMap(id -> stored.course(id).stream())
                        .filter(course -> !course.isEnteredInError())
                        .flatMap(course -> outside(phase, course).stream()
                                .limit(1)
                                .map(fault ->
                                        CourseBreach.error(fault.place(), fault.message(), phase.id(), course.id()))));
    }

    private static Stream<CourseBreach> ofCourse(Resource resource, CourseReader stored) {
        return CoursePlan.of(resource).stream()
                .flatMap(course -> stored.phasesOf(course.id()).stream()
                        .filter(PhaseRule::counts)
                        .flatMap(phase -> outside(phase, course).stream()
                                .limit(1)
                                .map(fault -> CourseBreach.error(
                                        ".period",
                                        fault.message() + " The phase is " + phase.id() + ".",
                                        course.id(),
                                        phase.id()))));
    }

    /** A fault, seen from the phase. */
    private record Fault(String place, String message) {}

    private static List<Fault> outside(PhasePlan phase, CoursePlan course) {
        List<Fault> faults = new ArrayList<>();
        if (isBefore(phase.begin(), course.begin())) {
            faults.add(new Fault(
                    ".period.start",
                    "The phase " + phase.phase().code() + " begins on "
                            + phase.begin().orElseThrow() + ", before the course " + course.id() + " ("
                            + course.begin().orElseThrow() + ")."));
        }
        for (Optional<String> day : List.of(phase.begin(), phase.end())) {
            if (isBefore(course.end(), day)) {
                faults.add(new Fault(
                        day.equals(phase.end()) ? ".period.end" : ".period.start",
                        "The phase " + phase.phase().code() + " goes on until "
                                + phase.end().or(() -> day).orElseThrow() + ", after the course " + course.id()
                                + " has ended (" + course.end().orElseThrow() + ")."));
            }
        }
        return faults;
    }

    private static boolean isBefore(Optional<String> one, Optional<String> other) {
        Optional<PossibleTime> first = one.flatMap(PossibleTime::of);
        Optional<PossibleTime> second = other.flatMap(PossibleTime::of);
        return first.isPresent()
                && second.isPresent()
                && first.get().last().isBefore(second.get().first());
    }
}
