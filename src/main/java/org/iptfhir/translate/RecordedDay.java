package org.iptfhir.translate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;

/** The day of a moment as its sender says it, in the sender's own time zone. */
public final class RecordedDay {
    private static final int LENGTH = "2026-02-03".length();
    private static final int YEAR = "2026".length();
    private static final int MONTH = "2026-02".length();

    private RecordedDay() {}

    /** The day; empty where it is not said to the day. */
    public static Optional<LocalDate> of(Optional<String> moment) {
        try {
            return moment.filter(text -> text.length() >= LENGTH)
                    .map(text -> LocalDate.parse(text.substring(0, LENGTH)));
        } catch (DateTimeException e) {
            return Optional.empty(); // what cannot be read is told by the check of the resource
        }
    }

    /** The day; of a month alone its first; empty where no more than a year is said. */
    public static Optional<LocalDate> orFirstOfMonth(Optional<String> moment) {
        return of(moment).or(() -> firstOfMonth(moment));
    }

    /** The first day that a moment can mean: of a month or a year alone its first; empty where it cannot be read. */
    public static Optional<LocalDate> first(Optional<String> moment) {
        return orFirstOfMonth(moment).or(() -> year(moment).map(year -> year.atDay(1)));
    }

    /** The last day that a moment can mean: of a month or a year alone its last; empty where it cannot be read. */
    public static Optional<LocalDate> last(Optional<String> moment) {
        return of(moment)
                .or(() -> firstOfMonth(moment).map(day -> YearMonth.from(day).atEndOfMonth()))
                .or(() -> year(moment).map(year -> year.atMonth(Month.DECEMBER).atEndOfMonth()));
    }

    private static Optional<Year> year(Optional<String> moment) {
        try {
            return moment.filter(text -> text.length() == YEAR).map(Year::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> firstOfMonth(Optional<String> moment) {
        try {
            return moment.filter(text -> text.length() == MONTH)
                    .map(text -> YearMonth.parse(text).atDay(1));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
