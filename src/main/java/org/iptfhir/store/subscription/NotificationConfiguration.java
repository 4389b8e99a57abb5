package org.iptfhir.store.subscription;

import ca.uhn.fhir.jpa.subscription.match.config.SubscriptionProcessorConfig;
import ca.uhn.fhir.jpa.subscription.match.deliver.email.IEmailSender;
import ca.uhn.fhir.jpa.subscription.submit.config.SubscriptionSubmitterConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** HAPI's parts that look what is written up against Subscriptions, and notify. */
@Configuration(proxyBeanMethods = false)
@Conditional(EndpointsAreNamed.class)
@Import({SubscriptionSubmitterConfig.class, SubscriptionProcessorConfig.class})
class NotificationConfiguration {
    /** HAPI asks for one. Subscriptions by mail are refused before. */
    @Bean
    IEmailSender emailSender() {
        return mail -> {
            throw new UnsupportedOperationException("this server sends no mail");
        };
    }
}
