package org.iptfhir.store.subscription;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.subscription.channel.config.SubscriptionChannelConfig;
import java.time.Duration;
import org.hl7.fhir.dstu2.model.Subscription.SubscriptionChannelType;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What is always there: HAPI's other parts need its channels and settings too. */
@Configuration(proxyBeanMethods = false)
@Import(SubscriptionChannelConfig.class)
@EnableConfigurationProperties(NotifiedEndpoints.class)
class SubscriptionConfiguration {
    /** Until what was written is looked at. */
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    @Bean
    SubscriptionSettings subscriptionSettings(NotifiedEndpoints endpoints) {
        SubscriptionSettings settings = new SubscriptionSettings();
        if (!endpoints.endpoints().isEmpty()) {
            settings.addSupportedSubscriptionType(SubscriptionChannelType.RESTHOOK);
            settings.setSubscriptionIntervalInMs(INTERVAL.toMillis());
        }
        return settings;
    }

    /** For all writes, the server's own too. */
    @Bean
    SmartInitializingSingleton allowedSubscriptions(IInterceptorService interceptors, NotifiedEndpoints endpoints) {
        return () -> interceptors.registerInterceptor(new AllowedSubscriptions(endpoints));
    }
}
