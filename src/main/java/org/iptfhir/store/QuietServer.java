package org.iptfhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;

/** HAPI's server without the header that tells strangers which version of which program answers. */
final class QuietServer extends RestfulServer {
    private static final long serialVersionUID = 1L;

    QuietServer(FhirContext fhirContext) {
        super(fhirContext);
    }

    @Override
    protected String createPoweredByHeader() {
        return "";
    }
}
