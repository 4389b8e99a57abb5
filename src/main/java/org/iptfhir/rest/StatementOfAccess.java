package org.iptfhir.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.iptfhir.security.Access;

/** Says in the CapabilityStatement how a client gets in. */
@Interceptor
public final class StatementOfAccess {
    private static final String SERVICES = "http://terminology.hl7.org/CodeSystem/restful-security-service";

    private final Access access;

    StatementOfAccess(Access access) {
        this.access = access;
    }

    /** Adds the security service and a sentence about it. */
    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void add(IBaseConformance conformance) {
        ((CapabilityStatement) conformance).getRest().forEach(rest -> rest.setSecurity(security()));
    }

    private CapabilityStatementRestSecurityComponent security() {
        CapabilityStatementRestSecurityComponent security = new CapabilityStatementRestSecurityComponent();
        switch (access) {
            case OAUTH2 -> {
                security.addService()
                        .addCoding()
                        .setSystem(SERVICES)
                        .setCode("OAuth")
                        .setDisplay("OAuth");
                security.setDescription("Every request needs a token of the authorization server that"
                        + " .well-known/smart-configuration names, made for this server's audience, in the header"
                        + " Authorization: Bearer.");
            }
            case SECRET ->
                security.setDescription("Every request needs the server's secret in the header Authorization: Bearer"
                        + " (RFC 6750). Whoever runs the server has it.");
            case LOCAL ->
                security.setDescription("The server answers requests from its own machine alone, without a token.");
        }
        return security;
    }
}
