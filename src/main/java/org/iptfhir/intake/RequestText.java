package org.iptfhir.intake;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.iptfhir.validation.ResourceText;

/** Finds the text of the resource that a request carries. */
public final class RequestText {
    private RequestText() {}

    /**
     * The body as a resource's text; empty when there is none, or when its content type is not FHIR's JSON or XML. An entry
     * of a Bundle that reads has none: the body is the Bundle's.
     */
    public static Optional<ResourceText> of(RequestDetails request) {
        if (request.isSubRequest() && request.getRequestType() == RequestTypeEnum.GET) {
            return Optional.empty();
        }
        byte[] body = request.loadRequestContents();
        if (body == null || body.length == 0) {
            return Optional.empty();
        }
        String contentType = request.getHeader("Content-Type");
        if (contentType == null || contentType.isBlank()) {
            return Optional.of(ResourceText.of(body));
        }
        EncodingEnum encoding = EncodingEnum.forContentType(contentType);
        if (encoding == EncodingEnum.JSON) {
            return Optional.of(ResourceText.json(body));
        }
        return encoding == EncodingEnum.XML ? Optional.of(ResourceText.xml(body)) : Optional.empty();
    }
}
