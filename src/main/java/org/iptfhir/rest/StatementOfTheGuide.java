package org.iptfhir.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.iptfhir.guide.Guide;

/** Names the guide in the CapabilityStatement. */
@Interceptor
public final class StatementOfTheGuide {
    private final Guide guide;

    StatementOfTheGuide(Guide guide) {
        this.guide = guide;
    }

    /** Adds the guide's canonical with its version. */
    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void add(IBaseConformance conformance) {
        CapabilityStatement statement = (CapabilityStatement) conformance;
        String canonical = guide.canonical("ImplementationGuide", guide.packageId()) + "|" + guide.version();
        if (!statement.hasImplementationGuide(canonical)) {
            statement.addImplementationGuide(canonical);
        }
    }
}
