package org.iptfhir.rest.extract;

import ca.uhn.fhir.context.FhirContext;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.translate.DerivedScores;
import org.iptfhir.translate.ScoreObservations;
import org.iptfhir.translate.StoredResources;
import org.iptfhir.validation.ResourceValidator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes {@code $extract} of its parts. */
@Configuration(proxyBeanMethods = false)
class ExtractConfiguration {
    @Bean
    ExtractOperation extractOperation(
            StoredResources stored, DerivedScores scores, ResourceValidator validator, FhirContext fhirContext) {
        Instruments instruments = Instruments.of(Guide.read(fhirContext));
        Extraction extraction = new Extraction(instruments, new ScoreObservations(instruments));
        return new ExtractOperation(stored, scores, validator, extraction, fhirContext);
    }
}
