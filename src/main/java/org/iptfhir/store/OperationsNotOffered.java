package org.iptfhir.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.model.util.JpaConstants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.provider.ProviderConstants;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;

/** Refuses operations that HAPI's providers declare and this server does not offer, and leaves them unsaid. */
@Interceptor
final class OperationsNotOffered {
    /** Labels live in the resource's text here, where these three would neither see nor change them. */
    private static final Set<String> LABELS_APART = Set.of(
            ProviderConstants.OPERATION_META, JpaConstants.OPERATION_META_ADD, JpaConstants.OPERATION_META_DELETE);

    /** These remove or merge what an audit may still ask for. */
    private static final Set<String> MAINTENANCE = Set.of(
            ProviderConstants.OPERATION_EXPUNGE,
            ProviderConstants.OPERATION_MERGE,
            ProviderConstants.OPERATION_HAPI_FHIR_MERGE,
            ProviderConstants.OPERATION_UNDO_MERGE,
            ProviderConstants.OPERATION_REPLACE_REFERENCES,
            "$hapi.fhir.undo-replace-references",
            "$perform-reindexing-pass",
            "$mark-all-resources-for-reindexing",
            "$reindex",
            "$reindex-terminology",
            "$invalidate-expansion");

    /** It would tell how many patients there are. */
    private static final Set<String> COUNTS = Set.of("$get-resource-counts");

    /**
     * The first answers with other patients' Observations where there is no full-text index, and there is none here. The
     * second looks into HAPI's tables of concepts alone, which do not hold the guide's code systems.
     */
    private static final Set<String> WRONG_HERE = Set.of("$lastn", "$subsumes");

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    void refuse(RequestDetails request) {
        String operation = request.getOperation();
        if (operation != null && isNotOffered(operation)) {
            throw new InvalidRequestException("This server does not offer the operation " + operation + ".");
        }
    }

    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    void leaveUnsaid(IBaseConformance statement) {
        if (statement instanceof CapabilityStatement capabilities) {
            for (CapabilityStatementRestComponent rest : capabilities.getRest()) {
                rest.getOperation().removeIf(OperationsNotOffered::isNotOffered);
                rest.getResource().forEach(type -> type.getOperation().removeIf(OperationsNotOffered::isNotOffered));
            }
        }
    }

    private static boolean isNotOffered(CapabilityStatementRestResourceOperationComponent operation) {
        return isNotOffered(operation.getName());
    }

    private static boolean isNotOffered(String name) {
        String dollarName = name.startsWith("$") ? name : "$" + name;
        return LABELS_APART.contains(dollarName)
                || MAINTENANCE.contains(dollarName)
                || WRONG_HERE.contains(dollarName)
                || COUNTS.contains(dollarName);
    }
}
