package org.iptfhir.rest.measure;

import ca.uhn.fhir.repository.IRepository;
import org.iptfhir.translate.PatientIndex;
import org.iptfhir.translate.StoredResources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes {@code $evaluate-measure} of its parts. */
@Configuration(proxyBeanMethods = false)
class MeasureConfiguration {
    @Bean
    MeasureOperation measureOperation(StoredResources stored, PatientIndex patients, IRepository repository) {
        return new MeasureOperation(stored, patients, new MeasureEvaluation(repository));
    }
}
