package org.iptfhir.store;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.ResourceSearch;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.OwnNamespace;
import org.iptfhir.translate.StoredResources;
import org.springframework.stereotype.Component;

/** Reads stored resources through HAPI's data access objects. */
@Component
final class DaoResources implements StoredResources {
    /** More than one is as good as none. */
    private static final int ENOUGH = 2;

    private final DaoRegistry daos;
    private final MatchUrlService conditions;
    private final OwnNamespace namespace;

    DaoResources(DaoRegistry daos, MatchUrlService conditions, OwnNamespace namespace) {
        this.daos = daos;
        this.conditions = conditions;
        this.namespace = namespace;
    }

    @Override
    public Optional<Resource> read(IdType id) {
        if (!daos.isResourceTypeSupported(id.getResourceType())) {
            return Optional.empty();
        }
        try {
            return Optional.of((Resource) daos.getResourceDao(id.getResourceType())
                    .read(id.toUnqualifiedVersionless(), new SystemRequestDetails()));
        } catch (ResourceNotFoundException | ResourceGoneException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isTaken(IdType id) {
        if (!daos.isResourceTypeSupported(id.getResourceType())) {
            return false;
        }
        try {
            daos.getResourceDao(id.getResourceType()).read(id.toUnqualifiedVersionless(), new SystemRequestDetails());
            return true;
        } catch (ResourceGoneException e) {
            return true;
        } catch (ResourceNotFoundException e) {
            return false;
        }
    }

    @Override
    public Optional<IdType> matching(String url) {
        return OwnIdentifiers.handedOver(namespace, url)
                .filter(id -> read(id).isPresent())
                .or(() -> matchingByIndex(url));
    }

    private Optional<IdType> matchingByIndex(String url) {
        try {
            ResourceSearch search = conditions.getResourceSearch(url);
            SearchParameterMap parameters = search.getSearchParameterMap().setLoadSynchronousUpTo(ENOUGH);
            List<IBaseResource> found = daos.getResourceDao(search.getResourceName())
                    .search(parameters, new SystemRequestDetails())
                    .getAllResources();
            return found.size() == 1
                    ? Optional.of(new IdType(found.get(0)
                            .getIdElement()
                            .toUnqualifiedVersionless()
                            .getValue()))
                    : Optional.empty();
        } catch (InvalidRequestException e) {
            return Optional.empty(); // no condition that this server can read
        }
    }
}
