package org.iptfhir.store;

import ca.uhn.fhir.jpa.util.JpaHapiTransactionService;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import jakarta.persistence.PersistenceException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * HAPI's transactions, with two things more: what a conditional write matches is locked before it is looked for, and a
 * conflict that no second attempt can solve is told apart from a lost race, which is tried again.
 */
final class WriteTransactions extends JpaHapiTransactionService {
    /** HAPI's messages where an If-Match names another version than the current one: update, patch, delete. */
    private static final Pattern STALE = Pattern.compile("HAPI-0(989|974|961): .*", Pattern.DOTALL);

    private final ConditionalMatches matches;
    private final LockRows locks;

    WriteTransactions(ConditionalMatches matches, LockRows locks) {
        this.matches = matches;
        this.locks = locks;
    }

    @Override
    protected IExecutionBuilder buildExecutionBuilder(@Nullable RequestDetails request) {
        return new OfRequest(request);
    }

    @Override
    protected <T> @Nullable T doExecuteCallback(ExecutionBuilder execution, TransactionCallback<T> work) {
        // A transaction inside another one would wait for the locks of the outer one.
        boolean isOutermost = !TransactionSynchronizationManager.isActualTransactionActive();
        Set<String> matched =
                isOutermost && execution instanceof OfRequest ofRequest ? matches.of(ofRequest.request()) : Set.of();
        try {
            return super.doExecuteCallback(
                    execution,
                    matched.isEmpty()
                            ? work
                            : status -> {
                                locks.holdMatches(matched);
                                return work.doInTransaction(status);
                            });
        } catch (ResourceVersionConflictException conflict) {
            throw OverlongValue.behind(conflict)
                    .<RuntimeException>map(overlong -> overlong)
                    .orElseGet(() -> isOutermost ? asSeenByTheClient(conflict) : conflict);
        } catch (DataAccessException | PersistenceException failure) {
            throw OverlongValue.behind(failure)
                    .<RuntimeException>map(overlong -> overlong)
                    .orElse(failure);
        }
    }

    private static RuntimeException asSeenByTheClient(ResourceVersionConflictException conflict) {
        if (conflict.getMessage() != null
                && STALE.matcher(conflict.getMessage()).matches()) {
            return StaleVersions.stale(conflict.getMessage());
        }
        return conflict.getOperationOutcome() == null ? conflict : new StillReferredTo(conflict);
    }

    /** Remembers for whom a transaction is opened. */
    private final class OfRequest extends ExecutionBuilder {
        private final @Nullable RequestDetails request;

        OfRequest(@Nullable RequestDetails request) {
            super(request);
            this.request = request;
        }

        @Nullable RequestDetails request() {
            return request;
        }
    }

    /** A deletion that references forbid. HAPI retries its own type alone, and this one would fail again. */
    private static final class StillReferredTo extends ResourceVersionConflictException {
        private static final long serialVersionUID = 1;

        StillReferredTo(ResourceVersionConflictException conflict) {
            super(conflict.getMessage(), conflict.getOperationOutcome());
        }
    }
}
