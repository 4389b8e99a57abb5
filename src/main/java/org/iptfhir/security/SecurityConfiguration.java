package org.iptfhir.security;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the token check before everything that answers requests, when a token is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityConfiguration {
    @Bean
    @ConditionalOnProperty("ipt.security.token-file")
    FilterRegistrationBean<TokenFilter> tokenFilter(SecuritySettings settings) {
        if (settings.tokenFile() == null) {
            throw new UnusableTokenException("ipt.security.token-file is empty: give it the path of a file.");
        }
        var registration = new FilterRegistrationBean<>(new TokenFilter(BearerToken.fromFile(settings.tokenFile())));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return registration;
    }
}
