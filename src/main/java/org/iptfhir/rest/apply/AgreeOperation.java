package org.iptfhir.rest.apply;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.iptfhir.course.protocol.AgreedArea;
import org.iptfhir.course.protocol.Definitions;
import org.iptfhir.course.protocol.Protocol;
import org.iptfhir.course.protocol.UnfitProtocolException;
import org.iptfhir.rest.OperationParameters;
import org.iptfhir.rest.Unchanged;
import org.iptfhir.rest.course.CourseWrites;
import org.iptfhir.rest.course.RecordedCourse;
import org.iptfhir.therapy.ProblemArea;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;

/**
 * {@code CarePlan/[id]/$ipt-agree}: a course that was started from a protocol gets its problem area, once it is agreed on
 * with the patient, and the branch that the protocol has for it. A call that is repeated changes nothing.
 */
public final class AgreeOperation {
    private static final String NAME = "$ipt-agree";
    private static final String AREA = "problemArea";
    private static final String SECOND = "secondProblemArea";

    private final RecordedCourse recorded;
    private final CourseReader courses;
    private final Definitions definitions;
    private final AgreedArea agreed;
    private final CourseWrites writes;

    AgreeOperation(
            RecordedCourse recorded,
            CourseReader courses,
            Definitions definitions,
            AgreedArea agreed,
            CourseWrites writes) {
        this.recorded = recorded;
        this.courses = courses;
        this.definitions = definitions;
        this.agreed = agreed;
        this.writes = writes;
    }

    /** Adds the area, and what belongs to it. */
    @Operation(
            name = NAME,
            type = CarePlan.class,
            manualRequest = true,
            canonicalUrl = "https://w3id.org/ipt-fhir/OperationDefinition/agree-on-problem-area")
    public Bundle agree(@IdParam IdType id, ServletRequestDetails request) {
        OperationParameters parameters = OperationParameters.of(request, NAME, AREA, SECOND);
        ProblemArea area = OrderReading.area(AREA, parameters.required(AREA, ProblemArea.GRIEF.code()), ".");
        Optional<ProblemArea> second = parameters.value(SECOND).map(value -> OrderReading.area(SECOND, value, "."));
        second.ifPresent(also -> OrderReading.requireOther(also, Optional.of(area)));
        CoursePlan course = recorded.course(id);
        if (course.primaryArea().isPresent()) {
            return agreedBefore(course, area, second);
        }
        if (!course.isNotOver()) {
            throw new UnprocessableEntityException(course.id() + " is " + course.status()
                    + ": its problem area is no longer to be agreed on. Add it by an update, if the record lacks it.");
        }
        Protocol protocol = protocol(course);
        return writes.store(
                course,
                judged(() -> agreed.of(protocol, course, courses.phasesOf(course.id()), area, second)),
                request);
    }

    private static Bundle agreedBefore(CoursePlan course, ProblemArea area, Optional<ProblemArea> second) {
        ProblemArea primary = course.primaryArea().orElseThrow();
        if (primary == area && second.stream().allMatch(course.problemAreas()::contains)) {
            return Unchanged.answer(
                    course.plan(), course.id() + " works on " + area.code() + " already: nothing was changed.");
        }
        throw new UnprocessableEntityException(course.id() + " works on "
                + String.join(
                        ", ",
                        course.problemAreas().stream().map(ProblemArea::code).toList())
                + " already. Where patient and therapist have agreed on another focus, update the extensions"
                + " problem-area, the goals and the tasks of the course.");
    }

    private Protocol protocol(CoursePlan course) {
        List<String> followed = course.plan().getInstantiatesCanonical().stream()
                .map(CanonicalType::getValue)
                .toList();
        PlanDefinition plan = followed.stream()
                .flatMap(canonical -> definitions.find(canonical, PlanDefinition.class).stream())
                .findFirst()
                .orElseThrow(() -> new UnprocessableEntityException(course.id()
                        + (followed.isEmpty()
                                ? " names no protocol in instantiatesCanonical"
                                : " follows " + String.join(", ", followed) + ", which is not on this server")
                        + ", so that it cannot be told what belongs to the area. Add the extension problem-area, goals"
                        + " and tasks by updates."));
        return judged(() -> Protocol.of(plan));
    }

    private static <T> T judged(Supplier<T> work) {
        try {
            return work.get();
        } catch (UnfitProtocolException e) {
            throw new UnprocessableEntityException(e.getMessage(), e);
        }
    }
}
