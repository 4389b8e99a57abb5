package org.iptfhir.rest.request;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Answers {@code Patient/[id]/Observation} as a search for Observations that belong to the patient's compartment, by any
 * of the parameters that FHIR names for it. HAPI's server reads such an address and finds nobody who answers it.
 */
@Interceptor
public final class CompartmentSearch {
    /** The parameter that HAPI has for alternatives; ours alone. */
    static final String FILTER = "_filter";

    private static final Pattern OWNER = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}");

    private final FhirContext fhir;

    public CompartmentSearch(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** Makes a search of the type of a compartment's address; before the search is checked. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void rewrite(RequestDetails request) {
        String type = request.getCompartmentName();
        if (type == null || request.getId() == null) {
            return;
        }
        if (request.getRequestType() != RequestTypeEnum.GET) {
            throw new MethodNotAllowedException("A compartment is searched with GET.", RequestTypeEnum.GET);
        }
        String owner = request.getResourceName() + "/" + request.getId().getIdPart();
        request.setParameters(parameters(owner, type, request.getParameters()));
        request.getUserData().put(CompartmentSearch.class, owner + "/" + type);
        request.setResourceName(type);
        request.setId(null);
        request.setCompartmentName(null);
    }

    /**
     * The parameters by which a type is searched.
     *
     * @param owner whose compartment it is, such as {@code Patient/123}
     * @param asked what else was asked for
     */
    Map<String, String[]> parameters(String owner, String type, Map<String, String[]> asked) {
        if (type.equals("*")) {
            throw new InvalidRequestException(
                    "This server searches a compartment one type at a time, such as " + owner + "/Observation."
                            + (owner.startsWith("Patient/") ? " All at once is " + owner + "/$everything." : ""));
        }
        if (!OWNER.matcher(owner).matches()) {
            throw new InvalidRequestException(owner + " is no address of a resource: an id has letters, digits, hyphens"
                    + " and points only, at most 64 of them."); // it becomes part of an expression
        }
        if (asked.keySet().stream().anyMatch(name -> name.startsWith(FILTER))) {
            throw new InvalidRequestException(
                    "This server does not search with " + FILTER + ". Use parameters of " + type + ".");
        }
        String compartment = owner.substring(0, owner.indexOf('/'));
        List<String> parameters = parameters(compartment, type);
        if (parameters.isEmpty()) {
            throw new InvalidRequestException("No " + type + " belongs to the compartment of a " + compartment
                    + ". Search with GET " + type + "?…");
        }
        Map<String, String[]> search = new HashMap<>(asked);
        if (parameters.size() == 1) {
            search.merge(parameters.get(0), new String[] {owner}, CompartmentSearch::both);
        } else {
            search.put(FILTER, new String[] {
                parameters.stream().map(name -> name + " eq " + owner).collect(Collectors.joining(" or "))
            });
        }
        return search;
    }

    /** Which parameters of a type make it belong to a compartment. */
    private List<String> parameters(String compartment, String type) {
        return fhir.getResourceTypes().contains(type)
                ? fhir.getResourceDefinition(type).getSearchParamsForCompartmentName(compartment).stream()
                        .map(RuntimeSearchParam::getName)
                        .distinct()
                        .sorted()
                        .toList()
                : List.of();
    }

    private static String[] both(String[] asked, String[] owner) {
        String[] all = Arrays.copyOf(asked, asked.length + 1);
        all[asked.length] = owner[0];
        return all;
    }
}
