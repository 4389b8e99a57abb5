package org.iptfhir.translate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** The day of a moment as its sender says it, in the sender's own time zone. */
public final class RecordedDay {
    private static final int LENGTH = "2026-02-03".length();
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

    private static Optional<LocalDate> firstOfMonth(Optional<String> moment) {
        try {
            return moment.filter(text -> text.length() == MONTH)
                    .map(text -> YearMonth.parse(text).atDay(1));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
