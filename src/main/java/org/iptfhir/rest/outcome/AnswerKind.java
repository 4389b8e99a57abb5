package org.iptfhir.rest.outcome;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The form in which an outcome is asked for: by {@code _format}, else by {@code Accept}. */
enum AnswerKind {
    /** Parameters, in JSON or XML. */
    FHIR(
            "application/fhir+json",
            "application/fhir+xml",
            "application/json",
            "application/xml",
            "text/json",
            "text/xml",
            "application/json+fhir",
            "application/xml+fhir",
            "json",
            "xml",
            "text/html", // a browser that shows the address as a page
            "application/*",
            "*/*",
            "*"),
    /** A table, for analysts. */
    CSV("text/csv", "csv", "text/*"),
    /** A drawing. */
    SVG("image/svg+xml", "svg", "image/*");

    private static final int NOT_ACCEPTABLE = 406;

    private final ImmutableSet<String> names;

    AnswerKind(String... names) {
        this.names = ImmutableSet.copyOf(names);
    }

    /**
     * What a client asks for.
     *
     * @throws UnclassifiedServerFailureException with 406 when it takes none of them
     */
    static AnswerKind of(RequestDetails request) {
        Optional<String> format = Optional.ofNullable(request.getParameters().get("_format")).stream()
                .flatMap(Stream::of)
                .findFirst()
                .map(value -> value.replace(' ', '+'));
        if (format.isPresent()) {
            return named(format.get()).orElseThrow(() -> unacceptable("_format=" + format.get()));
        }
        List<Range> accepted = request.getHeaders("Accept").stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .filter(range -> !range.isBlank())
                .map(Range::of)
                .toList();
        if (accepted.isEmpty()) {
            return FHIR;
        }
        return accepted.stream()
                .filter(range -> range.quality() > 0 && named(range.type()).isPresent())
                .reduce((best, range) -> range.quality() > best.quality() ? range : best)
                .flatMap(range -> named(range.type()))
                .orElseThrow(() -> unacceptable("what Accept asks for"));
    }

    private static Optional<AnswerKind> named(String name) {
        String type = Range.of(name).type();
        return Stream.of(values()).filter(kind -> kind.names.contains(type)).findFirst();
    }

    private static UnclassifiedServerFailureException unacceptable(String asked) {
        return new UnclassifiedServerFailureException(
                NOT_ACCEPTABLE,
                "This operation does not answer in " + asked
                        + ". Ask for json, xml, csv or svg in _format, or in Accept"
                        + " for application/fhir+json, application/fhir+xml, text/csv or image/svg+xml.");
    }

    /** A media type of the header, and how welcome it is, from 0 to 1 (RFC 9110, 12.5.1). */
    private record Range(String type, double quality) {
        static Range of(String written) {
            String[] parts = written.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*");
            double quality = Stream.of(parts)
                    .filter(part -> part.matches("q=[01](\\.\\d{0,3})?"))
                    .map(part -> Double.parseDouble(part.substring(2)))
                    .findFirst()
                    .orElse(1.0);
            return new Range(parts[0].strip(), quality);
        }
    }
}
