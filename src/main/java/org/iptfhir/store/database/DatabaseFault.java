package org.iptfhir.store.database;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the database failed with, when that is nothing that the sender of a request could mend. */
enum DatabaseFault {
    /** It cannot be reached. */
    AWAY,
    /** All connections to it are in use, and none comes free. */
    BUSY,
    /** Its disk has no room. */
    FULL;

    /** PostgreSQL: is shut down, has crashed, is starting. */
    private static final Set<String> ENDS = Set.of("57P01", "57P02", "57P03");

    private static final String CLASS_OF_CONNECTIONS = "08";
    private static final String POSTGRESQL_DISK_FULL = "53100";
    private static final int H2_NO_SPACE = 90100;
    private static final Pattern NO_SPACE =
            Pattern.compile(".*(No space left on device|Disk quota exceeded).*", Pattern.DOTALL);

    /** The pool: the connection broke while it was in use, and was let go. It says so in words alone. */
    private static final String LOST = "Connection is closed";

    /** H2: is closed, or is closing. It opens itself again for the next connection. */
    private static final Set<Integer> H2_CLOSED = Set.of(90098, 90121);

    /** The fault behind an exception; empty when the database is not to blame. */
    static Optional<DatabaseFault> behind(Throwable thrown) {
        List<Throwable> chain = chain(thrown);
        if (chain.stream().anyMatch(cause -> cause instanceof NoConnectionException none && none.fault() == BUSY)) {
            return Optional.of(BUSY);
        }
        if (chain.stream().anyMatch(DatabaseFault::isFull)) {
            return Optional.of(FULL);
        }
        return chain.stream().anyMatch(DatabaseFault::isAway) ? Optional.of(AWAY) : Optional.empty();
    }

    /** Whether the embedded database had closed itself, whatever made it. */
    static boolean isOfClosedDatabase(Throwable thrown) {
        return chain(thrown).stream()
                .anyMatch(cause -> cause instanceof SQLException sql && H2_CLOSED.contains(sql.getErrorCode()));
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (@Nullable Throwable cause = thrown; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(cause);
            chain.addAll(Arrays.asList(cause.getSuppressed()));
        }
        return chain;
    }

    private static boolean isFull(Throwable cause) {
        if (cause instanceof SQLException sql
                && (POSTGRESQL_DISK_FULL.equals(sql.getSQLState()) || sql.getErrorCode() == H2_NO_SPACE)) {
            return true;
        }
        return (cause instanceof IOException || cause instanceof SQLException)
                && NO_SPACE.matcher(String.valueOf(cause.getMessage())).matches();
    }

    private static boolean isAway(Throwable cause) {
        if (cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLRecoverableException) {
            return true;
        }
        if (cause instanceof SQLException sql) {
            String state = Objects.requireNonNullElse(sql.getSQLState(), "");
            return state.startsWith(CLASS_OF_CONNECTIONS)
                    || ENDS.contains(state)
                    || LOST.equals(sql.getMessage())
                    || H2_CLOSED.contains(sql.getErrorCode());
        }
        return false;
    }
}
