package org.iptfhir.validation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hl7.fhir.r5.elementmodel.Element;

/**
 * What a dateTime can mean: {@code 2026-02} is any day of that month, {@code 2026-02-03} any moment of that day (FHIR R4,
 * datatypes, Period).
 *
 * @param first day that it can mean, in the zone that is stated
 * @param last day that it can mean
 * @param moment when a time is stated
 */
public record PossibleTime(LocalDate first, LocalDate last, Optional<Instant> moment) {
    private static final int YEAR = "2026".length();
    private static final int MONTH = "2026-02".length();
    private static final int DAY = "2026-02-03".length();

    /** What an element of a period says: {@code start} or {@code end}; empty when it says nothing that can be read. */
    static Optional<PossibleTime> of(Element period, String name) {
        return Optional.ofNullable(period.getNamedChildValue(name)).flatMap(PossibleTime::of);
    }

    /** What a dateTime says; empty for one that cannot be read, which the profile engine tells. */
    public static Optional<PossibleTime> of(String dateTime) {
        try {
            return Optional.of(read(dateTime));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static PossibleTime read(String dateTime) {
        if (dateTime.length() == YEAR) {
            int year = Integer.parseInt(dateTime);
            return new PossibleTime(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), Optional.empty());
        }
        if (dateTime.length() == MONTH) {
            YearMonth month = YearMonth.parse(dateTime);
            return new PossibleTime(month.atDay(1), month.atEndOfMonth(), Optional.empty());
        }
        if (dateTime.length() == DAY) {
            LocalDate day = LocalDate.parse(dateTime);
            return new PossibleTime(day, day, Optional.empty());
        }
        OffsetDateTime moment = OffsetDateTime.parse(dateTime);
        LocalDate day = moment.toLocalDate();
        return new PossibleTime(day, day, Optional.of(moment.toInstant()));
    }

    /** Whether month or day are left open. */
    public boolean isPartial() {
        return !first.equals(last);
    }

    /** Whether it lies before another one whatever both mean. A day without time is compared as a day. */
    public boolean isBefore(PossibleTime other) {
        if (moment.isEmpty() || other.moment.isEmpty()) {
            return last.isBefore(other.first);
        }
        return endOfSecond(moment.get()).isBefore(other.moment.get());
    }

    /** 10:00:00 is any moment of that second; one with a fraction is that moment. */
    private static Instant endOfSecond(Instant stated) {
        return stated.equals(stated.truncatedTo(ChronoUnit.SECONDS))
                ? stated.plusSeconds(1).minusNanos(1)
                : stated;
    }
}
