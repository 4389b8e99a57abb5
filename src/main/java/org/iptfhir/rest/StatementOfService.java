package org.iptfhir.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.iptfhir.guide.Guide;

/**
 * Makes the CapabilityStatement say what works and nothing else: who answers, which guide is kept to, batches and
 * compartments, and not the formats and parameters that HAPI knows and this server refuses.
 */
@Interceptor
public final class StatementOfService {
    private static final Set<String> RDF = Set.of("application/x-turtle", "ttl");

    /** HAPI knows them, and cannot search by them: a reference in a pair. */
    private static final Set<String> NOT_SEARCHED = Set.of("DocumentReference.relationship");

    private static final List<String> COMPARTMENTS =
            List.of("patient", "encounter", "relatedperson", "practitioner", "device");

    private final Guide guide;
    private final ISearchParamRegistry registry;

    StatementOfService(Guide guide, ISearchParamRegistry registry) {
        this.guide = guide;
        this.registry = registry;
    }

    /** Completes what HAPI has made of the server's methods. */
    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void complete(IBaseConformance conformance) {
        CapabilityStatement statement = (CapabilityStatement) conformance;
        // There is nothing to be read under it.
        statement.setId((String) null);
        statement.setName("IptFhir").setTitle("ipt-fhir").setPublisher("ipt-fhir project");
        statement.setVersion(guide.version());
        statement.setDescription(
                "A FHIR server for Interpersonal Psychotherapy (IPT). It refuses writes that break FHIR,"
                        + " a profile of the guide or one of its rules, and says where and why.");
        String canonical = guide.canonical("ImplementationGuide", guide.packageId()) + "|" + guide.version();
        if (!statement.hasImplementationGuide(canonical)) {
            statement.addImplementationGuide(canonical);
        }
        statement.getFormat().removeIf(format -> RDF.contains(format.getValue()));
        statement.getRest().forEach(this::complete);
    }

    private void complete(CapabilityStatementRestComponent rest) {
        rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        rest.addOperation()
                .setName("validate")
                .setDefinition("http://hl7.org/fhir/OperationDefinition/Resource-validate")
                .setDocumentation("A body of application/x-ndjson, one resource a line, is answered with a line of"
                        + " findings for each; so is a single resource with Accept: application/x-ndjson.");
        COMPARTMENTS.forEach(type -> rest.addCompartment("http://hl7.org/fhir/CompartmentDefinition/" + type));
        // HAPI states ways to write a search, such as _has, among the parameters, and some that are switched off here.
        rest.getResource()
                .forEach(type ->
                        type.getSearchParam().removeIf(parameter -> !isKnown(type.getType(), parameter.getName())));
    }

    private boolean isKnown(String type, String name) {
        return !NOT_SEARCHED.contains(type + "." + name) && isRegistered(type, name);
    }

    private boolean isRegistered(String type, String name) {
        return registry.hasActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH)
                || registry.hasActiveSearchParam("Resource", name, SearchParamLookupContextEnum.SEARCH);
    }
}
