package org.iptfhir.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.iptfhir.security.Access;
import org.iptfhir.security.FullRead;

/** Lets nobody take whole records away whose token is for less. */
@Interceptor
public final class ExportAccess {
    private final Access access;

    ExportAccess(Access access) {
        this.access = access;
    }

    /** Asked whenever an export is ordered, by whatever way. */
    @Hook(Pointcut.STORAGE_INITIATE_BULK_EXPORT)
    public void check(ServletRequestDetails request) {
        if (request == null || !FullRead.isGranted(request.getServletRequest(), access)) {
            throw new ForbiddenOperationException("An export takes whole records away. Send a token with the scope"
                    + " system/*.rs or user/*.rs (system/*.read or user/*.read in the first version of SMART App"
                    + " Launch).");
        }
    }
}
