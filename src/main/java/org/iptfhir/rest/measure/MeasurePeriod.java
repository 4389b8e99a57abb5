package org.iptfhir.rest.measure;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.iptfhir.rest.OperationParameters;

/**
 * The days that a measure looks at, both ends included.
 *
 * @param start first day
 * @param end last day, not before the first
 */
record MeasurePeriod(LocalDate start, LocalDate end) {
    private static final String START = "periodStart";
    private static final String END = "periodEnd";
    private static final int YEAR = 4; // as in 2026
    private static final int MONTH = 7; // as in 2026-02
    private static final LocalTime LAST_MOMENT = LocalTime.of(23, 59, 59);

    /** Reads {@code periodStart} and {@code periodEnd}, each a day, or a month or year as a whole. */
    static MeasurePeriod of(OperationParameters parameters) {
        LocalDate start = first(START, parameters.required(START, "2026-01-01"));
        LocalDate end = last(parameters.required(END, "2026-12-31"));
        if (end.isBefore(start)) {
            throw new InvalidRequestException("The period ends on " + end + " before it begins on " + start
                    + ". Give the earlier day in " + START + " and the later one in " + END + ".");
        }
        return new MeasurePeriod(start, end);
    }

    private static LocalDate first(String name, String value) {
        try {
            return switch (value.length()) {
                case YEAR -> Year.parse(value).atDay(1);
                case MONTH -> YearMonth.parse(value).atDay(1);
                default -> LocalDate.parse(value);
            };
        } catch (DateTimeException e) {
            throw OperationParameters.unreadable(
                    name, value, "It is a day such as 2026-03-02, a month such as 2026-03, or a year such as 2026.");
        }
    }

    private static LocalDate last(String value) {
        LocalDate first = first(END, value);
        return switch (value.length()) {
            case YEAR -> first.plusYears(1).minusDays(1);
            case MONTH -> first.plusMonths(1).minusDays(1);
            default -> first;
        };
    }

    ZonedDateTime firstMoment() {
        return start.atStartOfDay(ZoneId.systemDefault());
    }

    ZonedDateTime lastMoment() {
        return end.atTime(LAST_MOMENT).atZone(ZoneId.systemDefault());
    }
}
