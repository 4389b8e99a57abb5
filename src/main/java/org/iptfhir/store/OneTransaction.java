package org.iptfhir.store;

import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.iptfhir.translate.OperationWrites;
import org.iptfhir.translate.StoredResources;
import org.springframework.stereotype.Component;

/** Looks and writes in one transaction of the database, which holds the lock on what it looked for. */
@Component
final class OneTransaction implements OperationWrites {
    private final IFhirSystemDao<Bundle, Meta> system;
    private final IHapiTransactionService transactions;
    private final LockRows locks;
    private final StoredResources stored;

    OneTransaction(
            IFhirSystemDao<Bundle, Meta> system,
            IHapiTransactionService transactions,
            LockRows locks,
            StoredResources stored) {
        this.system = system;
        this.transactions = transactions;
        this.locks = locks;
        this.stored = stored;
    }

    @Override
    public Optional<Bundle> storeUnless(String condition, Bundle transaction, RequestDetails request) {
        return transactions.withRequest(request).execute(() -> {
            locks.holdMatches(MatchCondition.names(condition));
            if (stored.matching(condition).isPresent()) {
                return Optional.empty();
            }
            Bundle attempt = transaction.copy(); // writing changes it, and a lost race is tried again
            request.setResource(attempt);
            return Optional.of(system.transactionNested(request, attempt));
        });
    }

    @Override
    public Bundle store(Bundle transaction, RequestDetails request) {
        return system.transaction(request, transaction);
    }
}
