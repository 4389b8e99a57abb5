package org.iptfhir.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.CompositeParam;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.HasParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.util.ICachedSearchDetails;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * "From" and "up to" a year or a month begin with its first day and end with its last. HAPI takes {@code ge1980} for the end
 * of 1980, and {@code le1980} for its beginning: nobody born in it is found. Here, because every search comes by: alone,
 * in a batch, as a condition, and with its dates at the end of chains.
 */
@Interceptor
public final class WholeDates {
    private static final Pattern FROM_OR_UP_TO = Pattern.compile("(ge|le)(\\d{4})(?:-(0[1-9]|1[0-2]))?");

    private final DateParameters dates;

    WholeDates(DateParameters dates) {
        this.dates = dates;
    }

    /** Rewrites the dates of a search before it is looked up. */
    @Hook(Pointcut.STORAGE_PRESEARCH_REGISTERED)
    public void rewrite(ICachedSearchDetails search, SearchParameterMap parameters) {
        parameters
                .entrySet()
                .forEach(parameter -> parameter.getValue().stream()
                        .flatMap(List::stream)
                        .forEach(value -> rewrite(search.getResourceType(), parameter.getKey(), value)));
    }

    private void rewrite(String type, String parameter, IQueryParameterType value) {
        if (value instanceof DateParam date) {
            rewrite(date);
        } else if (value instanceof CompositeParam<?, ?> composite) {
            rewrite(type, parameter, composite.getLeftValue());
            rewrite(type, parameter, composite.getRightValue());
        } else if (value instanceof ReferenceParam reference && reference.hasChain()) {
            String qualifier = reference.hasResourceType() ? ":" + reference.getResourceType() : "";
            String chain = qualifier + "." + reference.getChain();
            if (FROM_OR_UP_TO.matcher(reference.getValue()).matches() && dates.isDate(type, parameter + chain)) {
                reference.setValueAsQueryToken(null, parameter, chain, toTheDay(reference.getValue()));
            }
        } else if (value instanceof HasParam has
                && FROM_OR_UP_TO.matcher(has.getParameterValue()).matches()
                && dates.isDate(has.getTargetResourceType(), has.getParameterName())) {
            has.setValueAsQueryToken(
                    null, parameter, has.getQueryParameterQualifier(), toTheDay(has.getParameterValue()));
        }
    }

    private static void rewrite(DateParam date) {
        String before = date.getValueAsQueryToken();
        String after = toTheDay(before);
        if (!after.equals(before)) {
            date.setValueAsString(after);
        }
    }

    private static String toTheDay(String value) {
        Matcher partial = FROM_OR_UP_TO.matcher(value);
        if (!partial.matches()) {
            return value;
        }
        boolean from = partial.group(1).equals("ge");
        String month = partial.group(3) == null ? (from ? "01" : "12") : partial.group(3);
        YearMonth stated = YearMonth.parse(partial.group(2) + "-" + month);
        return partial.group(1) + (from ? stated.atDay(1) : stated.atEndOfMonth());
    }
}
