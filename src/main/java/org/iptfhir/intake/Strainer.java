package org.iptfhir.intake;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Format;
import org.iptfhir.validation.ResourceText;

/**
 * Decides which texts with errors go on. In mode enforce none does; in mode warn all that can be stored: not what HAPI
 * cannot parse, and no entry whose request contradicts its resource, because nobody knows what to store then, nor one
 * of a batch that refers to another.
 */
final class Strainer {
    private final ValidationMode mode;
    private final FhirContext fhirContext;

    Strainer(ValidationMode mode, FhirContext fhirContext) {
        this.mode = mode;
        this.fhirContext = fhirContext;
    }

    /**
     * What goes on of a Bundle.
     *
     * @param text without the entries that do not
     * @param refused indices of those entries
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, and compared by nobody
    record Strained(byte[] text, Set<Integer> refused) {
        void keepWith(RequestDetails request) {
            request.getUserData().put(Strained.class, this);
        }

        static Set<Integer> refused(RequestDetails request) {
            return request.getUserData().get(Strained.class) instanceof Strained strained
                    ? strained.refused()
                    : Set.of();
        }
    }

    /** Whether a text with errors goes on as it is. */
    boolean letsThrough(ResourceText text) {
        return mode == ValidationMode.WARN && canParse(text.bytes(), text.format());
    }

    /** What goes on of a Bundle with errors; empty when nothing does. */
    Optional<Strained> strain(ResourceText text, RequestFindings findings) {
        boolean warns = mode == ValidationMode.WARN;
        if (!warns && findings.outsideEntries().stream().anyMatch(Finding::isError)) {
            return Optional.empty();
        }
        return BatchText.of(text).flatMap(bundle -> {
            Set<Integer> refused = findings.refusedEntries().stream()
                    .filter(index ->
                            !warns || findings.cannotBeStored(index) || !canParse(bundle.only(index), text.format()))
                    .collect(Collectors.toSet());
            byte[] rest = bundle.without(refused);
            return (bundle.isBatch() || refused.isEmpty()) && (!warns || canParse(rest, text.format()))
                    ? Optional.of(new Strained(rest, refused))
                    : Optional.empty();
        });
    }

    private boolean canParse(byte[] text, Format format) {
        try {
            new ResourceText(text, format).parsed(fhirContext);
            return true;
        } catch (DataFormatException e) {
            return false; // the findings say why
        }
    }
}
