package org.iptfhir.load;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Measures what happens between the end of a write and its commit: first the rules over several resources, with the lock and
 * the questions to the database that they need, then the upkeep of what cohorts are answered from.
 */
@Interceptor
public final class RulesClock {
    private final EntityManagerFactory entityManagers;
    private final AtomicLong begin = new AtomicLong();
    private final AtomicLong checked = new AtomicLong();
    private final AtomicLong end = new AtomicLong();

    RulesClock(EntityManagerFactory entityManagers) {
        this.entityManagers = entityManagers;
    }

    /** Begins before all others, of which the rules are one, once the write itself has reached the database. */
    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = Integer.MIN_VALUE)
    public void first() {
        at(Ordered.HIGHEST_PRECEDENCE, () -> {
            Optional.ofNullable(EntityManagerFactoryUtils.getTransactionalEntityManager(entityManagers))
                    .ifPresent(EntityManager::flush);
            begin.set(System.nanoTime());
        });
    }

    /** Ends after all others: steps of the same order run as they were registered. */
    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = Integer.MAX_VALUE)
    public void last() {
        at(Ordered.LOWEST_PRECEDENCE - 1, () -> checked.set(System.nanoTime()));
        at(Ordered.LOWEST_PRECEDENCE, () -> end.set(System.nanoTime()));
    }

    private static void at(int order, Runnable step) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                step.run();
            }

            @Override
            public int getOrder() {
                return order;
            }
        });
    }

    void reset() {
        begin.set(0);
        checked.set(0);
        end.set(0);
    }

    /** Milliseconds that the rules took in the last write. */
    double rules() {
        return (checked.get() - begin.get()) / 1e6;
    }

    /** Milliseconds that the upkeep took in the last write. */
    double upkeep() {
        return (end.get() - checked.get()) / 1e6;
    }
}
