package org.iptfhir.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.model.ResourceVersionConflictResolutionStrategy;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tries a write again that lost a race: another one changed the same resource, or made the same one, between its reading
 * and its writing. The sender learns of it only when it loses again and again.
 */
@Interceptor
public final class LostRaces {
    /** HAPI waits before each attempt, longer by chance than before the last one: in the end up to three seconds. */
    private static final int ATTEMPTS = 12;

    /** Who has waited so long would rather have an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Clock clock;

    LostRaces(Clock clock) {
        this.clock = clock;
    }

    /**
     * What HAPI is to do after a conflict.
     *
     * @param request null for the server's own work: two nodes that start at once fill the same tables
     */
    @Hook(Pointcut.STORAGE_VERSION_CONFLICT)
    public ResourceVersionConflictResolutionStrategy retry(@Nullable RequestDetails request) {
        ResourceVersionConflictResolutionStrategy strategy = new ResourceVersionConflictResolutionStrategy();
        strategy.setRetry(request == null || isPatient(request));
        strategy.setMaxRetries(ATTEMPTS);
        return strategy;
    }

    private boolean isPatient(RequestDetails request) {
        Instant now = clock.instant();
        Instant first = (Instant) request.getUserData().computeIfAbsent(LostRaces.class, key -> now);
        return now.isBefore(first.plus(PATIENCE));
    }
}
