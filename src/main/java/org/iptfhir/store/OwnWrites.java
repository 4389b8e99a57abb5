package org.iptfhir.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Optional;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.stereotype.Component;

/** What the transaction at hand has written. HAPI's searches do not flush, and would miss it. */
@Component
final class OwnWrites {
    private final EntityManagerFactory entityManagers;

    OwnWrites(EntityManagerFactory entityManagers) {
        this.entityManagers = entityManagers;
    }

    /** Lets the searches that follow find it. */
    void flush() {
        Optional.ofNullable(EntityManagerFactoryUtils.getTransactionalEntityManager(entityManagers))
                .ifPresent(EntityManager::flush);
    }
}
