package org.iptfhir.translate;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * When each version that a history tells came into being, in the order of the answer: what tells a deletion has no
 * resource that could say it.
 */
public record TimesOfVersions(List<Date> times) {
    private static final Class<TimesOfVersions> KEY = TimesOfVersions.class;

    /** The same times, which nobody changes. */
    public TimesOfVersions {
        times = List.copyOf(times);
    }

    /** Those of the answer to a request; none for other requests. */
    public static TimesOfVersions of(RequestDetails request) {
        return request.getUserData().get(KEY) instanceof TimesOfVersions known ? known : new TimesOfVersions(List.of());
    }

    /** Keeps those of versions with the request that asked for them. */
    public static void keep(List<IBaseResource> versions, RequestDetails request) {
        List<Date> times = new ArrayList<>();
        for (IBaseResource version : versions) {
            times.add(version.getMeta().getLastUpdated());
        }
        request.getUserData().put(KEY, new TimesOfVersions(times));
    }
}
