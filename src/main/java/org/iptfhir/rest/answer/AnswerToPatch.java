package org.iptfhir.rest.answer;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRestfulResponse;
import org.hl7.fhir.r4.model.IdType;

/** Gives an answer to PATCH its ETag, whatever it holds: HAPI names the version in Content-Location alone. */
final class AnswerToPatch extends ServletRestfulResponse {
    AnswerToPatch(ServletRequestDetails request) {
        super(request);
    }

    @Override
    public void addHeader(String name, String value) {
        super.addHeader(name, value);
        IdType version = new IdType(value);
        if (name.equals(Constants.HEADER_CONTENT_LOCATION) && version.hasVersionIdPart()) {
            super.addHeader(Constants.HEADER_ETAG, RestfulServerUtils.createEtag(version.getVersionIdPart()));
        }
    }
}
