package org.iptfhir.rest;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/**
 * A day of a parameter, or a month or a year as a whole.
 *
 * @param first the day, or the first of the month or the year
 * @param last the day, or the last of them
 */
public record StatedDay(LocalDate first, LocalDate last) {
    private static final int YEAR = 4; // as in 2026
    private static final int MONTH = 7; // as in 2026-01

    /**
     * Reads what a parameter says.
     *
     * @throws InvalidRequestException when that is none of them
     */
    public static StatedDay of(String parameter, String value) {
        try {
            return switch (value.length()) {
                case YEAR -> of(Year.parse(value));
                case MONTH -> of(YearMonth.parse(value));
                default -> of(LocalDate.parse(value));
            };
        } catch (DateTimeException e) {
            throw OperationParameters.unreadable(
                    parameter, value, "Write a day, a month or a year: 2026-01-31, 2026-01 or 2026.");
        }
    }

    private static StatedDay of(Year year) {
        return new StatedDay(year.atDay(1), year.atDay(year.length()));
    }

    private static StatedDay of(YearMonth month) {
        return new StatedDay(month.atDay(1), month.atEndOfMonth());
    }

    private static StatedDay of(LocalDate day) {
        return new StatedDay(day, day);
    }
}
