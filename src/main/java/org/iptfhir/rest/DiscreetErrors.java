package org.iptfhir.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the inside of the server out of its answers: no SQL, no class names. The log has them, under the request's id
 * that the answer carries in {@code X-Request-ID}.
 */
@Interceptor
public final class DiscreetErrors {
    private static final Logger LOG = LoggerFactory.getLogger(DiscreetErrors.class);
    private static final Pattern INSIDE = Pattern.compile(
            "(?is).*(\\bSQL\\b|could not execute|\\w+Exception:|\\bjava\\.|org\\.hibernate|org\\.springframework).*");
    private static final int INTERNAL = 500;

    /** Replaces an exception that would tell of the inside; leaves every other to the server. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException replace(RequestDetails request, Throwable thrown) {
        if (thrown instanceof BaseServerResponseException known) {
            boolean internal = known.getStatusCode() >= INTERNAL;
            String message = Optional.ofNullable(known.getMessage()).orElse("");
            if (!internal && !INSIDE.matcher(message).matches()) {
                return null;
            }
            LOG.error("Request {} failed", request.getRequestId(), thrown);
            return internal ? internal(request) : conflict();
        }
        LOG.error("Request {} failed", request.getRequestId(), thrown);
        return internal(request);
    }

    private static BaseServerResponseException conflict() {
        return new ResourceVersionConflictException(
                "Another write was at the same resources at the same moment. Nothing of this request was stored: send it"
                        + " again.");
    }

    private static BaseServerResponseException internal(RequestDetails request) {
        return new InternalErrorException("The server failed at this request, and has noted why under "
                + request.getRequestId() + ". Tell that to whoever runs it.");
    }
}
