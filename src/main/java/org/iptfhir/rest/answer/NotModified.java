package org.iptfhir.rest.answer;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.IPreResourceShowDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Gives the answer 304 the ETag that the answer 200 would have (RFC 9110, 15.4.5). */
@Interceptor
public final class NotModified {
    /** Notes which version a read has found. */
    @Hook(Pointcut.STORAGE_PRESHOW_RESOURCES)
    public void note(IPreResourceShowDetails shown, @Nullable RequestDetails request) {
        if (request != null
                && request.getRestOperationType() == RestOperationTypeEnum.READ
                && shown.size() == 1
                && shown.getResource(0) instanceof Resource resource
                && resource.getMeta().hasVersionId()) {
            String version = resource.getMeta().getVersionId();
            request.getUserData().put(NotModified.class, version);
            if (request.getHeaders("If-None-Match").stream().anyMatch(known -> matches(known, version))) {
                throw new NotModifiedException("Not Modified");
            }
        }
    }

    /** HAPI knows neither {@code *} nor several ETags in one header. */
    private static boolean matches(String header, String version) {
        return Stream.of(header.split(","))
                .map(tag -> tag.strip().replaceFirst("^W/", "").replace("\"", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(version));
    }

    /** Tells it when the client has that version already. */
    @Hook(value = Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION, order = -2)
    public void tell(@Nullable RequestDetails request, Throwable thrown, HttpServletResponse answer) {
        if (request != null
                && thrown instanceof NotModifiedException
                && request.getUserData().get(NotModified.class) instanceof String version) {
            answer.setHeader("ETag", RestfulServerUtils.createEtag(version));
        }
    }
}
