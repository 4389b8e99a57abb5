package org.iptfhir.store.database;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers requests that the database cannot serve with what the sender may do: wait, and send them again. */
@Interceptor
public final class DatabaseFaults {
    /** Before those who take every unknown exception for a failure of the server. */
    private static final int FIRST = -100;

    private static final int INTERNAL = 500;

    private static final Set<RestOperationTypeEnum> WRITES = EnumSet.of(
            RestOperationTypeEnum.CREATE,
            RestOperationTypeEnum.UPDATE,
            RestOperationTypeEnum.PATCH,
            RestOperationTypeEnum.DELETE,
            RestOperationTypeEnum.TRANSACTION);

    private final ReachableDataSource database;
    private final FreeSpace space;

    DatabaseFaults(ReachableDataSource database, FreeSpace space) {
        this.database = database;
        this.space = space;
    }

    /**
     * Refuses at once while there is no room for a write, and while the database is away: each request would wait, and fill the log with its failure. A batch is
     * looked at more closely, since each of its entries would fail by itself, in an answer that says 200.
     */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void refuseWhatCannotBeDone(RestOperationTypeEnum operation) {
        if (operation == RestOperationTypeEnum.METADATA) {
            return;
        }
        if (WRITES.contains(operation) && space.isUsedUp()) {
            throw Unavailable.because(DatabaseFault.FULL);
        }
        if (!database.mayAnswer()) {
            throw Unavailable.because(DatabaseFault.AWAY);
        }
        if (operation == RestOperationTypeEnum.TRANSACTION) {
            database.lackOfConnections().ifPresent(fault -> {
                throw Unavailable.because(fault);
            });
        }
    }

    /** Words an exception that the database caused; leaves every other to those who come later. */
    @Hook(value = Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION, order = FIRST)
    public @Nullable BaseServerResponseException word(Throwable thrown) {
        return thrown instanceof Unavailable known
                ? known
                : fault(thrown).map(Unavailable::because).orElse(null);
    }

    private Optional<DatabaseFault> fault(Throwable thrown) {
        Optional<DatabaseFault> known = DatabaseFault.behind(thrown);
        if (DatabaseFault.isOfClosedDatabase(thrown)) {
            database.forgetConnections();
            if (space.isFree()) {
                // The embedded database closed itself before room was made, and opens again for the next connection.
                return Optional.of(DatabaseFault.AWAY);
            }
        }
        if (known.isPresent()) {
            return known;
        }
        // A search hands on the text of its failure alone.
        boolean unexplained =
                !(thrown instanceof BaseServerResponseException answer) || answer.getStatusCode() == INTERNAL;
        if (!unexplained) {
            return Optional.empty();
        }
        if (String.valueOf(thrown.getMessage()).endsWith(DatabaseFault.BUSY.name())) {
            return Optional.of(DatabaseFault.BUSY);
        }
        return database.isReachable() ? Optional.empty() : Optional.of(DatabaseFault.AWAY);
    }
}
