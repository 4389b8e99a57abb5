package org.iptfhir.store;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.iptfhir.translate.DerivedScores;
import org.iptfhir.translate.StoredResources;
import org.springframework.stereotype.Component;

/** Keeps derived scores through HAPI's data access objects, which join the transaction of the write at hand. */
@Component
final class StoredScores implements DerivedScores {
    private final DaoRegistry daos;
    private final StoredResources stored;
    private final OwnWrites ownWrites;

    StoredScores(DaoRegistry daos, StoredResources stored, OwnWrites ownWrites) {
        this.daos = daos;
        this.stored = stored;
        this.ownWrites = ownWrites;
    }

    @Override
    public List<Observation> ofResponse(IdType response) {
        ownWrites.flush();
        SearchParameterMap search = SearchParameterMap.newSynchronous()
                .add(Observation.SP_DERIVED_FROM, new ReferenceParam(response.getValue()));
        return observations().search(search, new SystemRequestDetails()).getAllResources().stream()
                .map(Observation.class::cast)
                .toList();
    }

    @Override
    public List<QuestionnaireResponse> responsesOf(Observation observation) {
        return observation.getDerivedFrom().stream()
                .map(Reference::getReferenceElement)
                .filter(id ->
                        !id.isAbsolute() && "QuestionnaireResponse".equals(id.getResourceType()) && id.hasIdPart())
                .map(id -> stored.read(new IdType(id.getResourceType(), id.getIdPart())))
                .flatMap(Optional::stream)
                .map(QuestionnaireResponse.class::cast)
                .toList();
    }

    @Override
    public void store(Observation observation) {
        if (observation.getIdElement().hasIdPart()) {
            observations().update(observation, new SystemRequestDetails());
        } else {
            observations().create(observation, new SystemRequestDetails());
        }
    }

    @SuppressWarnings("unchecked") // the registry knows its DAOs by type name alone
    private IFhirResourceDao<Observation> observations() {
        return daos.getResourceDao("Observation");
    }
}
