package org.iptfhir.rest.request;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Answers that have a part of a resource have its mandatory elements too, so that they stay resources (R4,
 * search.html#elements, #summary). HAPI leaves those out of {@code _elements}, and answers {@code _summary=text} of one
 * resource with its narrative alone, as a page.
 */
@Interceptor
public final class PartsOfResources {
    private static final String ELEMENTS = "_elements";
    private static final String SUMMARY = "_summary";

    private final FhirContext fhir;

    public PartsOfResources(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** Adds what must be there to what is asked for. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED, order = 11)
    public void complete(RequestDetails request) {
        Map<String, String[]> parameters = request.getParameters();
        String type = request.getResourceName();
        if (parameters == null || type == null || !fhir.getResourceTypes().contains(type)) {
            return;
        }
        Map<String, String[]> changed = new HashMap<>(parameters);
        if (isRead(request)
                && Arrays.asList(changed.getOrDefault(SUMMARY, new String[0])).contains("text")) {
            changed.remove(SUMMARY);
            changed.put(ELEMENTS, new String[] {"text"});
        }
        if (changed.containsKey(ELEMENTS)) {
            changed.put(
                    ELEMENTS,
                    Stream.concat(Arrays.stream(changed.get(ELEMENTS)), mandatory(type))
                            .toArray(String[]::new));
            request.setParameters(changed);
        }
    }

    private static boolean isRead(RequestDetails request) {
        return request.getId() != null
                && request.getOperation() == null
                && request.getRequestType() == RequestTypeEnum.GET;
    }

    private Stream<String> mandatory(String type) {
        return fhir.getResourceDefinition(type).getChildren().stream()
                .filter(child -> child.getMin() > 0)
                .map(BaseRuntimeChildDefinition::getElementName)
                .map(name -> name.replace("[x]", ""));
    }
}
