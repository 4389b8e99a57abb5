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
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.iptfhir.translate.ScoreObservations;
import org.iptfhir.translate.StoredResources;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.orm.jpa.SharedEntityManagerCreator;

/**
 * What keeps a resource from being deleted: a reference, to one of its versions too, which HAPI passes over. No obstacle is
 * a score that was derived here from the answers that are deleted: it goes with them.
 */
final class DeletionConflicts extends DeleteConflictService {
    private static final String LINKS = "select l from ResourceLink l where l.myTargetResource.myPid = :target";

    /** Far more than the scores that one response yields. */
    private static final int LOOKED_AT = 100;

    private final EntityManager entities;
    private final ObjectProvider<StoredResources> stored;

    /**
     * Looks into the store.
     *
     * @param stored later: what reads the store needs what is made here
     */
    DeletionConflicts(EntityManagerFactory entities, ObjectProvider<StoredResources> stored) {
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
        // One is enough to refuse; of a transaction, those that it deletes too do not count, so all are looked at. HAPI
        // looks at one alone, and deletes what another resource refers to.
        boolean isInBundle = transaction.isAcceptingDeferredInterceptorBroadcasts();
        IdType target = new IdType(entity.getIdDt().getValue());
        links(entity, isInBundle ? Integer.MAX_VALUE : LOOKED_AT)
                .map(link ->
                        new DeleteConflict(link.getSourceResource().getIdDt(), link.getSourcePath(), entity.getIdDt()))
                .filter(conflict -> !conflicts.isResourceIdMarkedForDeletion(conflict.getSourceId())
                        || !conflicts.isResourceIdMarkedForDeletion(conflict.getTargetId()))
                .filter(conflict -> !isDerived(conflict.getSourceId(), target))
                .limit(isInBundle ? Integer.MAX_VALUE : 1)
                .forEach(conflicts::add);
        return 0;
    }

    private Stream<ResourceLink> links(ResourceTable target, int most) {
        return entities
                .createQuery(LINKS, ResourceLink.class)
                .setParameter("target", target.getId())
                .setMaxResults(most)
                .getResultList()
                .stream();
    }

    private boolean isDerived(IIdType source, IdType response) {
        return "Observation".equals(source.getResourceType())
                && "QuestionnaireResponse".equals(response.getResourceType())
                && stored.getObject()
                        .read(new IdType(source.getResourceType(), source.getIdPart()))
                        .filter(Observation.class::isInstance)
                        .map(Observation.class::cast)
                        .filter(ScoreObservations::isComputed)
                        .isPresent();
    }
}
