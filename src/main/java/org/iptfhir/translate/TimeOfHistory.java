package org.iptfhir.translate;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;

/**
 * The time at which the versions of a history were current. A day is one of UTC.
 *
 * @param last the last millisecond that belongs to it
 */
public record TimeOfHistory(Instant first, Instant last) {
    /** FHIR's parameter for it. */
    public static final String PARAMETER = "_at";

    /** Characters of a date that is a year alone. */
    private static final int YEAR = 4;

    /**
     * The time that a history is asked for.
     *
     * @throws InvalidRequestException when the value is none
     */
    public static Optional<TimeOfHistory> of(Map<String, String[]> parameters) {
        String[] values = parameters.getOrDefault(PARAMETER, new String[0]);
        if (values.length == 0) {
            return Optional.empty();
        }
        try {
            if (values.length == 1 && !values[0].isBlank()) {
                return Optional.of(of(values[0]));
            }
        } catch (DataFormatException | IllegalArgumentException e) {
            throw refusal(values);
        }
        throw refusal(values);
    }

    private static InvalidRequestException refusal(String[] values) {
        return new InvalidRequestException(PARAMETER + "=" + String.join("&" + PARAMETER + "=", values)
                + " is no time. Write one date or time such as 2026-03-01 or 2026-03-01T10:00:00Z (in an address, + is"
                + " %2B).");
    }

    private static TimeOfHistory of(String written) {
        DateTimeType time = new DateTimeType(written);
        TemporalPrecisionEnum precision = time.getPrecision();
        if (precision.compareTo(TemporalPrecisionEnum.DAY) > 0) {
            Instant first = time.getValue().toInstant();
            Instant next =
                    precision == TemporalPrecisionEnum.MILLI ? first.plusMillis(1) : first.plus(1, unit(precision));
            return new TimeOfHistory(first, next.minusMillis(1));
        }
        LocalDate first = LocalDate.parse(written + "-01-01".substring(written.length() - YEAR));
        LocalDate next = switch (precision) {
            case YEAR -> first.plusYears(1);
            case MONTH -> first.plusMonths(1);
            default -> first.plusDays(1);
        };
        return new TimeOfHistory(startOf(first), startOf(next).minusMillis(1));
    }

    private static ChronoUnit unit(TemporalPrecisionEnum precision) {
        return precision == TemporalPrecisionEnum.MINUTE ? ChronoUnit.MINUTES : ChronoUnit.SECONDS;
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
