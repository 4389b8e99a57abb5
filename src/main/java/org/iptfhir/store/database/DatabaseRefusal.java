package org.iptfhir.store.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Says in a sentence why the database cannot be opened, and in another what to do. */
final class DatabaseRefusal implements FailureAnalyzer {
    /** H2's numbers: a page that cannot be read, and what it did not foresee. */
    private static final int UNREADABLE = 90030;

    private static final Set<Integer> DAMAGED = Set.of(UNREADABLE, 50000);

    private static final int H2_IN_USE = 90020;

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        boolean isOpening = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            isOpening |= cause instanceof CannotGetJdbcConnectionException;
            if (cause instanceof SQLException sql && (isOpening || sql.getErrorCode() == UNREADABLE)) {
                return notOpened(sql);
            }
        }
        return null;
    }

    private static FailureAnalysis notOpened(SQLException cause) {
        if (DAMAGED.contains(cause.getErrorCode())) {
            return new FailureAnalysis(
                    "The database file (h2/ipt-fhir.mv.db in ipt.data-directory) is damaged, and cannot be opened.",
                    "Move it away and put the file of the last backup in its place.",
                    cause);
        }
        if (cause.getErrorCode() == H2_IN_USE) {
            return new FailureAnalysis(
                    "The data directory is in use: another program has opened the database at this moment.",
                    "Stop the other server, or set ipt.data-directory to a directory of this server's own.",
                    cause);
        }
        return new FailureAnalysis(
                "The database cannot be opened: " + cause.getMessage(),
                "Correct spring.datasource.url and what stands beside it, or remove them: then the data are kept in"
                        + " ipt.data-directory.",
                cause);
    }
}
