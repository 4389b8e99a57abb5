package org.iptfhir.translate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Whose record a resource belongs to.
 *
 * @param element that says so, such as {@code subject}
 * @param patient such as {@code Patient/123}
 */
public record WhoseRecord(String element, String patient) {
    private static final List<String> ELEMENTS = List.of("subject", "patient", "for");

    /** Empty where it is about nobody, a group, several, or somebody who is not of this server. */
    public static Optional<WhoseRecord> of(Resource resource) {
        return ELEMENTS.stream()
                .flatMap(element -> patient(resource, element).map(patient -> new WhoseRecord(element, patient)))
                .findFirst();
    }

    private static Stream<String> patient(Resource resource, String element) {
        List<Base> values = Optional.ofNullable(resource.getNamedProperty(element))
                .map(property -> property.getValues())
                .orElse(List.of());
        return values.size() == 1 && values.get(0) instanceof Reference reference
                ? LocalReference.of(reference, "Patient").stream()
                : Stream.of();
    }
}
