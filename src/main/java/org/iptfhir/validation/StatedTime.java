package org.iptfhir.validation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a FHIR dateTime says about when. One that cannot be read says nothing: the profile engine tells of that. */
final class StatedTime {
    /** A sender's clock may be ahead of ours by so much. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern DAY_OR_LESS = Pattern.compile("\\d{4}(-\\d\\d(-\\d\\d)?)?");
    private static final int DAY_LENGTH = "2026-01-31".length();

    private StatedTime() {}

    /** Whether it has not come yet: a date without time only when that day has begun nowhere on earth. */
    static boolean isFuture(String dateTime, Instant now) {
        if (DAY_OR_LESS.matcher(dateTime).matches()) {
            if (day((dateTime + "-01-01").substring(0, DAY_LENGTH)).isEmpty()) {
                return false;
            }
            String today = now.atOffset(ZoneOffset.ofHours(14))
                    .toLocalDate()
                    .toString()
                    .substring(0, dateTime.length());
            return dateTime.compareTo(today) > 0;
        }
        try {
            return OffsetDateTime.parse(dateTime).toInstant().isAfter(now.plus(TOLERANCE));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** The day, as the sender's calendar has it; empty when only month or year are given. */
    static Optional<LocalDate> day(String dateTime) {
        if (dateTime.length() < DAY_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(dateTime.substring(0, DAY_LENGTH)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
