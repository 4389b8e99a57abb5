package org.iptfhir.rest.course;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.IdType;
import org.iptfhir.course.handover.CourseTransfer;
import org.iptfhir.rest.NoBody;

/** {@code CarePlan/[id]/$ipt-course}: one course as a transaction that another server stores. */
public final class RetrievalOperation {
    private static final String NAME = "$ipt-course";
    private static final String DEFINITION = "https://w3id.org/ipt-fhir/OperationDefinition/retrieve-course";

    private final RecordedCourse recorded;
    private final CourseTransfer transfer;

    RetrievalOperation(RecordedCourse recorded, CourseTransfer transfer) {
        this.recorded = recorded;
        this.transfer = transfer;
    }

    /** Of one course. */
    @Operation(name = NAME, type = CarePlan.class, idempotent = true, manualRequest = true, canonicalUrl = DEFINITION)
    public Bundle retrieve(@IdParam IdType id, ServletRequestDetails request) {
        NoBody.require(request, "The address names the course: send no body to " + NAME + ".");
        return transfer.of(recorded.parts(id));
    }
}
