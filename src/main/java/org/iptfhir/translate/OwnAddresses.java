package org.iptfhir.translate;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;

/**
 * The addresses of the FHIR interface that stand for this server in references, beside the one that a request was sent to.
 *
 * @param configured such as {@code https://ipt.hospital.example/fhir}
 */
public record OwnAddresses(List<String> configured) {
    /** Takes addresses with or without a slash at the end. */
    public OwnAddresses {
        configured = configured.stream()
                .map(address -> address.strip().replaceFirst("/+$", ""))
                .filter(address -> !address.isEmpty())
                .toList();
    }

    /**
     * Every address, each with a slash at its end.
     *
     * @param base the address that the request at hand was sent to
     */
    public List<String> roots(String base) {
        return Stream.concat(Stream.of(base), configured.stream())
                .map(address -> address.endsWith("/") ? address : address + "/")
                .distinct()
                .toList();
    }

    /**
     * Makes the references of a resource relative that begin with one of them; of a Bundle also those of its entries.
     *
     * @param base the address that the request at hand was sent to
     */
    public void makeRelative(IBaseResource resource, String base, FhirContext fhir) {
        List<String> roots = roots(base);
        for (IBaseReference reference :
                fhir.newTerser().getAllPopulatedChildElementsOfType(resource, IBaseReference.class)) {
            String value = reference.getReferenceElement().getValue();
            roots.stream()
                    .filter(root -> value != null && value.startsWith(root))
                    .findFirst()
                    .ifPresent(root -> reference.setReference(value.substring(root.length())));
        }
        if (resource instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .filter(BundleEntryComponent::hasResource)
                    .forEach(entry -> makeRelative(entry.getResource(), base, fhir));
        }
    }

    /** Whether an address with a slash at its end is one of them. */
    public Predicate<String> isOwn(String base) {
        return roots(base)::contains;
    }
}
