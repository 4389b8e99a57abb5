package org.iptfhir.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.TouchedCourses;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the read model up to date, in the transaction of the write: collects what it touches, and works those courses out
 * once, last of all before it commits. A write that touches no course costs nothing.
 */
@Interceptor
public final class CohortUpkeep {
    private final CohortModel model;

    CohortUpkeep(CohortModel model) {
        this.model = model;
    }

    /** Notes what was created. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource created) {
        note(Optional.empty(), Optional.of((Resource) created));
    }

    /** Notes what was changed. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after) {
        note(Optional.ofNullable((Resource) before), Optional.of((Resource) after));
    }

    /** Notes what was deleted. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void deleted(IBaseResource deleted) {
        note(Optional.of((Resource) deleted), Optional.empty());
    }

    private void note(Optional<Resource> before, Optional<Resource> after) {
        TouchedCourses touched = TouchedCourses.by(before, after);
        if (!touched.isEmpty()) {
            atEndOfTransaction().touched.addAll(touched);
        }
    }

    private BeforeCommit atEndOfTransaction() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(BeforeCommit.class::isInstance)
                .map(BeforeCommit.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    BeforeCommit update = new BeforeCommit();
                    TransactionSynchronizationManager.registerSynchronization(update);
                    return update;
                });
    }

    /** The update of one transaction. */
    private final class BeforeCommit implements TransactionSynchronization {
        private final TouchedCourses touched = TouchedCourses.none();

        /** After the rules, which may still refuse the write. */
        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            model.update(touched);
        }
    }
}
