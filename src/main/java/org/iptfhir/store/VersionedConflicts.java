package org.iptfhir.store;

import ca.uhn.fhir.jpa.api.model.DeleteConflict;
import ca.uhn.fhir.jpa.api.model.DeleteConflictList;
import ca.uhn.fhir.jpa.delete.DeleteConflictService;
import ca.uhn.fhir.jpa.model.entity.ResourceLink;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.iptfhir.translate.ScoreObservations;
import org.iptfhir.translate.StoredResources;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.orm.jpa.SharedEntityManagerCreator;

/**
 * What keeps a resource from being deleted: a reference to one of its versions too, which HAPI passes over; but no score
 * that was derived here from the answers that are deleted, which goes with them.
 */
final class VersionedConflicts extends DeleteConflictService {
    private static final String LINKS = "select l from ResourceLink l where l.myTargetResource.myPid = :target";

    /** One is enough to refuse; of a transaction, those that it deletes too do not count, so all are looked at. */
    private static final String VERSIONED = LINKS + " and l.myTargetResourceVersion is not null";

    private final EntityManager entities;
    private final ObjectProvider<StoredResources> stored;

    /**
     * Looks into the store.
     *
     * @param stored later: what reads the store needs what is made here
     */
    VersionedConflicts(EntityManagerFactory entities, ObjectProvider<StoredResources> stored) {
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(entities);
        this.stored = stored;
    }

    @Override
    public int validateOkToDelete(
            DeleteConflictList conflicts,
            ResourceTable entity,
            boolean isForValidation,
            RequestDetails request,
            TransactionDetails transaction) {
        if ("QuestionnaireResponse".equals(entity.getResourceType())) {
            // HAPI looks at the first reference alone, which may be that of a derived score.
            IdType response = new IdType(entity.getIdDt().getValue());
            add(
                    conflicts,
                    entity,
                    links(LINKS, entity).stream()
                            .filter(link -> !isDerived(link.getSourceResource().getIdDt(), response))
                            .toList());
            return 0;
        }
        int retries = super.validateOkToDelete(conflicts, entity, isForValidation, request, transaction);
        add(conflicts, entity, links(VERSIONED, entity));
        return retries;
    }

    private List<ResourceLink> links(String query, ResourceTable target) {
        return entities.createQuery(query, ResourceLink.class)
                .setParameter("target", target.getId())
                .getResultList();
    }

    private static void add(DeleteConflictList conflicts, ResourceTable entity, List<ResourceLink> links) {
        IIdType target = entity.getIdDt();
        for (ResourceLink link : links) {
            IIdType source = link.getSourceResource().getIdDt();
            if (!conflicts.isResourceIdMarkedForDeletion(source) || !conflicts.isResourceIdMarkedForDeletion(target)) {
                conflicts.add(
                        new DeleteConflict(link.getSourceResource().getIdDt(), link.getSourcePath(), entity.getIdDt()));
            }
        }
    }

    private boolean isDerived(IIdType source, IdType response) {
        return "Observation".equals(source.getResourceType())
                && stored.getObject()
                        .read(new IdType(source.getResourceType(), source.getIdPart()))
                        .filter(Observation.class::isInstance)
                        .map(Observation.class::cast)
                        .filter(observation -> ScoreObservations.isDerivedFrom(response, observation))
                        .isPresent();
    }
}
