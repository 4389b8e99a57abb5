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
import java.util.regex.Pattern;

/**
 * Refuses a search that asks for something which the server would pass over or misread: an unknown parameter, modifier
 * or value. With {@code Prefer: handling=lenient} unknown and empty parameters are ignored, as FHIR allows. HAPI's own
 * SearchPreferHandlingInterceptor looks at names without modifiers alone.
 */
@Interceptor
public final class SearchForm {
    /** Parameters that say how to answer, or page through an answer. */
    private static final Set<String> OF_THE_ANSWER = Set.of(
            "_sort",
            "_count",
            "_offset",
            "_include",
            "_revinclude",
            "_summary",
            "_total",
            "_elements",
            "_contained",
            "_containedType",
            "_format",
            "_pretty",
            "_has",
            "_since",
            "_at",
            "_getpages",
            "_getpagesoffset",
            "_bundletype",
            "_pageId");

    private static final Set<String> NUMBERS = Set.of("_count", "_offset", "_getpagesoffset");

    /** Names of parameters that ask for who is referred to; HAPI fails at others that begin so. */
    private static final Pattern HAS = Pattern.compile("(?:_has:[A-Za-z]+:[\\w-]+:)+[\\w.:-]*\\w");

    private static final Map<String, Set<String>> VALUES = Map.of(
            "_total", Set.of("none", "estimate", "accurate"),
            "_summary", Set.of("true", "false", "text", "data", "count"),
            "_pretty", Set.of("true", "false"));

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
            checkAnswer(parameters);
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
        checkAnswer(search.parameters());
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

    private static void checkAnswer(Map<String, String[]> parameters) {
        VALUES.forEach((name, allowed) -> {
            for (String value : parameters.getOrDefault(name, new String[0])) {
                if (!allowed.contains(value)) {
                    throw new InvalidRequestException(
                            name + "=" + value + " has no meaning. Use one of " + new TreeSet<>(allowed) + ".");
                }
            }
        });
        for (String name : parameters.keySet()) {
            if (name.startsWith("_has") && !HAS.matcher(name).matches()) {
                throw new InvalidRequestException("The search parameter " + name + " cannot be read. Write"
                        + " _has:Type:reference:parameter, such as _has:Observation:patient:code.");
            }
        }
        for (String name : NUMBERS) {
            for (String value : parameters.getOrDefault(name, new String[0])) {
                if (!value.matches("\\d{1,9}")) {
                    throw new InvalidRequestException(name + "=" + value
                            + " is no number of resources. Use a whole number that is not negative.");
                }
            }
        }
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
        if (OF_THE_ANSWER.contains(name)) {
            return Optional.empty();
        }
        if (name.equals(CompartmentSearch.FILTER) && search.compartment()) {
            return Optional.empty();
        }
        Optional<RuntimeSearchParam> known = find(search.type(), name);
        if (known.isEmpty()) {
            return fhir.getResourceTypes().contains(search.type())
                    ? Optional.of(unknown(search.type(), name))
                    : Optional.empty();
        }
        if (Arrays.stream(values).allMatch(String::isBlank)) {
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

    private Optional<RuntimeSearchParam> find(String type, String name) {
        return Optional.ofNullable(registry.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH))
                .or(() -> Optional.ofNullable(
                        registry.getActiveSearchParam("Resource", name, SearchParamLookupContextEnum.SEARCH)));
    }

    private String unknown(String type, String name) {
        Set<String> names = new TreeSet<>(registry.getActiveSearchParams(type, SearchParamLookupContextEnum.SEARCH)
                .getSearchParamNames());
        return "Unknown search parameter \"" + name + "\" for resource type \"" + type + "\". Known are: "
                + String.join(", ", names) + ".";
    }
}
