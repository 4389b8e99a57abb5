package org.iptfhir.rest.request;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.iptfhir.rest.limit.SearchLimits;

/**
 * Holds the searches of a batch or transaction to what a search of its own is held to, and makes a search of a
 * compartment's address in them too: HAPI runs them without the interceptors of a request.
 */
@Interceptor
public final class SearchesInBundles {
    private static final Pattern SEARCH = Pattern.compile("/?([A-Z]\\w+)\\?(.*)", Pattern.DOTALL);
    private static final Pattern COMPARTMENT =
            Pattern.compile("/?([A-Z]\\w+/[\\w.-]+)/([A-Z]\\w+|\\*)(?:\\?(.*))?", Pattern.DOTALL);

    private final FhirContext fhir;
    private final SearchForm form;
    private final SearchLimits limits;
    private final CompartmentSearch compartments;

    public SearchesInBundles(FhirContext fhir, SearchForm form, SearchLimits limits, CompartmentSearch compartments) {
        this.fhir = fhir;
        this.form = form;
        this.limits = limits;
        this.compartments = compartments;
    }

    /** Checks the searches of a transaction, or of one entry of a batch, which alone is refused then. */
    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    public void check(RequestDetails request, IBaseBundle announced) {
        boolean lenient = SearchForm.isLenient(request);
        EntriesThatRead.check(request, announced, url -> checked(url, lenient));
    }

    /** The address as it is to be looked up; unchanged when it is no search. */
    private String checked(String url, boolean lenient) {
        Matcher compartment = COMPARTMENT.matcher(url);
        if (compartment.matches()) {
            String type = compartment.group(2);
            Map<String, String[]> asked = EntriesThatRead.parameters(compartment.group(3));
            limits.check(asked);
            return address(
                    type,
                    form.checked(new TypeSearch(
                            type, compartments.parameters(compartment.group(1), type, asked), lenient, true)));
        }
        Matcher search = SEARCH.matcher(url);
        if (!search.matches() || !fhir.getResourceTypes().contains(search.group(1))) {
            return url;
        }
        Map<String, String[]> asked = EntriesThatRead.parameters(search.group(2));
        limits.check(asked);
        Map<String, String[]> kept = form.checked(new TypeSearch(search.group(1), asked, lenient, false));
        return kept.size() == asked.size() ? url : address(search.group(1), kept);
    }

    private static String address(String type, Map<String, String[]> parameters) {
        List<String> written = new TreeMap<>(parameters)
                .entrySet().stream()
                        .flatMap(parameter -> Stream.of(parameter.getValue())
                                .map(value -> UrlUtil.escapeUrlParam(parameter.getKey()) + "="
                                        + UrlUtil.escapeUrlParam(value)))
                        .toList();
        return type + "?" + String.join("&", written);
    }
}
