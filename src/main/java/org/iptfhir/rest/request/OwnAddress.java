package org.iptfhir.rest.request;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseReference;

/**
 * Takes a reference by this server's own address for what it is, a reference within the server: in what is stored, so that
 * its target is checked and found, and in what is searched for.
 */
@Interceptor
public final class OwnAddress {
    private final FhirContext fhir;

    public OwnAddress(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** Makes the values of a search relative. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void inSearches(RequestDetails request) {
        String base = request.getFhirServerBase() + "/";
        if (request.getParameters() == null
                || request.getParameters().values().stream()
                        .allMatch(values -> String.join("", values).indexOf(base) < 0)) {
            return;
        }
        Map<String, String[]> relative = new HashMap<>();
        request.getParameters().forEach((name, values) -> relative.put(name, withoutBase(base, values)));
        request.setParameters(relative);
    }

    private static String[] withoutBase(String base, String[] values) {
        String[] relative = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            relative[i] = (" " + values[i])
                    .replace(" " + base, " ")
                    .replace("," + base, ",")
                    .substring(1);
        }
        return relative;
    }

    /** Makes the references of what a write brings relative. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = -10)
    public void inWrites(RequestDetails request) {
        if (request.getResource() == null) {
            return;
        }
        String base = request.getFhirServerBase() + "/";
        fhir.newTerser().getAllPopulatedChildElementsOfType(request.getResource(), IBaseReference.class).stream()
                .filter(reference -> reference.getReferenceElement().getValue() != null)
                .filter(reference -> reference.getReferenceElement().getValue().startsWith(base))
                .forEach(reference -> reference.setReference(
                        reference.getReferenceElement().getValue().substring(base.length())));
    }
}
