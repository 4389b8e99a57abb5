package org.iptfhir.rest;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import org.hl7.fhir.r4.model.Parameters;
import org.iptfhir.intake.RequestText;
import org.iptfhir.validation.ResourceText;

/** The body of an operation whose address says all: there is none, or Parameters without a parameter, as many clients send. */
public final class NoBody {
    private NoBody() {}

    /**
     * Refuses a body that says something.
     *
     * @param refusal what the address names, and what to do instead
     */
    public static void require(RequestDetails request, String refusal) {
        if (RequestText.of(request)
                .filter(text -> !isEmptyParameters(text, request))
                .isPresent()) {
            throw new InvalidRequestException(refusal);
        }
    }

    private static boolean isEmptyParameters(ResourceText text, RequestDetails request) {
        try {
            return text.parsed(request.getFhirContext()) instanceof Parameters parameters && !parameters.hasParameter();
        } catch (DataFormatException e) {
            return false;
        }
    }
}
