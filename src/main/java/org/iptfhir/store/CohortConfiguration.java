package org.iptfhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import javax.sql.DataSource;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.guide.Timepoints;
import org.iptfhir.outcome.cohort.CohortSource;
import org.iptfhir.outcome.cohort.OverdueSource;
import org.iptfhir.outcome.cohort.SmallCells;
import org.iptfhir.store.cohort.CohortCounts;
import org.iptfhir.store.cohort.CohortTables;
import org.iptfhir.store.cohort.OverdueCourses;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The read model of outcomes: kept, made anew, asked. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutcomeSettings.class)
class CohortConfiguration {
    @Bean
    CohortTables cohortTables(DataSource dataSource) {
        return new CohortTables(dataSource);
    }

    @Bean
    CohortModel cohortModel(
            CohortGathering gathering,
            CohortTables tables,
            LockRows locks,
            OwnWrites ownWrites,
            FhirContext fhirContext) {
        Guide guide = Guide.read(fhirContext);
        return new CohortModel(gathering, tables, locks, ownWrites, Instruments.of(guide), Timepoints.of(guide));
    }

    /** For all writes, the server's own too. */
    @Bean
    SmartInitializingSingleton cohortUpkeep(IInterceptorService interceptors, CohortModel model) {
        return () -> interceptors.registerInterceptor(new CohortUpkeep(model));
    }

    @Bean
    CohortRebuild cohortRebuild(
            CohortModel model,
            CohortTables tables,
            CurrentResources current,
            IHapiTransactionService transactions,
            Marks marks,
            FhirContext fhirContext) {
        return new CohortRebuild(model, tables, current, transactions, marks, Guide.read(fhirContext));
    }

    @Bean
    CohortEndpoint cohortEndpoint(CohortRebuild rebuild) {
        return new CohortEndpoint(rebuild);
    }

    @Bean
    CohortSource cohortSource(DataSource dataSource, CohortRebuild rebuild) {
        return new CohortCounts(dataSource, rebuild::isComplete);
    }

    @Bean
    OverdueSource overdueSource(DataSource dataSource, CohortRebuild rebuild) {
        return new OverdueCourses(dataSource, rebuild::isComplete);
    }

    @Bean
    @DependsOn("entityManagerFactory") // which makes the tables
    SmallCells smallCells(OutcomeSettings settings, Marks marks) {
        return new SmallCells(settings.smallestCell(), OwnTables.secret(marks));
    }
}
