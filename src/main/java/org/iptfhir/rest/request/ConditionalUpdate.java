package org.iptfhir.rest.request;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.intake.RequestText;
import org.iptfhir.translate.StoredResources;

/**
 * Keeps the id of a resource that is updated by condition (R4, http.html#cond-update): where the condition finds a
 * resource it must be that one's, else the resource is created under it. HAPI drops the id of a single request.
 */
@Interceptor
public final class ConditionalUpdate {
    private final FhirContext fhir;
    private final StoredResources stored;

    public ConditionalUpdate(FhirContext fhir, StoredResources stored) {
        this.fhir = fhir;
        this.stored = stored;
    }

    /** Looks at a single update; before its condition is looked up again by the one that writes. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void check(RequestDetails request) {
        String condition = request.getRestOperationType() == RestOperationTypeEnum.UPDATE
                ? request.getConditionalUrl(RestOperationTypeEnum.UPDATE)
                : null;
        if (condition != null && request.getResource() instanceof Resource resource) {
            RequestText.of(request)
                    .map(text -> (Resource) text.parsed(fhir))
                    .flatMap(ConditionalUpdate::id)
                    .ifPresent(id -> {
                        check(id, condition);
                        resource.setId(id.getIdPart());
                    });
        }
    }

    /** Looks at the updates of a transaction, or at one entry of a batch. */
    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    public void check(RequestDetails request, IBaseBundle announced) {
        if (announced instanceof Bundle bundle
                && bundle.getType() != BundleType.BATCH
                && !(request instanceof SystemRequestDetails)) {
            for (BundleEntryComponent entry : bundle.getEntry()) {
                if (entry.getRequest().getMethod() == HTTPVerb.PUT
                        && entry.getRequest().hasUrl()
                        && entry.getRequest().getUrl().indexOf('?') > 0
                        && entry.hasResource()) {
                    id(entry.getResource())
                            .ifPresent(id -> check(id, entry.getRequest().getUrl()));
                }
            }
        }
    }

    private static Optional<IdType> id(Resource resource) {
        return Optional.ofNullable(resource.getIdElement().getIdPart())
                .filter(id -> !id.startsWith("urn:"))
                .map(id -> new IdType(resource.fhirType(), id));
    }

    private void check(IdType id, String condition) {
        Optional<IdType> found = stored.matching(condition);
        if (found.isPresent() && !found.get().getIdPart().equals(id.getIdPart())) {
            throw new InvalidRequestException("The condition " + condition + " finds "
                    + found.get().getValue() + ", but the resource has the id " + id.getIdPart()
                    + ". Leave the id out of the resource, or give it the id "
                    + found.get().getIdPart() + ".");
        }
        if (found.isEmpty() && stored.isTaken(id)) {
            throw new ResourceVersionConflictException("The condition " + condition + " finds nothing, and "
                    + id.getValue() + ", whose id the resource has, is there already"
                    + (stored.read(id).isPresent() ? "" : ", though deleted")
                    + ". Leave the id out of the resource to create another one, or send it to PUT " + id.getValue()
                    + ".");
        }
    }
}
