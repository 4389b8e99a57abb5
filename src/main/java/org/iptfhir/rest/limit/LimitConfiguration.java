package org.iptfhir.rest.limit;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the limits before the servlets, and behind the access check: who may not enter sends no body. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class LimitConfiguration {
    /** Spring Security's filters stand at -100. */
    private static final int AFTER_THE_ACCESS_CHECK = -50;

    @Bean
    FilterRegistrationBean<WholeBodyFilter> wholeBodyFilter(LimitSettings limits) {
        var registration = new FilterRegistrationBean<>(new WholeBodyFilter(limits));
        registration.setOrder(AFTER_THE_ACCESS_CHECK);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return registration;
    }

    @Bean
    SearchLimits searchLimits(LimitSettings limits) {
        return new SearchLimits(limits);
    }

    @Bean
    ElementLimits elementLimits(LimitSettings limits) {
        return new ElementLimits(limits);
    }
}
