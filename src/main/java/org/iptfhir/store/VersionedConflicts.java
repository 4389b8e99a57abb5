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
import org.hl7.fhir.instance.model.api.IIdType;
import org.springframework.orm.jpa.SharedEntityManagerCreator;

/** What keeps a resource from being deleted: a reference to one of its versions too, which HAPI passes over. */
final class VersionedConflicts extends DeleteConflictService {
    /** One is enough to refuse; of a transaction, those that it deletes too do not count, so all are looked at. */
    private static final String LINKS =
            "select l from ResourceLink l where l.myTargetResource.myPid = :target and l.myTargetResourceVersion is not null";

    private final EntityManager entities;

    VersionedConflicts(EntityManagerFactory entities) {
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(entities);
    }

    @Override
    public int validateOkToDelete(
            DeleteConflictList conflicts,
            ResourceTable entity,
            boolean isForValidation,
            RequestDetails request,
            TransactionDetails transaction) {
        int retries = super.validateOkToDelete(conflicts, entity, isForValidation, request, transaction);
        IIdType target = entity.getIdDt();
        for (ResourceLink link : entities.createQuery(LINKS, ResourceLink.class)
                .setParameter("target", entity.getId())
                .getResultList()) {
            IIdType source = link.getSourceResource().getIdDt();
            if (!conflicts.isResourceIdMarkedForDeletion(source) || !conflicts.isResourceIdMarkedForDeletion(target)) {
                conflicts.add(
                        new DeleteConflict(link.getSourceResource().getIdDt(), link.getSourcePath(), entity.getIdDt()));
            }
        }
        return retries;
    }
}
