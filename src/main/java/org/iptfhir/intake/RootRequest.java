package org.iptfhir.intake;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.jspecify.annotations.Nullable;

/**
 * The request as the client sent it. HAPI hands a request of its own to what happens to one entry of a Bundle, without
 * text and Bundle, but with the same user data.
 */
final class RootRequest {
    private RootRequest() {}

    /** Remembers a request for what happens to its entries. */
    static void keep(RequestDetails request) {
        request.getUserData().put(RootRequest.class, request);
    }

    /** The client's request behind a request, or the request itself; null for the server's own work. */
    static @Nullable RequestDetails of(@Nullable RequestDetails request) {
        return request == null ? null : (RequestDetails) request.getUserData().getOrDefault(RootRequest.class, request);
    }
}
