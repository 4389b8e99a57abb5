package org.iptfhir.rest.request;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iptfhir.rest.AcceptedRange;
import org.iptfhir.rest.cohort.CohortOperation;
import org.iptfhir.rest.outcome.OutcomeOperation;

/** The media types that a client may send and ask for: FHIR's JSON and XML, and the two forms of a patch. */
final class MediaTypes {
    private static final int NOT_ACCEPTABLE = 406;
    private static final int UNSUPPORTED = 415;

    private static final Set<String> FHIR = Set.of(
            "application/fhir+json",
            "application/json+fhir",
            "application/json",
            "text/json",
            "application/fhir+xml",
            "application/xml+fhir",
            "application/xml",
            "text/xml");
    private static final Set<String> PATCH = Set.of("application/json-patch+json", "application/xml-patch+xml");
    private static final Set<String> FORM = Set.of("application/x-www-form-urlencoded");
    private static final Set<String> FORMATS = Set.of("json", "xml");

    /** Operations that answer in further forms, and refuse what is none of them themselves. */
    private static final Set<String> OWN_FORMS = Set.of(OutcomeOperation.NAME, CohortOperation.NAME);

    /** What a browser asks for: it gets JSON. */
    private static final Set<String> ANYTHING = Set.of("*/*", "*", "application/*", "text/*", "text/html");

    private static final Pattern FHIR_VERSION = Pattern.compile("fhirversion=\"?([\\d.]+)\"?");
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w-]+)\"?");
    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8", "us-ascii", "ascii");

    private MediaTypes() {}

    /** Refuses to answer in a form that the server does not have. */
    static void checkAnswer(RequestDetails request) {
        String[] formats = request.getParameters().get("_format");
        if (formats != null && formats.length > 0) {
            String format = formats[0].replace(' ', '+');
            String type = typeOf(format);
            if (!FORMATS.contains(type)
                    && !FHIR.contains(type)
                    && !OWN_FORMS.contains(String.valueOf(request.getOperation()))) {
                throw new UnclassifiedServerFailureException(
                        NOT_ACCEPTABLE, "This server does not answer in _format=" + format + ". Ask for json or xml.");
            }
            return;
        }
        List<AcceptedRange> accepted = AcceptedRange.of(request.getHeaders("Accept"));
        boolean isRaw = "Binary".equals(request.getResourceName())
                || (request.getOperation() != null && request.getOperation().startsWith("$"));
        if (!accepted.isEmpty() && !isRaw && accepted.stream().noneMatch(MediaTypes::isAnswered)) {
            request.addParameter("_format", new String[] {"json"});
            throw new UnclassifiedServerFailureException(
                    NOT_ACCEPTABLE,
                    "This server does not answer in what Accept asks for. Ask for application/fhir+json or"
                            + " application/fhir+xml, in FHIR version 4.0.");
        }
    }

    private static boolean isAnswered(AcceptedRange range) {
        return range.isWelcome()
                && (FHIR.contains(range.type()) || ANYTHING.contains(range.type()))
                && otherVersion(range.written()).isEmpty();
    }

    /** The version of FHIR that a media type names, when it is not R4. */
    private static Optional<String> otherVersion(String mediaType) {
        Matcher version =
                FHIR_VERSION.matcher(mediaType.toLowerCase(Locale.ROOT).replace(" ", ""));
        return version.find() && !version.group(1).startsWith("4.0") ? Optional.of(version.group(1)) : Optional.empty();
    }

    /** Refuses a body in a form that the server cannot read. */
    static void checkBody(RequestDetails request) {
        boolean search = "_search".equals(request.getOperation());
        String header = request.getHeader("Content-Type");
        if (header == null || header.isBlank()) {
            if (search) {
                return; // everything may stand in the address
            }
            throw unsupported("The request does not say in what its body is written.", search);
        }
        String type = typeOf(header);
        boolean patch = request.getRequestType() == RequestTypeEnum.PATCH;
        boolean known = search ? FORM.contains(type) : FHIR.contains(type) || (patch && PATCH.contains(type));
        if (!known && !"Binary".equals(request.getResourceName())) {
            request.addParameter("_format", new String[] {"json"}); // and so does not answer in it
            throw unsupported("This server does not read " + type + " here.", search);
        }
        Optional<String> version = otherVersion(header);
        if (version.isPresent()) {
            throw unsupported("This server reads FHIR R4 (fhirVersion=4.0), not " + version.get() + ".", search);
        }
        Matcher charset = CHARSET.matcher(header.toLowerCase(Locale.ROOT));
        if (known && charset.find() && !UTF_8.contains(charset.group(1))) {
            throw unsupported("FHIR is written in UTF-8, not in " + charset.group(1) + ".", search);
        }
    }

    /** HAPI would read it, and answer in it. */
    static void refuseRdf(RequestDetails request) {
        String header = request.getHeader("Content-Type");
        if (header != null && EncodingEnum.forContentType(header) == EncodingEnum.RDF) {
            request.addParameter("_format", new String[] {"json"});
            throw unsupported("This server does not read " + typeOf(header) + ".", false);
        }
    }

    /** A media type that the server reads, in the letters that HAPI knows; empty when it is written in them already. */
    static Optional<String> inSmallLetters(String mediaType) {
        String type = typeOf(mediaType);
        boolean known = FHIR.contains(type) || PATCH.contains(type) || FORM.contains(type);
        return known && !mediaType.startsWith(type)
                ? Optional.of(type + mediaType.strip().substring(type.length()))
                : Optional.empty();
    }

    /** Whether the body says to be a resource. */
    static boolean isFhir(RequestDetails request) {
        String header = request.getHeader("Content-Type");
        return header != null && FHIR.contains(typeOf(header));
    }

    private static BaseServerResponseException unsupported(String fault, boolean search) {
        return new UnclassifiedServerFailureException(
                UNSUPPORTED,
                fault + " Send Content-Type: "
                        + (search
                                ? "application/x-www-form-urlencoded."
                                : "application/fhir+json or application/fhir+xml; for a patch also"
                                        + " application/json-patch+json or application/xml-patch+xml."));
    }

    private static String typeOf(String value) {
        return AcceptedRange.of(value).type();
    }
}
