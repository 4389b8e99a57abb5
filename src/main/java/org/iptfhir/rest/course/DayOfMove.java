package org.iptfhir.rest.course;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.iptfhir.rest.OperationParameters;

/** The day of a move, as the parameter {@code date} says it. */
final class DayOfMove {
    static final String NAME = "date";

    /** A day of FHIR: years have four digits, and there is no year 0. */
    private static final Pattern DAY = Pattern.compile("(?!0000)\\d{4}-\\d\\d-\\d\\d");

    private final Clock clock;

    DayOfMove(Clock clock) {
        this.clock = clock;
    }

    /** Empty where none is given. */
    Optional<LocalDate> given(OperationParameters parameters) {
        return parameters.value(NAME).map(this::past);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private LocalDate past(String written) {
        LocalDate day = read(written);
        // East of here it may be tomorrow already.
        if (day.isAfter(today().plusDays(1))) {
            throw new InvalidRequestException(
                    "date=" + day + " lies in the future. Move the course when it does move.");
        }
        return day;
    }

    private static LocalDate read(String written) {
        try {
            if (DAY.matcher(written).matches()) {
                return LocalDate.parse(written);
            }
        } catch (DateTimeException e) {
            // such as February 30th
        }
        throw OperationParameters.unreadable(NAME, written, "Write a day, such as 2026-03-02.");
    }
}
