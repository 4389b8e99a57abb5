package org.iptfhir.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A day in {@code _lastUpdated} is a day of UTC, in which this server tells when something was updated. HAPI stretches it
 * over all time zones: who asks each night for what changed on the day before would get most of two days.
 */
@Interceptor
public final class DaysOfUpdates {
    /** Characters of a date that is a year alone. */
    private static final int YEAR = 4;

    private static final Set<TemporalPrecisionEnum> DAYS =
            EnumSet.of(TemporalPrecisionEnum.YEAR, TemporalPrecisionEnum.MONTH, TemporalPrecisionEnum.DAY);

    /** Puts instants in the place of days. */
    @Hook(Pointcut.STORAGE_PRESEARCH_REGISTERED)
    public void rewrite(SearchParameterMap search) {
        DateRangeParam asked = search.getLastUpdated();
        if (asked == null || asked.isEmpty()) {
            return;
        }
        DateRangeParam range = new DateRangeParam();
        range.setLowerBound(lower(asked.getLowerBound()));
        range.setUpperBound(upper(asked.getUpperBound()));
        search.setLastUpdated(range);
    }

    private static @Nullable DateParam lower(@Nullable DateParam bound) {
        if (bound == null || !isOfDays(bound)) {
            return bound;
        }
        boolean after =
                bound.getPrefix() == ParamPrefixEnum.GREATERTHAN || bound.getPrefix() == ParamPrefixEnum.STARTS_AFTER;
        return new DateParam(ParamPrefixEnum.GREATERTHAN_OR_EQUALS, after ? end(bound) : begin(bound));
    }

    private static @Nullable DateParam upper(@Nullable DateParam bound) {
        if (bound == null || !isOfDays(bound)) {
            return bound;
        }
        boolean before =
                bound.getPrefix() == ParamPrefixEnum.LESSTHAN || bound.getPrefix() == ParamPrefixEnum.ENDS_BEFORE;
        return new DateParam(ParamPrefixEnum.LESSTHAN, before ? begin(bound) : end(bound));
    }

    /** {@code ne} speaks of no range. */
    private static boolean isOfDays(DateParam bound) {
        return DAYS.contains(bound.getPrecision()) && bound.getPrefix() != ParamPrefixEnum.NOT_EQUAL;
    }

    private static Date begin(DateParam bound) {
        return startOf(first(bound));
    }

    /** The first instant that is no longer of the day, month or year. */
    private static Date end(DateParam bound) {
        LocalDate first = first(bound);
        return startOf(
                switch (bound.getPrecision()) {
                    case YEAR -> first.plusYears(1);
                    case MONTH -> first.plusMonths(1);
                    default -> first.plusDays(1);
                });
    }

    private static LocalDate first(DateParam bound) {
        String stated = bound.getValueAsString();
        return LocalDate.parse(stated + "-01-01".substring(stated.length() - YEAR));
    }

    private static Date startOf(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
