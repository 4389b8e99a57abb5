package org.iptfhir.rest.request;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.iptfhir.translate.Placeholder;
import org.iptfhir.translate.StoredResources;
import org.jspecify.annotations.Nullable;

/**
 * Holds a change to what the client expects to be there: with {@code If-None-Match: *} nothing, with {@code If-Match}
 * something. Of updates it is decided in the transaction that writes, so that of two writers at once only one can be
 * first.
 */
@Interceptor
public final class Preconditions {
    private static final String ANY = "*";

    private final StoredResources stored;

    public Preconditions(StoredResources stored) {
        this.stored = stored;
    }

    /** Refuses to delete nothing, and notes which entries of a Bundle expect nothing to be there. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void note(RequestDetails request) {
        if (request.getRestOperationType() == RestOperationTypeEnum.DELETE
                && request.getId() != null
                && expectsSomething(request)) {
            checkIsThere(new IdType(request.getResourceName(), request.getId().getIdPart()));
        }
        if (request.getResource() instanceof Bundle bundle) {
            Set<IBaseResource> first = Collections.newSetFromMap(new IdentityHashMap<>());
            bundle.getEntry().stream()
                    .filter(entry -> entry.getRequest().getMethod() == HTTPVerb.PUT
                            && ANY.equals(entry.getRequest().getIfNoneMatch()))
                    .forEach(entry -> first.add(entry.getResource()));
            request.getUserData().put(Preconditions.class, first);
        }
    }

    /** Refuses to delete nothing in a transaction, or in an entry of a batch. */
    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    public void deletions(IBaseBundle announced) {
        if (announced instanceof Bundle bundle && bundle.getType() != BundleType.BATCH) {
            bundle.getEntry().forEach(entry -> {
                BundleEntryRequestComponent request = entry.getRequest();
                if (request.getMethod() == HTTPVerb.DELETE
                        && request.hasIfMatch()
                        && request.getUrl().indexOf('?') < 0) {
                    checkIsThere(new IdType(request.getUrl()));
                }
            });
        }
    }

    private void checkIsThere(IdType id) {
        if (stored.read(id).isEmpty()) {
            throw new PreconditionFailedException("If-Match expects a version of " + id.getResourceType() + "/"
                    + id.getIdPart() + ", but there is none.");
        }
    }

    /** With {@code If-Match} there must be something to update. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource created, @Nullable RequestDetails request) {
        if (request != null && isUpdate(request) && expectsSomething(request)) {
            throw new PreconditionFailedException("If-Match expects a version of the resource, but there is none. Leave"
                    + " If-Match out to create it.");
        }
    }

    /** With {@code If-None-Match: *} there must be nothing yet. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        if (request != null
                && expectsNothing(request, after)
                && ResourceMetadataKeyEnum.DELETED_AT.get(before) == null
                && !Placeholder.is(before)) {
            throw new PreconditionFailedException("If-None-Match: * expects that "
                    + before.getIdElement().toUnqualifiedVersionless().getValue()
                    + " is not there yet, but there is one. Read it, and send your change with its ETag in If-Match.");
        }
    }

    private static boolean expectsNothing(RequestDetails request, IBaseResource after) {
        return isUpdate(request)
                ? ANY.equals(request.getHeader("If-None-Match"))
                : request.getUserData().get(Preconditions.class) instanceof Set<?> first && first.contains(after);
    }

    private static boolean isUpdate(RequestDetails request) {
        return request.getRestOperationType() == RestOperationTypeEnum.UPDATE;
    }

    private static boolean expectsSomething(RequestDetails request) {
        return request.getHeader("If-Match") != null
                || (request instanceof ServletRequestDetails servlet
                        && servlet.getServletRequest().getAttribute(RequestRepair.ANY_VERSION) != null);
    }
}
