package org.iptfhir.store;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.iptfhir.guide.Guide;

/** HAPI's statement, which answers every read of an OperationDefinition with one of its own, or with 404. */
final class StatementProvider extends JpaCapabilityStatementProvider {
    private final DaoRegistry daos;

    StatementProvider(
            RestfulServer server,
            IFhirSystemDao<?, ?> system,
            DaoRegistry daos,
            JpaStorageSettings settings,
            ISearchParamRegistry searchParameters,
            Guide guide) {
        super(server, system, settings, searchParameters, guide.support());
        this.daos = daos;
        setImplementationDescription("ipt-fhir");
        // Counts would tell a stranger how many patients there are, and cost a query each.
        setIncludeResourceCounts(false);
    }

    @Override
    @Read(typeName = "OperationDefinition")
    public IBaseResource readOperationDefinition(@IdParam IIdType id, RequestDetails request) {
        try {
            return super.readOperationDefinition(id, request);
        } catch (ResourceNotFoundException e) {
            return daos.getResourceDao("OperationDefinition").read(id, request);
        }
    }
}
