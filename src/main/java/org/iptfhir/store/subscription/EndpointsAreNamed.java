package org.iptfhir.store.subscription;

import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the site has named somebody to notify. Without, no write pays for it. */
final class EndpointsAreNamed implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !Binder.get(context.getEnvironment())
                .bind("ipt.subscriptions.endpoints", Bindable.listOf(String.class))
                .orElse(List.of())
                .isEmpty();
    }
}
