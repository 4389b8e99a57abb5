package org.iptfhir.rest.bulk;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.iptfhir.rest.limit.ElementLimits;
import org.iptfhir.rest.limit.LimitSettings;
import org.iptfhir.validation.ResourceValidator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the bulk form of {@code $validate} behind the access check, and before the filter that waits for whole bodies. */
@Configuration(proxyBeanMethods = false)
class BulkConfiguration {
    /** Spring Security's filters stand at -100, that for whole bodies at -50. */
    private static final int BEFORE_WHOLE_BODIES = -60;

    @Bean
    FilterRegistrationBean<BulkValidation> bulkValidation(
            ResourceValidator validator, ElementLimits elements, LimitSettings limits, FhirContext fhir) {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        var registration = new FilterRegistrationBean<>(
                new BulkValidation(validator, elements, limits, fhir.getResourceTypes(), threads));
        registration.addUrlPatterns("/fhir/*");
        registration.setOrder(BEFORE_WHOLE_BODIES);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return registration;
    }
}
