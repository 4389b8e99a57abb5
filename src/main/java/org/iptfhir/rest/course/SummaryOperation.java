package org.iptfhir.rest.course;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.IdType;
import org.iptfhir.course.handover.CourseSummary;
import org.iptfhir.course.handover.UnsummarisedCourseException;
import org.iptfhir.rest.NoBody;
import org.iptfhir.translate.CourseOutcomes;
import org.iptfhir.translate.CoursePlan;

/** {@code CarePlan/[id]/$ipt-summary}: a course as a document that a clinician can read. */
public final class SummaryOperation {
    private static final String NAME = "$ipt-summary";
    private static final String DEFINITION = "https://w3id.org/ipt-fhir/OperationDefinition/summarise-course";

    private final RecordedCourse recorded;
    private final CourseOutcomes outcomes;
    private final CourseSummary summaries;
    private final Clock clock;

    SummaryOperation(RecordedCourse recorded, CourseOutcomes outcomes, CourseSummary summaries, Clock clock) {
        this.recorded = recorded;
        this.outcomes = outcomes;
        this.summaries = summaries;
        this.clock = clock;
    }

    /** Of one course. */
    @Operation(name = NAME, type = CarePlan.class, idempotent = true, manualRequest = true, canonicalUrl = DEFINITION)
    public Bundle summarise(@IdParam IdType id, ServletRequestDetails request) {
        NoBody.require(request, "The address names the course: send no body to " + NAME + ".");
        try {
            CoursePlan course = recorded.course(id);
            return summaries.of(course, recorded.parts(id), outcomes.of(course), OffsetDateTime.now(clock));
        } catch (UnsummarisedCourseException e) {
            throw new UnprocessableEntityException(e.getMessage(), e);
        }
    }
}
