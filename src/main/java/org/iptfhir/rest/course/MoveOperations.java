package org.iptfhir.rest.course;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.course.progress.CourseProgress;
import org.iptfhir.course.progress.ImpossibleMoveException;
import org.iptfhir.rest.OperationParameters;
import org.iptfhir.rest.Unchanged;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.therapy.Phase;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.PhasePlan;

/**
 * {@code CarePlan/[id]/$ipt-next-phase} and {@code CarePlan/[id]/$ipt-end}: several resources change together or not at
 * all, judged as every write is. What somebody else has changed meanwhile refuses the move (412); a move that is made
 * already changes nothing, whatever version the request expects (RFC 9110, 13.1.1).
 */
public final class MoveOperations {
    private static final String NEXT = "$ipt-next-phase";
    private static final String END = "$ipt-end";
    /** Who ends a course knows why: unknown is for courses of former times. */
    private static final Set<EndReason> REASONS = EnumSet.complementOf(EnumSet.of(EndReason.UNKNOWN));

    private static final String DEFINITIONS = "https://w3id.org/ipt-fhir/OperationDefinition/";

    private final RecordedCourse recorded;
    private final CourseReader courses;
    private final CourseProgress progress;
    private final CourseWrites writes;
    private final DayOfMove days;

    MoveOperations(
            RecordedCourse recorded, CourseReader courses, CourseProgress progress, CourseWrites writes, Clock clock) {
        this.recorded = recorded;
        this.courses = courses;
        this.progress = progress;
        this.writes = writes;
        this.days = new DayOfMove(clock);
    }

    /** Ends the phase that goes on, and begins the next. */
    @Operation(name = NEXT, type = CarePlan.class, manualRequest = true, canonicalUrl = DEFINITIONS + "next-phase")
    public Bundle nextPhase(@IdParam IdType id, ServletRequestDetails request) {
        OperationParameters parameters = OperationParameters.of(request, NEXT, "phase", DayOfMove.NAME);
        Optional<Phase> wanted = parameters.value("phase").map(MoveOperations::phase);
        LocalDate day = days.given(parameters).orElseGet(days::today);
        CoursePlan course = recorded.course(id);
        List<PhasePlan> phases = courses.phasesOf(course.id());
        Optional<Bundle> begun = wanted.flatMap(phase -> begun(phase, phases));
        if (begun.isPresent()) {
            return begun.get();
        }
        ExpectedCourse.require(course, request);
        List<CarePlan> changed = possible(() -> progress.toNextPhase(course, phases, wanted, day));
        if (wanted.isEmpty()) {
            ExpectedCourse.requireToChange(course, changed, request);
        }
        return store(
                changed, course, () -> wanted.flatMap(phase -> begun(phase, courses.phasesOf(course.id()))), request);
    }

    private static Optional<Bundle> begun(Phase phase, List<PhasePlan> phases) {
        return CourseProgress.begun(phase, phases).map(begun -> Unchanged.answer(begun.plan(), said(begun)));
    }

    /**
     * Stores a move, unless another request was faster.
     *
     * @param made the answer where that one has made the same move
     */
    private Bundle store(
            List<? extends Resource> changed,
            CoursePlan course,
            Supplier<Optional<Bundle>> made,
            ServletRequestDetails request) {
        try {
            return writes.update(changed, request);
        } catch (PreconditionFailedException e) {
            return made.get()
                    .orElseThrow(() -> new PreconditionFailedException("Another request has changed " + course.id()
                            + " or one of its parts meanwhile: this one"
                            + " has changed nothing. Read the course again, and move it if it is still to be moved."));
        }
    }

    private static Phase phase(String code) {
        return Phase.ofCode(code)
                .orElseThrow(() -> OperationParameters.unreadable(
                        "phase",
                        code,
                        "It is one of " + all(Stream.of(Phase.values()).map(Phase::code)) + "."));
    }

    private static String said(PhasePlan phase) {
        String state = phase.isCompleted()
                ? "is completed" + since(phase.end())
                : (phase.isActive() ? "goes on already" : "has begun already, and rests (" + phase.status() + ")")
                        + since(phase.begin());
        return "The phase " + phase.phase().code() + ", " + phase.id() + ", " + state + ": nothing was changed.";
    }

    private static String since(Optional<String> day) {
        return day.map(", since "::concat).orElse("");
    }

    /** Ends a course, for a reason. */
    @Operation(name = END, type = CarePlan.class, manualRequest = true, canonicalUrl = DEFINITIONS + "end-course")
    public Bundle end(@IdParam IdType id, ServletRequestDetails request) {
        OperationParameters parameters = OperationParameters.of(request, END, "reason", DayOfMove.NAME, "text");
        EndReason reason = reason(parameters);
        Optional<String> text = parameters.value("text");
        Optional<LocalDate> day = days.given(parameters);
        CoursePlan course = recorded.course(id);
        Optional<Bundle> ended = ended(course, reason, text, day);
        if (ended.isPresent()) {
            return ended.get();
        }
        ExpectedCourse.require(course, request);
        return store(
                possible(() -> progress.toItsEnd(
                        course,
                        courses.phasesOf(course.id()),
                        recorded.parts(course),
                        reason,
                        text,
                        day.orElseGet(days::today))),
                course,
                () -> ended(recorded.course(id), reason, text, day),
                request);
    }

    private static Optional<Bundle> ended(
            CoursePlan course, EndReason reason, Optional<String> text, Optional<LocalDate> day) {
        return CourseProgress.isEndedSo(course, reason, text, day)
                ? Optional.of(Unchanged.answer(
                        course.plan(),
                        course.id() + " is over already (" + course.status()
                                + course.end().map(", on "::concat).orElse("")
                                + "), for this reason: nothing was changed."))
                : Optional.empty();
    }

    private static EndReason reason(OperationParameters parameters) {
        String code = parameters.required("reason", EndReason.COMPLETED_PLANNED.code());
        EndReason reason = EndReason.ofCode(code)
                .filter(REASONS::contains)
                .orElseThrow(() -> OperationParameters.unreadable(
                        "reason", code, "It is one of " + all(REASONS.stream().map(EndReason::code)) + "."));
        if (reason == EndReason.OTHER && parameters.value("text").isEmpty()) {
            throw new InvalidRequestException("With reason=other say in the parameter text what the reason is.");
        }
        return reason;
    }

    private static String all(Stream<String> codes) {
        return codes.collect(Collectors.joining(", "));
    }

    private static <T> T possible(Supplier<T> move) {
        try {
            return move.get();
        } catch (ImpossibleMoveException e) {
            throw new UnprocessableEntityException(e.getMessage(), e);
        }
    }
}
