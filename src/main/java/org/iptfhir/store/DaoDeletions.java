package org.iptfhir.store;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.ValidationModeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.iptfhir.translate.Deletions;
import org.springframework.stereotype.Component;

/** Asks HAPI's data access objects, which look for references to the resource. */
@Component
final class DaoDeletions implements Deletions {
    private final DaoRegistry daos;

    DaoDeletions(DaoRegistry daos) {
        this.daos = daos;
    }

    @Override
    public Optional<String> obstacle(IdType id) {
        try {
            IFhirResourceDao<?> dao = daos.getResourceDao(id.getResourceType());
            dao.validate(null, id, null, null, ValidationModeEnum.DELETE, null, new SystemRequestDetails());
            return Optional.empty();
        } catch (ResourceVersionConflictException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
