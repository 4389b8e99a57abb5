package org.iptfhir.course.handover;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.OwnNamespace;

/**
 * Resources on their way out of this server: copies without id and version, which refer to each other by the names that
 * they have in a Bundle. What does not come along is named by an identifier of this server, and not referred to: it is not
 * there.
 */
final class Detached {
    /** The system of identifiers that are addresses (FHIR R4, Identifier). */
    static final String URI = "urn:ietf:rfc:3986";

    private final Map<String, String> names = new LinkedHashMap<>();
    private final OwnNamespace namespace;
    private final FhirContext fhir;

    /**
     * Names resources, so that the same one gets the same name again.
     *
     * @param namespace of this server
     */
    Detached(Collection<Resource> parts, OwnNamespace namespace, FhirContext fhir) {
        this.namespace = namespace;
        this.fhir = fhir;
        parts.forEach(part -> names.put(LocalReference.to(part), uuid(namespace.system() + LocalReference.to(part))));
    }

    /** A UUID made of a text, as a URN. */
    static String uuid(String text) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The name of one of the resources. */
    String name(Resource part) {
        return names.getOrDefault(LocalReference.to(part), "");
    }

    /** A copy of one of the resources. */
    Resource copy(Resource part) {
        Resource copy = part.copy();
        copy.setId("");
        Meta meta = part.getMeta().copy();
        meta.setVersionId(null).setLastUpdated(null).setSource(null);
        copy.setMeta(meta);
        fhir.newTerser()
                .getAllPopulatedChildElementsOfType(copy, Reference.class)
                .forEach(this::redirect);
        return copy;
    }

    private void redirect(Reference reference) {
        IIdType id = reference.getReferenceElement();
        if (!reference.hasReference() || id.isAbsolute() || id.isLocal()) {
            return;
        }
        String local = id.getResourceType() + "/" + id.getIdPart();
        if (names.containsKey(local)) {
            reference.setReference(names.get(local));
            return;
        }
        reference.setReference(null);
        if (!reference.hasIdentifier()) {
            reference.setIdentifier(namespace.of(local));
        }
        if (!reference.hasType() && id.hasResourceType()) {
            reference.setType(id.getResourceType());
        }
    }
}
