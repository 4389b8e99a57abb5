package org.iptfhir.security;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.iptfhir.start.CannotStartException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The one place where access is decided, before everything that answers requests. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityConfiguration {
    /** Checked again here: an open server must not hang on a file that names the first check. */
    @Bean
    Access access(Environment environment) {
        return ExposureCheck.check(environment);
    }

    @Bean
    EmbeddedBy embeddedBy(SecuritySettings settings) {
        return new EmbeddedBy(settings.embeddedBy());
    }

    @Bean
    SecurityFilterChain accessDecision(HttpSecurity http, Access access) throws Exception {
        AccessRefusal refusal = new AccessRefusal();
        RequestMatcher open = request -> OpenPaths.contain(
                request.getRequestURI().substring(request.getContextPath().length()));
        http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusal).accessDeniedHandler(refusal));
        switch (access) {
            case OAUTH2 ->
                http.oauth2ResourceServer(
                        server -> server.jwt(Customizer.withDefaults()).authenticationEntryPoint(refusal));
            case SECRET ->
                http.oauth2ResourceServer(
                        server -> server.opaqueToken(Customizer.withDefaults()).authenticationEntryPoint(refusal));
            case LOCAL -> {}
        }
        http.authorizeHttpRequests(requests -> {
            // An error of a request that came in is told to who sent it.
            requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
            requests.requestMatchers(open).permitAll();
            if (access == Access.LOCAL) {
                requests.anyRequest().permitAll();
            } else {
                requests.anyRequest().authenticated();
            }
        });
        return http.build();
    }

    @Bean
    @ConditionalOnProperty(Access.TOKEN_FILE)
    OpaqueTokenIntrospector secretIntrospection(SecuritySettings settings) {
        if (settings.tokenFile() == null) {
            throw new CannotStartException(
                    Access.TOKEN_FILE + " is empty.", "Give it the path of a file, or remove the setting.");
        }
        return new SecretIntrospection(BearerToken.fromFile(settings.tokenFile()));
    }

    /** Which methods there are is said by who answers, with 405. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejectedRequest() {
        return (request, response, rejected) -> PlainAddresses.refuse(response);
    }

    @Bean
    FilterRegistrationBean<KnownHosts> knownHosts(Access access, SecuritySettings settings) {
        var registration = new FilterRegistrationBean<>(new KnownHosts(settings.hosts()));
        registration.setEnabled(access == Access.LOCAL);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 99);
        return registration;
    }

    @Bean
    FilterRegistrationBean<PlainAddresses> plainAddresses() {
        var registration = new FilterRegistrationBean<>(new PlainAddresses());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return registration;
    }

    @Bean
    FilterRegistrationBean<FromThisMachine> fromThisMachine() {
        var registration = new FilterRegistrationBean<>(new FromThisMachine());
        FromThisMachine.PATHS.forEach(path -> registration.addUrlPatterns(path, path + "/*"));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 101);
        return registration;
    }

    @Bean
    ServletRegistrationBean<SmartConfiguration> smartConfiguration(Environment environment, Clock clock) {
        var servlet = new ServletRegistrationBean<>(
                new SmartConfiguration(Access.issuer(environment), clock), SmartConfiguration.PATH);
        servlet.setName("smart-configuration");
        return servlet;
    }
}
