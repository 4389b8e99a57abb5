package org.iptfhir.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ParameterUtil;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Holds a DELETE to its If-Match, which HAPI reads for updates and patches alone. */
@Interceptor
public final class StaleDeletion {
    /** What a client is told that names an old version. */
    static final String ADVICE = "The version that If-Match names is not the current one: somebody else has changed the"
            + " resource. Read it again, and send your change with the new ETag.";

    /** Refuses to delete another version than the one that the client has read. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
    public void check(IBaseResource deleted, RequestDetails request) {
        if (request == null || request.getRestOperationType() != RestOperationTypeEnum.DELETE) {
            return;
        }
        String expected = request.getHeader(Constants.HEADER_IF_MATCH);
        if (expected != null
                && !ParameterUtil.parseETagValue(expected)
                        .equals(deleted.getIdElement().getVersionIdPart())) {
            throw new PreconditionFailedException(ADVICE);
        }
    }
}
