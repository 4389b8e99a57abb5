package org.iptfhir.outcome.cohort;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Optional;

/**
 * Days in which the courses of a cohort began, both ends included.
 *
 * @param from empty: since ever
 * @param to empty: until now
 */
public record Window(Optional<LocalDate> from, Optional<LocalDate> to) {
    private static final int MONTHS = 3;

    /** All courses. */
    public static Window open() {
        return new Window(Optional.empty(), Optional.empty());
    }

    /** Whether it ends before it begins. */
    public boolean isReversed() {
        return from.flatMap(first -> to.filter(last -> last.isBefore(first))).isPresent();
    }

    /** The whole quarters of the year that it touches: one day more or less then tells nothing of those who began on it. */
    public Window inQuarters() {
        return new Window(
                from.map(Window::quarter),
                to.map(last -> quarter(last).plusMonths(MONTHS).minusDays(1)));
    }

    private static LocalDate quarter(LocalDate day) {
        return day.with(IsoFields.DAY_OF_QUARTER, 1);
    }
}
