package org.iptfhir.rest.request;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Parameters;
import org.iptfhir.intake.RequestText;

/** The parameters that the body of an operation brings. */
final class ParametersBody {
    private ParametersBody() {}

    /** Empty when the body is no Parameters, or cannot be read: HAPI says so. */
    static Optional<Parameters> of(RequestDetails request) {
        return resource(request).filter(Parameters.class::isInstance).map(Parameters.class::cast);
    }

    /** Whatever the body is; empty when there is none that can be read. */
    static Optional<IBaseResource> resource(RequestDetails request) {
        try {
            return RequestText.of(request).map(text -> text.parsed(request.getFhirContext()));
        } catch (DataFormatException e) {
            return Optional.empty();
        }
    }
}
