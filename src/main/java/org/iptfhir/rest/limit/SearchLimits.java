package org.iptfhir.rest.limit;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.Map;

/** Refuses searches that would keep the database busy for minutes: too many values, too long chains. */
@Interceptor
public final class SearchLimits {
    /** The database joins a table for each. */
    private static final int MOST_SORTS = 8;

    private final LimitSettings limits;

    SearchLimits(LimitSettings limits) {
        this.limits = limits;
    }

    /** Counts before anything is looked up. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void check(RequestDetails request) {
        Map<String, String[]> parameters = request.getParameters();
        if (parameters != null) {
            check(parameters);
        }
    }

    /**
     * Counts the parameters of one search.
     *
     * @throws InvalidRequestException when there is more to look up than this server takes
     */
    public void check(Map<String, String[]> parameters) {
        long values = parameters.values().stream()
                .flatMap(Arrays::stream)
                .mapToLong(value -> 1 + value.chars().filter(c -> c == ',').count())
                .sum();
        if (values > limits.searchValues()) {
            throw new InvalidRequestException("The search has " + values + " values; " + limits.searchValues()
                    + " are the most that this server takes. Ask in several searches, or have the setting"
                    + " ipt.limits.search-values raised.");
        }
        long sorts = Arrays.stream(parameters.getOrDefault("_sort", new String[0]))
                .mapToLong(value -> 1 + value.chars().filter(c -> c == ',').count())
                .sum();
        if (sorts > MOST_SORTS) {
            throw new InvalidRequestException("The search is to be sorted by " + sorts + " parameters; " + MOST_SORTS
                    + " are the most that this server takes. Leave out those that come last: they seldom decide.");
        }
        long conditions = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getKey().startsWith("_include")
                        && !parameter.getKey().startsWith("_revinclude"))
                .mapToLong(parameter -> parameter.getValue().length)
                .sum();
        if (conditions > limits.searchParameters()) {
            throw new InvalidRequestException("The search has " + conditions + " parameters; "
                    + limits.searchParameters() + " are the most that this server takes. Put alternatives into one,"
                    + " after commas, or have the setting ipt.limits.search-parameters raised.");
        }
        for (String name : parameters.keySet()) {
            int links = occurrences(name, ".") + occurrences(name, "_has:");
            if (links > limits.searchChain()) {
                throw new InvalidRequestException("The search parameter "
                        + name.substring(0, Math.min(100, name.length())) + " is a chain of " + links + " links; "
                        + limits.searchChain() + " are the most that this server follows.");
            }
        }
    }

    private static int occurrences(String name, String of) {
        return (name.length() - name.replace(of, "").length()) / of.length();
    }
}
