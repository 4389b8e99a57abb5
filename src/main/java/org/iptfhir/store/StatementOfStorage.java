package org.iptfhir.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalReadStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ReferenceHandlingPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;

/** Says in the CapabilityStatement how resources are kept, where HAPI says it otherwise or not at all. */
@Interceptor
final class StatementOfStorage {
    private final ReferenceIntegrity integrity;

    StatementOfStorage(ReferenceIntegrity integrity) {
        this.integrity = integrity;
    }

    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    void complete(IBaseConformance statement) {
        ((CapabilityStatement) statement)
                .getRest()
                .forEach(rest -> rest.getResource().forEach(this::complete));
    }

    private void complete(CapabilityStatementRestResourceComponent type) {
        // A client may send If-Match, and need not.
        type.setVersioning(ResourceVersionPolicy.VERSIONED);
        type.setReadHistory(true);
        type.setUpdateCreate(true);
        type.setConditionalCreate(true);
        type.setConditionalRead(ConditionalReadStatus.FULLSUPPORT);
        type.setConditionalUpdate(true);
        type.setConditionalDelete(ConditionalDeleteStatus.SINGLE);
        type.addReferencePolicy(ReferenceHandlingPolicy.LITERAL);
        type.addReferencePolicy(ReferenceHandlingPolicy.LOGICAL);
        type.addReferencePolicy(ReferenceHandlingPolicy.LOCAL);
        if (integrity == ReferenceIntegrity.ENFORCE) {
            type.addReferencePolicy(ReferenceHandlingPolicy.ENFORCED);
        }
    }
}
