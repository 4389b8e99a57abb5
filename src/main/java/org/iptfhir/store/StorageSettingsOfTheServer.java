package org.iptfhir.store;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings.IdStrategyEnum;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings.StoreMetaSourceInformationEnum;
import ca.uhn.fhir.jpa.api.model.HistoryCountModeEnum;
import ca.uhn.fhir.jpa.model.entity.StorageSettings.IndexEnabledEnum;
import java.util.Set;
import org.iptfhir.translate.OwnAddresses;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the first data fixes for ever, and what is switched off. Reasons: {@code src/docs/decisions/0001-storage-settings.md}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReferenceSettings.class)
class StorageSettingsOfTheServer {
    @Bean
    OwnAddresses ownAddresses(ReferenceSettings references) {
        return new OwnAddresses(references.ownAddresses());
    }

    @Bean
    JpaStorageSettings storageSettings(ReferenceSettings references, OwnAddresses ownAddresses) {
        JpaStorageSettings settings = new JpaStorageSettings();
        // Courses move between servers: an id must not meet another server's.
        settings.setResourceServerIdStrategy(IdStrategyEnum.UUID);
        // A number too: other servers count, and a course keeps its id when it moves.
        settings.setResourceClientIdStrategy(JpaStorageSettings.ClientIdStrategyEnum.ANY);
        // Labels, tags and profiles live in the resource's text: an update replaces them, a version keeps its own.
        settings.setTagStorageMode(JpaStorageSettings.TagStorageModeEnum.INLINE);
        settings.setIndexMissingFields(IndexEnabledEnum.DISABLED);
        settings.setIndexStorageOptimized(true);
        // The fragment is kept where HAPI otherwise keeps the number of its request.
        settings.setStoreMetaSourceInformation(StoreMetaSourceInformationEnum.SOURCE_URI_AND_REQUEST_ID);
        settings.setPreserveRequestIdInResourceBody(true);
        settings.setIndexOnContainedResources(false);
        // Search parameters change with the guide alone, which orders it itself (IndexOfOlderData).
        settings.setMarkResourcesForReindexingUponSearchParameterChange(false);
        settings.setEnforceReferentialIntegrityOnWrite(true);
        settings.setEnforceReferentialIntegrityOnDelete(true);
        // An empty target takes its place until the sender brings it: searches find by it, as by any other.
        settings.setAutoCreatePlaceholderReferenceTargets(references.integrity() == ReferenceIntegrity.ALLOW);
        settings.setAllowExternalReferences(true);
        // What a patch brings too, which is no resource when the request arrives.
        settings.setTreatBaseUrlsAsLocal(Set.copyOf(ownAddresses.configured()));
        settings.setAllowMultipleDelete(false);
        settings.setExpungeEnabled(false);
        settings.setDeleteExpungeEnabled(false);
        // Else each step of a job waits for the minute: an export has four.
        settings.setJobFastTrackingEnabled(true);
        // A search tells what is stored now, not what the same search found a minute ago.
        settings.setReuseCachedSearchResultsForMillis(null);
        settings.setHistoryCountMode(HistoryCountModeEnum.COUNT_ACCURATE);
        settings.setAllowContainsSearches(true);
        // Only compartment searches use it; a client's own is refused.
        settings.setFilterParameterEnabled(true);
        settings.setHibernateSearchIndexFullText(false);
        settings.setHibernateSearchIndexSearchParams(false);
        // The guide's fragments of LOINC and SNOMED CT come before the empty ones that HAPI brings.
        settings.setAllowDatabaseValidationOverride(true);
        settings.setPreExpandValueSets(false);
        return settings;
    }
}
