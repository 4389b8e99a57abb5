package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.validation.Severity;

/** P05: one phase of a course is active, and none is active or completed before the earlier ones are completed. */
final class OnePhaseAtATime implements CourseRule {
    @Override
    public String id() {
        return "P05";
    }

    @Override
    public String needs() {
        return "whether the course has another active phase, or an earlier one that is not completed";
    }

    @Override
    public Scope scope(Resource resource) {
        return PhasePlan.of(resource)
                .filter(phase -> phase.isActive() || phase.isCompleted() || keepsBack(phase))
                .filter(phase -> phase.plan().hasPartOf()) // P01 tells of a phase without course
                .map(phase -> Scope.within(
                        new TreeSet<>(phase.courses()),
                        ".partOf[0]",
                        phase.plan().getPartOfFirstRep()))
                .orElse(Scope.nothing());
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        PhasePlan phase = PhasePlan.of(resource).orElseThrow();
        return NamedCourse.of(phase, stored).stream()
                .flatMap(course -> stored.phasesOf(course).stream())
                .filter(other -> !other.id().equals(phase.id()))
                .filter(other -> other.phase() != phase.phase()) // P01 tells
                .map(other -> breach(phase, other, stored))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether it may keep a later one back; where its course is not here, that is not asked before it goes on. */
    private static boolean keepsBack(PhasePlan phase) {
        return phase.isNotOver() && !phase.courses().isEmpty();
    }

    private static Optional<CourseBreach> breach(PhasePlan phase, PhasePlan other, CourseReader stored) {
        if (phase.isActive() && other.isActive()) {
            return told(Severity.ERROR, phase, other, "Two phases of the course are active");
        }
        // A phase that was broken off, or of which nothing is known, does not stop the next one.
        if (phase.phase().mayFollow(other.phase()) && (phase.isActive() || phase.isCompleted()) && other.isNotOver()) {
            return told(Severity.ERROR, phase, other, "The later phase cannot be " + phase.status() + " yet");
        }
        if (other.phase().mayFollow(phase.phase()) && phase.isNotOver() && (other.isActive() || other.isCompleted())) {
            return told(
                    Written.wasHistory(other.plan(), stored) ? Severity.WARNING : Severity.ERROR,
                    phase,
                    other,
                    "The earlier phase cannot be " + phase.status() + " any more");
        }
        return Optional.empty();
    }

    private static Optional<CourseBreach> told(Severity severity, PhasePlan phase, PhasePlan other, String what) {
        return Optional.of(new CourseBreach(
                severity,
                ".status",
                what + ": " + described(phase, "this one") + ", and " + described(other, other.id()) + ".",
                phase.id(),
                other.id()));
    }

    private static String described(PhasePlan phase, String name) {
        return name + ", " + phase.phase().code() + ", is " + phase.status();
    }
}
