package org.iptfhir.rest.course;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.IdType;
import org.iptfhir.course.progress.CourseProgress;
import org.iptfhir.course.progress.ImpossibleMoveException;
import org.iptfhir.intake.TextCheck;
import org.iptfhir.rest.OperationParameters;
import org.iptfhir.rest.TransactionRequest;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.OperationWrites;

/**
 * {@code CarePlan/[id]/$ipt-next-phase} and {@code CarePlan/[id]/$ipt-end}: several plans change together or not at all,
 * judged as every write is. A plan that somebody else has changed meanwhile refuses the move (412).
 */
public final class MoveOperations {
    private static final String NEXT = "$ipt-next-phase";
    private static final String END = "$ipt-end";
    private static final String DEFINITIONS = "https://w3id.org/ipt-fhir/OperationDefinition/";

    private final RecordedCourse recorded;
    private final CourseReader courses;
    private final CourseProgress progress;
    private final OperationWrites writes;
    private final TextCheck textCheck;
    private final Clock clock;

    MoveOperations(
            RecordedCourse recorded,
            CourseReader courses,
            CourseProgress progress,
            OperationWrites writes,
            TextCheck textCheck,
            Clock clock) {
        this.recorded = recorded;
        this.courses = courses;
        this.progress = progress;
        this.writes = writes;
        this.textCheck = textCheck;
        this.clock = clock;
    }

    /** Ends the phase that goes on, and begins the next. */
    @Operation(name = NEXT, type = CarePlan.class, manualRequest = true, canonicalUrl = DEFINITIONS + "next-phase")
    public Bundle nextPhase(@IdParam IdType id, ServletRequestDetails request) {
        OperationParameters parameters = OperationParameters.of(request, NEXT, "date");
        LocalDate day = day(parameters);
        CoursePlan course = recorded.course(id);
        return store(possible(() -> progress.toNextPhase(course, courses.phasesOf(course.id()), day)), request);
    }

    /** Ends a course, for a reason. */
    @Operation(name = END, type = CarePlan.class, manualRequest = true, canonicalUrl = DEFINITIONS + "end-course")
    public Bundle end(@IdParam IdType id, ServletRequestDetails request) {
        OperationParameters parameters = OperationParameters.of(request, END, "reason", "date", "text");
        EndReason reason = reason(parameters);
        LocalDate day = day(parameters);
        CoursePlan course = recorded.course(id);
        return store(
                possible(() -> progress.toItsEnd(
                        course, courses.phasesOf(course.id()), reason, parameters.value("text"), day)),
                request);
    }

    private LocalDate day(OperationParameters parameters) {
        LocalDate day = parameters.value("date").map(MoveOperations::day).orElseGet(() -> LocalDate.now(clock));
        // East of here it may be tomorrow already.
        if (day.isAfter(LocalDate.now(clock).plusDays(1))) {
            throw new InvalidRequestException(
                    "date=" + day + " lies in the future. Move the course when it does move.");
        }
        return day;
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException e) {
            throw OperationParameters.unreadable("date", written, "Write a day, such as 2026-03-02.");
        }
    }

    private static EndReason reason(OperationParameters parameters) {
        String code = parameters.required("reason", EndReason.COMPLETED_PLANNED.code());
        EndReason reason = EndReason.ofCode(code)
                .orElseThrow(() -> OperationParameters.unreadable(
                        "reason",
                        code,
                        "It is one of "
                                + Stream.of(EndReason.values())
                                        .map(EndReason::code)
                                        .collect(Collectors.joining(", "))
                                + "."));
        if (reason == EndReason.OTHER && parameters.value("text").isEmpty()) {
            throw new InvalidRequestException("With reason=other say in the parameter text what the reason is.");
        }
        return reason;
    }

    private Bundle store(List<CarePlan> changed, ServletRequestDetails request) {
        Bundle transaction = new Bundle().setType(BundleType.TRANSACTION);
        for (CarePlan plan : changed) {
            String id = "CarePlan/" + plan.getIdElement().getIdPart();
            transaction
                    .addEntry()
                    .setFullUrl(request.getFhirServerBase() + "/" + id)
                    .setResource(plan)
                    .getRequest()
                    .setMethod(HTTPVerb.PUT)
                    .setUrl(id)
                    .setIfMatch("W/\"" + plan.getMeta().getVersionId() + "\"");
        }
        ServletRequestDetails asTransaction = TransactionRequest.of(transaction, request);
        textCheck.check(asTransaction);
        return writes.store(transaction, asTransaction);
    }

    private static <T> T possible(Supplier<T> move) {
        try {
            return move.get();
        } catch (ImpossibleMoveException e) {
            throw new UnprocessableEntityException(e.getMessage(), e);
        }
    }
}
