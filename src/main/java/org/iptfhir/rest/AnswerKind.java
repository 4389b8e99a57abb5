package org.iptfhir.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The form in which the answer of an operation is asked for: by {@code _format}, else by {@code Accept}. */
public enum AnswerKind {
    /** A resource, in JSON or XML. */
    FHIR(
            List.of("json", "xml"),
            List.of("application/fhir+json", "application/fhir+xml"),
            "application/json",
            "application/xml",
            "text/json",
            "text/xml",
            "application/json+fhir",
            "application/xml+fhir",
            "text/html", // a browser that shows the address as a page
            "application/*",
            "*/*",
            "*"),
    /** A table, for analysts. */
    CSV(List.of("csv"), List.of("text/csv"), "text/*"),
    /** A drawing. */
    SVG(List.of("svg"), List.of("image/svg+xml"), "image/*");

    private static final int NOT_ACCEPTABLE = 406;

    private final ImmutableList<String> formats;
    private final ImmutableList<String> types;
    private final ImmutableSet<String> names;

    AnswerKind(List<String> formats, List<String> types, String... others) {
        this.formats = ImmutableList.copyOf(formats);
        this.types = ImmutableList.copyOf(types);
        this.names = ImmutableSet.<String>builder()
                .addAll(formats)
                .addAll(types)
                .add(others)
                .build();
    }

    /**
     * What a client asks for.
     *
     * @param offered in which the operation answers
     * @throws UnclassifiedServerFailureException with 406 when it takes none of them
     */
    public static AnswerKind of(RequestDetails request, AnswerKind... offered) {
        Set<AnswerKind> kinds = EnumSet.copyOf(List.of(offered));
        Optional<String> format = Optional.ofNullable(request.getParameters().get("_format")).stream()
                .flatMap(Stream::of)
                .findFirst()
                .map(value -> value.replace(' ', '+'));
        if (format.isPresent()) {
            return named(AcceptedRange.of(format.get()), kinds)
                    .orElseThrow(() -> unacceptable("_format=" + format.get(), kinds));
        }
        List<AcceptedRange> accepted = AcceptedRange.of(request.getHeaders("Accept"));
        if (accepted.isEmpty()) {
            return FHIR;
        }
        return accepted.stream()
                .filter(range -> range.isWelcome() && named(range, kinds).isPresent())
                .reduce((best, range) -> range.quality() > best.quality() ? range : best)
                .flatMap(range -> named(range, kinds))
                .orElseThrow(() -> unacceptable("what Accept asks for", kinds));
    }

    private static Optional<AnswerKind> named(AcceptedRange range, Set<AnswerKind> kinds) {
        return kinds.stream().filter(kind -> kind.names.contains(range.type())).findFirst();
    }

    private static UnclassifiedServerFailureException unacceptable(String asked, Set<AnswerKind> kinds) {
        return new UnclassifiedServerFailureException(
                NOT_ACCEPTABLE,
                "This operation does not answer in " + asked + ". Ask for " + anyOf(kinds, kind -> kind.formats)
                        + " in _format, or in Accept for " + anyOf(kinds, kind -> kind.types) + ".");
    }

    private static String anyOf(Set<AnswerKind> kinds, Function<AnswerKind, List<String>> names) {
        List<String> all =
                kinds.stream().flatMap(kind -> names.apply(kind).stream()).toList();
        return all.stream().limit(all.size() - 1L).collect(Collectors.joining(", ")) + " or " + all.get(all.size() - 1);
    }
}
