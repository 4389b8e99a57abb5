package org.iptfhir.rest;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A media range of the header Accept (RFC 9110, 12.5.1).
 *
 * @param written as it stands there, with its parameters
 * @param type in small letters, without them
 * @param quality how welcome it is, from 0 (not at all) to 1
 */
public record AcceptedRange(String written, String type, double quality) {
    /**
     * What a client takes, in the order in which it says so.
     *
     * @param headers all headers Accept of a request
     */
    public static List<AcceptedRange> of(Collection<String> headers) {
        return headers.stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .filter(range -> !range.isBlank())
                .map(AcceptedRange::of)
                .toList();
    }

    /** One range, or one media type. */
    public static AcceptedRange of(String written) {
        String[] parts = written.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
        double quality = Stream.of(parts)
                .filter(part -> part.matches("q=[01](\\.\\d{0,3})?"))
                .map(part -> Double.parseDouble(part.substring(2)))
                .findFirst()
                .orElse(1.0);
        return new AcceptedRange(written.strip(), parts[0].strip(), quality);
    }

    /** Whether it is not named only to be refused. */
    public boolean isWelcome() {
        return quality > 0;
    }
}
