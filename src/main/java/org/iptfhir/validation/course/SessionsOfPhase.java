package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Phases;
import org.iptfhir.guide.Variants;
import org.iptfhir.therapy.Span;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.translate.SessionRecord;

/**
 * P07: a completed phase had as many sessions as such a phase has. Short variants spend less on beginning and ending, and
 * where no session of the phase is recorded, nothing can be told.
 */
final class SessionsOfPhase implements CourseRule {
    /** A course of fewer sessions is a brief one, and may have shorter phases (variant table of the guide). */
    private static final int SESSIONS_OF_A_FULL_COURSE = 12;

    private final Phases phases;
    private final Variants variants;

    SessionsOfPhase(Phases phases, Variants variants) {
        this.phases = phases;
        this.variants = variants;
    }

    @Override
    public String id() {
        return "P07";
    }

    @Override
    public String needs() {
        return "how many sessions the phase had";
    }

    @Override
    public Scope scope(Resource resource) {
        return PhasePlan.of(resource)
                .filter(PhasePlan::isCompleted)
                .filter(phase -> !phase.courses().isEmpty())
                .filter(phase -> phases.sessions(phase.phase()).isPresent())
                .map(phase -> Scope.withoutLock())
                .orElse(Scope.nothing());
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        PhasePlan phase = PhasePlan.of(resource).orElseThrow();
        return phase.courses().stream()
                .flatMap(id -> stored.course(id).stream())
                .limit(1)
                .flatMap(course -> breach(phase, course, stored).stream())
                .toList();
    }

    private Optional<CourseBreach> breach(PhasePlan phase, CoursePlan course, CourseReader stored) {
        List<SessionRecord> held = SessionInCourse.sessions(course, stored.phasesOf(course.id()), stored).stream()
                .filter(SessionRecord::tookPlace)
                .toList();
        long count = held.stream().filter(session -> isIn(phase, session)).count();
        Span usual = phases.sessions(phase.phase()).orElseThrow();
        boolean tooFew = count > 0 && count < usual.lowest() && isFull(course);
        return (tooFew || count > usual.highest())
                ? Optional.of(CourseBreach.warning(
                        ".category",
                        "The phase " + phase.phase().code() + " had " + count + (count == 1 ? " session" : " sessions")
                                + "; it has " + usual + ".",
                        phase.id(),
                        course.id()))
                : Optional.empty();
    }

    private static boolean isIn(PhasePlan phase, SessionRecord session) {
        return session.plans().contains(phase.id())
                || session.phase().filter(phase.phase()::equals).isPresent();
    }

    private boolean isFull(CoursePlan course) {
        return Stream.of(course)
                .flatMap(one -> one.variant().flatMap(variants::ofCode).stream())
                .anyMatch(variant -> variant.sessions().lowest() >= SESSIONS_OF_A_FULL_COURSE);
    }
}
