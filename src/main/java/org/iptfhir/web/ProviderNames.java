package org.iptfhir.web;

import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.StoredResources;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What therapists and organizations are called. */
@Component
final class ProviderNames {
    private final StoredResources stored;

    ProviderNames(StoredResources stored) {
        this.stored = stored;
    }

    /**
     * The name of a therapist or an organization.
     *
     * @param reference such as {@code Practitioner/123}
     * @return the reference itself when nobody is recorded there, or nobody with a name
     */
    String of(String reference) {
        return stored.read(new IdType(reference)).flatMap(this::name).orElse(reference);
    }

    private Optional<String> name(Resource resource) {
        if (resource instanceof Organization organization) {
            return written(organization.getName());
        }
        if (resource instanceof Practitioner practitioner) {
            return written(practitioner.getNameFirstRep().getNameAsSingleString());
        }
        return resource instanceof PractitionerRole role ? ofRole(role.getPractitioner()) : Optional.empty();
    }

    private Optional<String> ofRole(Reference practitioner) {
        return LocalReference.of(practitioner, "Practitioner")
                .flatMap(id -> stored.read(new IdType(id)))
                .flatMap(this::name)
                .or(() -> written(practitioner.getDisplay()));
    }

    private static Optional<String> written(@Nullable String name) {
        return Optional.ofNullable(name).filter(text -> !text.isBlank());
    }
}
