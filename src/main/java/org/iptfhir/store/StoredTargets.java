package org.iptfhir.store;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.extractor.ISearchParamExtractor;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.DeadReferences;
import org.springframework.stereotype.Component;

/** Looks for the targets of the references that HAPI indexes: those it insists on when it stores a resource. */
@Component
final class StoredTargets implements DeadReferences {
    private final DaoRegistry daos;
    private final ISearchParamExtractor extractor;
    private final ReferenceSettings settings;

    StoredTargets(DaoRegistry daos, ISearchParamExtractor extractor, ReferenceSettings settings) {
        this.daos = daos;
        this.extractor = extractor;
        this.settings = settings;
    }

    @Override
    public List<Missing> missing(Resource resource) {
        if (settings.integrity() == ReferenceIntegrity.ALLOW) {
            return List.of();
        }
        return extractor.extractResourceLinks(resource, false).stream()
                .flatMap(link -> link.getRef() instanceof Reference reference ? Stream.of(reference) : Stream.empty())
                .distinct() // several search parameters lead to one element
                .flatMap(reference -> missing(reference).stream())
                .toList();
    }

    private Optional<Missing> missing(Reference reference) {
        IdType id = new IdType(reference.getReference());
        if (id.isAbsolute() || !id.hasResourceType() || !id.hasIdPart() || !isKept(id)) {
            return Optional.empty();
        }
        try {
            daos.getResourceDao(id.getResourceType()).read(id.toUnqualifiedVersionless(), new SystemRequestDetails());
            return Optional.empty();
        } catch (ResourceNotFoundException e) {
            return Optional.of(new Missing(reference, false));
        } catch (ResourceGoneException e) {
            return Optional.of(new Missing(reference, true));
        }
    }

    @Override
    public boolean lacksVersion(IdType version) {
        if (settings.integrity() == ReferenceIntegrity.ALLOW || !isKept(version)) {
            return false;
        }
        IFhirResourceDao<?> dao = daos.getResourceDao(version.getResourceType());
        try {
            dao.read(version.toUnqualifiedVersionless(), new SystemRequestDetails());
        } catch (ResourceNotFoundException | ResourceGoneException e) {
            return false; // it lacks more than the version
        }
        try {
            dao.read(version.toUnqualified(), new SystemRequestDetails());
            return false;
        } catch (ResourceNotFoundException | ResourceGoneException e) {
            return true;
        }
    }

    private boolean isKept(IdType id) {
        return daos.isResourceTypeSupported(id.getResourceType());
    }
}
