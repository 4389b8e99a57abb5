package org.iptfhir.rest.request;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashMap;
import java.util.Map;
import org.iptfhir.translate.OwnAddresses;

/**
 * Takes a reference by this server's own address for what it is, a reference within the server: in what is stored, so that
 * its target is checked and found, and in what is searched for.
 */
@Interceptor
public final class OwnAddress {
    private final FhirContext fhir;
    private final OwnAddresses addresses;

    public OwnAddress(FhirContext fhir, OwnAddresses addresses) {
        this.fhir = fhir;
        this.addresses = addresses;
    }

    /** Makes the values of a search relative. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void inSearches(RequestDetails request) {
        for (String root : addresses.roots(request.getFhirServerBase())) {
            if (request.getParameters() == null
                    || request.getParameters().values().stream()
                            .allMatch(values -> String.join("", values).indexOf(root) < 0)) {
                continue;
            }
            Map<String, String[]> relative = new HashMap<>();
            request.getParameters().forEach((name, values) -> relative.put(name, without(root, values)));
            request.setParameters(relative);
        }
    }

    private static String[] without(String root, String[] values) {
        String[] relative = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            relative[i] = (" " + values[i])
                    .replace(" " + root, " ")
                    .replace("," + root, ",")
                    .substring(1);
        }
        return relative;
    }

    /** Makes the references of what a write brings relative. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = 10) // after those to entries' fullUrls
    public void inWrites(RequestDetails request) {
        if (request.getResource() != null) {
            addresses.makeRelative(request.getResource(), request.getFhirServerBase(), fhir);
        }
    }
}
