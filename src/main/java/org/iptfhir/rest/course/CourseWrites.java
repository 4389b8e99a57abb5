package org.iptfhir.rest.course;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.intake.TextCheck;
import org.iptfhir.rest.TransactionRequest;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.OperationWrites;

/**
 * Stores what an operation changes of a course: all of it or nothing, judged as every write is. What the rules refuse is
 * told of the resources themselves.
 */
public final class CourseWrites {
    private final OperationWrites writes;
    private final TextCheck textCheck;

    CourseWrites(OperationWrites writes, TextCheck textCheck) {
        this.writes = writes;
        this.textCheck = textCheck;
    }

    /** Stores new versions of stored resources, each only where it is still the version that was read. */
    Bundle update(List<? extends Resource> changed, ServletRequestDetails request) {
        Bundle transaction = new Bundle().setType(BundleType.TRANSACTION);
        for (Resource resource : changed) {
            String id = LocalReference.to(resource);
            transaction
                    .addEntry()
                    .setResource(resource)
                    .getRequest()
                    .setMethod(HTTPVerb.PUT)
                    .setUrl(id)
                    .setIfMatch("W/\"" + resource.getMeta().getVersionId() + "\"");
        }
        return store(transaction, request);
    }

    /**
     * Stores a transaction that changes a course.
     *
     * @param request which may expect a version of the course in {@code If-Match}
     */
    public Bundle store(CoursePlan course, Bundle transaction, ServletRequestDetails request) {
        ExpectedCourse.require(course, request);
        return store(transaction, request);
    }

    private Bundle store(Bundle transaction, ServletRequestDetails request) {
        transaction.getEntry().stream()
                .filter(entry -> !entry.hasFullUrl())
                .forEach(entry ->
                        entry.setFullUrl(request.getFhirServerBase() + "/" + LocalReference.to(entry.getResource())));
        List<Resource> parts = transaction.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .toList();
        ServletRequestDetails asTransaction = TransactionRequest.of(transaction, request);
        try {
            textCheck.check(asTransaction);
            return writes.store(transaction, asTransaction);
        } catch (UnprocessableEntityException e) {
            if (e.getOperationOutcome() instanceof OperationOutcome told) {
                throw new UnprocessableEntityException(e.getMessage(), FindingsOfCourse.of(told, parts));
            }
            throw e;
        }
    }
}
