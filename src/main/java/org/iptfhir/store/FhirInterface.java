package org.iptfhir.store;

import ca.uhn.fhir.batch2.api.IJobCoordinator;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.jpa.provider.IJpaSystemProvider;
import ca.uhn.fhir.jpa.provider.ValueSetOperationProvider;
import ca.uhn.fhir.jpa.searchparam.matcher.SearchParamMatcher;
import ca.uhn.fhir.jpa.validation.JpaValidationSupportChain;
import ca.uhn.fhir.rest.server.IPagingProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.time.Clock;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.iptfhir.guide.Guide;
import org.iptfhir.store.database.DatabaseFaults;
import org.iptfhir.store.export.ExportStatus;
import org.iptfhir.store.export.GroupExport;
import org.iptfhir.translate.OwnNamespace;
import org.iptfhir.translate.StoredResources;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The FHIR server over the store: HAPI's providers, paging and capability statement. The room rest completes it. */
@Configuration(proxyBeanMethods = false)
class FhirInterface {
    @Bean
    RestfulServer restfulServer(
            FhirContext fhirContext,
            IFhirSystemDao<?, ?> system,
            DaoRegistry daos,
            IJpaSystemProvider systemProvider,
            ResourceProviderFactory resourceProviders,
            ValueSetOperationProvider valueSetOperations,
            GroupExport groupExport,
            ExportStatus exportStatus,
            JpaStorageSettings settings,
            ISearchParamRegistry searchParameters,
            IPagingProvider paging,
            ReferenceSettings references,
            ConditionalMatches conditionalMatches,
            Placeholders placeholders,
            IHapiTransactionService transactions,
            SearchParamMatcher matcher,
            OwnNamespace namespace,
            StoredResources stored,
            DatabaseFaults databaseFaults) {
        Guide guide = Guide.read(fhirContext);
        RestfulServer server = new QuietServer(fhirContext);
        server.setServerName("ipt-fhir");
        server.setServerVersion(guide.version());
        List<Object> providers = resourceProviders.createProviders();
        FillingCreates fillingCreates = new FillingCreates(placeholders, transactions);
        providers.forEach(fillingCreates::attend);
        server.registerProviders(providers);
        server.registerProviders(systemProvider, valueSetOperations, groupExport, exportStatus);
        server.setServerConformanceProvider(
                new StatementProvider(server, system, daos, settings, searchParameters, guide));
        server.setPagingProvider(paging);
        server.registerInterceptor(databaseFaults);
        server.registerInterceptor(new OperationsNotOffered());
        server.registerInterceptor(new StatementOfStorage(references.integrity()));
        server.registerInterceptor(new OwnIdentifiers(namespace, stored));
        server.registerInterceptor(conditionalMatches);
        server.registerInterceptor(placeholders);
        server.registerInterceptor(new DefinitionsOfTheGuide(guide));
        server.registerInterceptor(new SearchParametersAsDrafts());
        server.registerInterceptor(new OwnConditions(matcher));
        server.registerInterceptor(new StaleVersions());
        server.registerInterceptor(new KeptAsSent(fhirContext));
        return server;
    }

    @Bean
    GuideInstallation guideInstallation(
            FhirContext fhirContext,
            IFhirSystemDao<Bundle, Meta> system,
            ISearchParamRegistry searchParameters,
            OneNodeAtATime oneNode,
            Marks marks) {
        return new GuideInstallation(Guide.read(fhirContext), system, searchParameters, oneNode, marks);
    }

    @Bean
    IndexOfOlderData indexOfOlderData(
            FhirContext fhirContext, IJobCoordinator jobs, OneNodeAtATime oneNode, Marks marks) {
        return new IndexOfOlderData(Guide.read(fhirContext), jobs, oneNode, marks);
    }

    /**
     * Looks codes up in the code systems as the guide publishes them. HAPI's tables of concepts, which come first
     * otherwise, know no fragment of LOINC, and answer properties that are numbers with an error.
     */
    @Bean
    SmartInitializingSingleton terminologyOrder(
            FhirContext fhirContext,
            JpaValidationSupportChain chain,
            InMemoryTerminologyServerValidationSupport inMemory,
            Clock clock) {
        return () -> {
            chain.removeValidationSupport(inMemory);
            chain.addValidationSupport(0, new Lookups(fhirContext, new Expansions(fhirContext, inMemory, clock)));
            chain.addValidationSupport(0, Guide.read(fhirContext).support());
        };
    }
}
