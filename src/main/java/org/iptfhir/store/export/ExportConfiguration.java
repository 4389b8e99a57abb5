package org.iptfhir.store.export;

import ca.uhn.fhir.batch2.api.IJobCoordinator;
import ca.uhn.fhir.batch2.api.IJobMaintenanceService;
import ca.uhn.fhir.batch2.api.IJobPersistence;
import ca.uhn.fhir.batch2.jobs.export.BulkDataExportProvider;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import org.iptfhir.translate.StoredResources;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the export of its parts. */
@Configuration(proxyBeanMethods = false)
class ExportConfiguration {
    @Bean
    GroupExport groupExport(BulkDataExportProvider exports, DaoRegistry daos, FhirContext fhirContext) {
        return new GroupExport(exports, ExportedTypes.of(fhirContext, daos::isResourceTypeSupported));
    }

    @Bean
    ExportStatus exportStatus(
            BulkDataExportProvider exports,
            IJobCoordinator jobs,
            IJobMaintenanceService maintenance,
            IJobPersistence persistence,
            DaoRegistry daos) {
        return new ExportStatus(exports, jobs, maintenance, persistence, daos);
    }

    /** The jobs of an export ask it of each resource. */
    @Bean
    SmartInitializingSingleton exportedResources(
            IInterceptorService interceptors, StoredResources stored, FhirContext fhirContext) {
        return () -> interceptors.registerInterceptor(new ExportedResources(stored, fhirContext));
    }
}
