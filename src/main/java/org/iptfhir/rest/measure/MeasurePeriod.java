package org.iptfhir.rest.measure;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.iptfhir.rest.OperationParameters;
import org.iptfhir.rest.StatedDay;

/**
 * The days that a measure looks at, both ends included.
 *
 * @param start first day
 * @param end last day, not before the first
 */
record MeasurePeriod(LocalDate start, LocalDate end) {
    private static final String START = "periodStart";
    private static final String END = "periodEnd";
    private static final LocalTime LAST_MOMENT = LocalTime.of(23, 59, 59);

    /** Reads {@code periodStart} and {@code periodEnd}, each a day, or a month or year as a whole. */
    static MeasurePeriod of(OperationParameters parameters) {
        LocalDate start =
                StatedDay.of(START, parameters.required(START, "2026-01-01")).first();
        LocalDate end =
                StatedDay.of(END, parameters.required(END, "2026-12-31")).last();
        if (end.isBefore(start)) {
            throw new InvalidRequestException("The period ends on " + end + " before it begins on " + start
                    + ". Give the earlier day in " + START + " and the later one in " + END + ".");
        }
        return new MeasurePeriod(start, end);
    }

    ZonedDateTime firstMoment() {
        return start.atStartOfDay(ZoneId.systemDefault());
    }

    ZonedDateTime lastMoment() {
        return end.atTime(LAST_MOMENT).atZone(ZoneId.systemDefault());
    }
}
