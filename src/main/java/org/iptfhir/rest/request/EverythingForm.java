package org.iptfhir.rest.request;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import org.hl7.fhir.r4.model.DateTimeType;

/** Refuses what {@code $everything} cannot keep to, where HAPI passes over parameters that it does not know. */
@Interceptor
public final class EverythingForm {
    private static final String NAME = "$everything";
    private static final String SINCE = "_since";

    /** Checks the parameters. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void check(RequestDetails request) {
        if (!NAME.equals(request.getOperation())) {
            return;
        }
        for (String unknown : new String[] {"start", "end"}) {
            if (request.getParameters().containsKey(unknown)) {
                throw new InvalidRequestException(NAME + " does not choose by the time of care here, so " + unknown
                        + " cannot be kept. Leave it out; or search each type by its date, such as"
                        + " Observation?patient=…&date=ge2026-02-03.");
            }
        }
        for (String name : request.getParameters().keySet()) {
            if (!name.equals(SINCE) && !name.equals("_type") && !AnswerParameters.isOfSearch(name)) {
                throw new InvalidRequestException(NAME + " cannot be asked for " + name
                        + ". It takes _type, _since, _count and how to answer; search each type for anything else.");
            }
        }
        for (String since : request.getParameters().getOrDefault(SINCE, new String[0])) {
            if (!isTime(since)) {
                throw new InvalidRequestException(SINCE + "=" + since
                        + " is no instant. Write one such as 2026-02-03T10:00:00Z (in an address, + is %2B).");
            }
        }
    }

    private static boolean isTime(String since) {
        try {
            return new DateTimeType(since).getValue() != null;
        } catch (DataFormatException | IllegalArgumentException e) {
            return false;
        }
    }
}
