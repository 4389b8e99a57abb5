package org.iptfhir.rest.request;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Set;

/** Keeps {@code $document} to whole documents, where HAPI lets them be searched for and cut into pages. */
final class DocumentForm {
    static final String NAME = "$document";
    private static final Set<String> OF_SEARCHES = Set.of("_offset", "_lastUpdated");
    private static final Set<String> OF_COUNTS = Set.of("_count", "_summary");

    private DocumentForm() {}

    /** @throws InvalidRequestException when the document would not be whole */
    static void check(String name, String value) {
        boolean counts = OF_COUNTS.contains(name) && (value.equals("count") || value.matches("-?0*"));
        if (counts || OF_SEARCHES.contains(name)) {
            throw new InvalidRequestException(
                    NAME + " gives the whole document, so " + name + "=" + value + " cannot be kept. Leave it out.");
        }
    }
}
