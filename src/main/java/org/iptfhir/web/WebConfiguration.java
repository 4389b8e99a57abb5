package org.iptfhir.web;

import ca.uhn.fhir.context.FhirContext;
import org.iptfhir.guide.Guide;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the pages tell is read from the guide. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    @Bean
    Guide guide(FhirContext fhirContext) {
        return Guide.read(fhirContext);
    }
}
