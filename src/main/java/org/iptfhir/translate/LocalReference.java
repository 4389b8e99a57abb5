package org.iptfhir.translate;

import java.util.Optional;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** References within one server, in one form: {@code Patient/123}. */
public final class LocalReference {
    private LocalReference() {}

    /** How others refer to a resource. */
    public static String to(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    /** Where a reference leads; empty when it is absolute or logical. */
    public static Optional<String> of(Reference reference) {
        return Optional.ofNullable(reference.getReferenceElement().getResourceType())
                .flatMap(type -> of(reference, type));
    }

    /** Whether one of the references of a resource leads to another one, such as {@code CarePlan/123}. */
    static boolean leads(Resource resource, String id) {
        return ReferencePlaces.in(resource, "").all().keySet().stream()
                .anyMatch(reference -> of(reference).filter(id::equals).isPresent());
    }

    /** Where a reference leads; empty when it is absolute, logical, or leads to another type. */
    public static Optional<String> of(Reference reference, String type) {
        IIdType id = reference.getReferenceElement();
        return !id.isAbsolute() && id.hasIdPart() && type.equals(id.getResourceType())
                ? Optional.of(type + "/" + id.getIdPart())
                : Optional.empty();
    }
}
