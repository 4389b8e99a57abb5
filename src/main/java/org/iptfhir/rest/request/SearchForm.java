package org.iptfhir.rest.request;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Refuses a search that asks for something which the server would pass over or misread: an unknown parameter, modifier
 * or value. With {@code Prefer: handling=lenient} unknown and empty parameters are ignored, as FHIR allows. HAPI's own
 * SearchPreferHandlingInterceptor looks at names without modifiers alone.
 */
@Interceptor
public final class SearchForm {
    private final FhirContext fhir;
    private final ISearchParamRegistry registry;
    private final SearchChain chains;

    public SearchForm(FhirContext fhir, ISearchParamRegistry registry) {
        this.fhir = fhir;
        this.registry = registry;
        chains = new SearchChain(fhir, registry);
    }

    /** Checks each parameter; takes out what a lenient client wants ignored. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED, order = 10)
    public void check(RequestDetails request) {
        Map<String, String[]> parameters = request.getParameters();
        if (parameters == null || parameters.isEmpty()) {
            return;
        }
        if (!isSearch(request)) {
            AnswerParameters.check(parameters);
            return;
        }
        request.setParameters(checked(new TypeSearch(
                request.getResourceName(),
                parameters,
                isLenient(request),
                request.getUserData().containsKey(CompartmentSearch.class))));
    }

    /**
     * The parameters that are searched by.
     *
     * @throws InvalidRequestException when one would be passed over or misread, and the search is not lenient
     */
    Map<String, String[]> checked(TypeSearch search) {
        AnswerParameters.check(search.parameters());
        Map<String, String[]> kept = new HashMap<>();
        for (Map.Entry<String, String[]> parameter : search.parameters().entrySet()) {
            Optional<String> fault = faultOf(search, parameter.getKey(), parameter.getValue());
            if (fault.isEmpty()) {
                // The same value twice asks for nothing more, and HAPI expects none of it.
                kept.put(
                        parameter.getKey(),
                        Arrays.stream(parameter.getValue()).distinct().toArray(String[]::new));
            } else if (!search.lenient()) {
                throw new InvalidRequestException(
                        fault.get() + " Mend or remove it, or send Prefer: handling=lenient to have it ignored.");
            }
        }
        return kept;
    }

    /** What is wrong with one of the parameters; empty when all can be searched by. */
    Optional<String> fault(TypeSearch search) {
        AnswerParameters.check(search.parameters());
        return search.parameters().entrySet().stream()
                .flatMap(parameter -> faultOf(search, parameter.getKey(), parameter.getValue()).stream())
                .findFirst();
    }

    private static boolean isSearch(RequestDetails request) {
        if (request.getResourceName() == null || request.getId() != null) {
            return false;
        }
        String operation = request.getOperation();
        return "_search".equals(operation) || (operation == null && request.getRequestType() == RequestTypeEnum.GET);
    }

    static boolean isLenient(RequestDetails request) {
        return request.getHeaders("Prefer").stream()
                .anyMatch(header -> header.toLowerCase(Locale.ROOT).contains("handling=lenient"));
    }

    /** What is wrong with a parameter; empty when it can be searched by. */
    private Optional<String> faultOf(TypeSearch search, String written, String[] values) {
        int end = endOfName(written);
        String name = written.substring(0, end);
        Optional<String> elsewhere = chains.fault(search.type(), written, values);
        if (elsewhere.isPresent()) {
            return elsewhere;
        }
        if (AnswerParameters.isOfSearch(name)) {
            return AnswerParameters.fault(written, values);
        }
        if (name.equals(CompartmentSearch.FILTER) && search.compartment()) {
            return Optional.empty();
        }
        Optional<RuntimeSearchParam> known = chains.find(search.type(), name);
        if (known.isEmpty()) {
            return fhir.getResourceTypes().contains(search.type())
                    ? Optional.of(unknown(search.type(), name))
                    : Optional.empty();
        }
        if (Arrays.stream(values).allMatch(SearchValue::isNone)) {
            return Optional.of("The search parameter " + written + " has no value.");
        }
        return written.indexOf('.', end) >= 0
                ? Optional.empty() // a chain is followed, and checked, where the values are looked up
                : SearchValue.fault(fhir, registry, known.get(), written.substring(end), values);
    }

    private static int endOfName(String written) {
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) == ':' || written.charAt(i) == '.') {
                return i;
            }
        }
        return written.length();
    }

    private String unknown(String type, String name) {
        Set<String> names = new TreeSet<>(registry.getActiveSearchParams(type, SearchParamLookupContextEnum.SEARCH)
                .getSearchParamNames());
        return "Unknown search parameter \"" + name + "\" for resource type \"" + type + "\". Known are: "
                + String.join(", ", names) + ".";
    }
}
