package org.iptfhir.rest.request;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * Holds an update to what the client expects to be there: with {@code If-None-Match: *} nothing, with {@code If-Match} a
 * version. Decided in the transaction that writes, so that of two writers at once only one can be first.
 */
@Interceptor
public final class Preconditions {
    /** With {@code If-Match} there must be something to update. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource created, @Nullable RequestDetails request) {
        if (request != null
                && isUpdate(request)
                && (request.getHeader("If-Match") != null || expectsAnyVersion(request))) {
            throw new PreconditionFailedException("If-Match expects a version of the resource, but there is none. Leave"
                    + " If-Match out to create it.");
        }
    }

    /** With {@code If-None-Match: *} there must be nothing yet. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        if (request != null
                && isUpdate(request)
                && "*".equals(request.getHeader("If-None-Match"))
                && ResourceMetadataKeyEnum.DELETED_AT.get(before) == null) {
            throw new PreconditionFailedException("If-None-Match: * expects that the resource is not there yet, but"
                    + " there is one. Read it, and send your change with its ETag in If-Match.");
        }
    }

    private static boolean isUpdate(RequestDetails request) {
        return request.getRestOperationType() == RestOperationTypeEnum.UPDATE;
    }

    private static boolean expectsAnyVersion(RequestDetails request) {
        return request instanceof ServletRequestDetails servlet
                && servlet.getServletRequest().getAttribute(RequestRepair.ANY_VERSION) != null;
    }
}
