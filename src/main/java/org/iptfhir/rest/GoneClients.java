package org.iptfhir.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.apache.catalina.connector.ClientAbortException;

/** A client that hangs up before it has its answer is no failure: there is nobody to tell, and nothing to mend. */
@Interceptor
public final class GoneClients {
    /** Whether an answer could not be written because nobody takes it. */
    static boolean caused(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAbortException) {
                return true;
            }
        }
        return false;
    }

    /** Ends the request without an answer. */
    @Hook(Pointcut.SERVER_HANDLE_EXCEPTION)
    public boolean handle(BaseServerResponseException thrown) {
        return !caused(thrown);
    }
}
