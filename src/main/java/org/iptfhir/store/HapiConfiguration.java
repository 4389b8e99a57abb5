package org.iptfhir.store;

import ca.uhn.fhir.batch2.jobs.config.Batch2JobsConfig;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.batch2.JpaBatch2Config;
import ca.uhn.fhir.jpa.binstore.DatabaseBinaryContentStorageSvcImpl;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.dao.MatchResourceUrlService;
import ca.uhn.fhir.jpa.dao.search.HSearchSortHelperImpl;
import ca.uhn.fhir.jpa.dao.search.IHSearchSortHelper;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.sched.BaseSchedulerServiceImpl;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.jpa.search.IStaleSearchDeletingSvc;
import ca.uhn.fhir.jpa.search.StaleSearchDeletingSvcImpl;
import ca.uhn.fhir.rest.api.IResourceSupportedSvc;
import ca.uhn.fhir.rest.server.IPagingProvider;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import org.iptfhir.translate.StoredResources;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** HAPI's JPA server with what is used of it. */
@Configuration(proxyBeanMethods = false)
@Import({JpaR4Config.class, ThreadPoolFactoryConfig.class, JpaBatch2Config.class, Batch2JobsConfig.class})
class HapiConfiguration {
    /** A search answers pages of this size when the client asks for none. */
    private static final int DEFAULT_PAGE = 20;

    private static final int LARGEST_PAGE = 1000;

    @Bean
    static UnusedResourceTypes unusedResourceTypes() {
        return new UnusedResourceTypes();
    }

    @Bean
    static LeanStart leanStart() {
        return new LeanStart();
    }

    @Bean
    ConditionalMatches conditionalMatches() {
        return new ConditionalMatches();
    }

    @Bean
    @Primary
    WriteTransactions writeTransactions(ConditionalMatches matches, LockRows locks, IInterceptorService interceptors) {
        // Here, because HAPI writes before the server that answers requests is made.
        interceptors.registerInterceptor(new LostRaces(Clock.systemUTC()));
        return new WriteTransactions(matches, locks);
    }

    /** After the tables are made, which the entity managers see to. */
    @Bean
    @DependsOn("entityManagerFactory")
    Placeholders placeholders(
            MatchResourceUrlService<JpaPid> matches,
            DaoRegistry daos,
            ReferenceSettings settings,
            Marks marks,
            OneNodeAtATime oneNode) {
        return Placeholders.of(matches, daos, settings, marks, oneNode);
    }

    @Bean
    @Primary
    FillingTransactions fillingTransactions(Placeholders placeholders) {
        return new FillingTransactions(placeholders);
    }

    @Bean
    @Primary
    ReferencesByCondition referencesByCondition(FhirContext fhirContext) {
        return new ReferencesByCondition(fhirContext);
    }

    @Bean
    @Primary
    DeletionConflicts deletionConflicts(EntityManagerFactory entityManagers, ObjectProvider<StoredResources> stored) {
        return new DeletionConflicts(entityManagers, stored);
    }

    @Bean
    @Primary
    HistoriesInPages historiesInPages() {
        return new HistoriesInPages();
    }

    @Bean
    JobsEndFirst jobsEndFirst(BaseSchedulerServiceImpl scheduler) {
        return new JobsEndFirst(scheduler);
    }

    @Bean
    PartitionSettings partitionSettings() {
        return new PartitionSettings();
    }

    @Bean
    IResourceSupportedSvc resourceSupportedSvc() {
        return ResourceTypes.IN_USE::contains;
    }

    @Bean
    IHSearchSortHelper hSearchSortHelper(ISearchParamRegistry searchParameters) {
        return new HSearchSortHelperImpl(searchParameters);
    }

    @Bean
    IStaleSearchDeletingSvc staleSearchDeletingSvc() {
        return new StaleSearchDeletingSvcImpl();
    }

    @Bean
    @Primary
    MetaAsSent metaAsSent() {
        return new MetaAsSent();
    }

    /** For all searches, the server's own too. */
    @Bean
    SmartInitializingSingleton wholeDates(IInterceptorService interceptors, ISearchParamRegistry searchParameters) {
        return () -> {
            interceptors.registerInterceptor(new WholeDates(new DateParameters(searchParameters)));
            interceptors.registerInterceptor(new DaysOfUpdates());
        };
    }

    /** A reference to a version of a resource stays one. */
    @Bean
    SmartInitializingSingleton versionsOfReferences(FhirContext fhirContext) {
        return () -> fhirContext.getParserOptions().setStripVersionsFromReferences(false);
    }

    @Bean
    IPagingProvider pagingProvider() {
        DatabaseBackedPagingProvider paging = new DatabaseBackedPagingProvider();
        paging.setDefaultPageSize(DEFAULT_PAGE);
        paging.setMaximumPageSize(LARGEST_PAGE);
        return paging;
    }

    @Bean
    DatabaseBinaryContentStorageSvcImpl binaryStorage() {
        return new DatabaseBinaryContentStorageSvcImpl();
    }
}
