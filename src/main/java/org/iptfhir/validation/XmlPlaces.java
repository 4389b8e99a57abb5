package org.iptfhir.validation;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.utilities.validation.ValidationMessage;

/**
 * Which element the engine's reader of XML speaks of. The reader names neither repetitions nor the entry around a
 * resource, but it says where the element's start tag ends.
 */
final class XmlPlaces {
    private final NavigableMap<Position, String> paths;
    private final Element root;

    XmlPlaces(TokenIndex index, Element root) {
        paths = index.byPlace();
        this.root = root;
    }

    /** FHIRPath of the element; empty for a message that says no place. */
    Optional<String> of(ValidationMessage message) {
        if (message.getLine() < 1) {
            return Optional.empty();
        }
        Map.Entry<Position, String> element = paths.lowerEntry(new Position(message.getLine(), message.getCol()));
        return Optional.ofNullable(element).map(entry -> ElementPath.fhirPath(root, entry.getValue()));
    }
}
