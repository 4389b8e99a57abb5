package org.iptfhir.store.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections of the pool. A database that is away is told apart from a pool whose connections are all in use: who waits
 * for the first hears of it within seconds, who waits in a queue that moves waits longer.
 */
final class ReachableDataSource extends DelegatingDataSource {
    private static final Logger LOG = LoggerFactory.getLogger(ReachableDataSource.class);

    /** How long a request waits at most while others get connections. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How long a request waits while nobody gets one: writers that wait for each other's locks are no reason to give up. */
    private static final Duration STANDSTILL = Duration.ofSeconds(8);

    /** How long nobody tries again once the database was found to be away. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HikariDataSource pool;
    private final AtomicBoolean probing = new AtomicBoolean();
    private volatile boolean isAway;
    private volatile long lastTried = System.nanoTime();
    private volatile long lastHandedOut = System.nanoTime();

    ReachableDataSource(HikariDataSource pool) {
        super(pool);
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        long begin = System.nanoTime();
        while (true) {
            if (isAway && isRecent(lastTried, PAUSE)) {
                throw new NoConnectionException(DatabaseFault.AWAY);
            }
            try {
                Connection connection = pool.getConnection();
                lastHandedOut = System.nanoTime();
                noteAnswer();
                return connection;
            } catch (SQLTransientConnectionException e) {
                if (meansAway(e)) {
                    noteAbsence(e);
                    throw new NoConnectionException(DatabaseFault.AWAY, e);
                }
                boolean standsStill = !isRecent(lastHandedOut, STANDSTILL) && !isRecent(begin, STANDSTILL);
                if (standsStill || !isRecent(begin, PATIENCE)) {
                    throw new NoConnectionException(DatabaseFault.BUSY, e);
                }
            }
        }
    }

    /**
     * Tells whether requests may be let in. While the database is away, one of them looks every second whether it is back,
     * and the others need not wait.
     */
    boolean mayAnswer() {
        if (!isAway) {
            return true;
        }
        if (isRecent(lastTried, PAUSE) || !probing.compareAndSet(false, true)) {
            return false;
        }
        try {
            return isReachable();
        } finally {
            probing.set(false);
        }
    }

    /** What keeps a connection from being had now; empty when one is to be had. */
    Optional<DatabaseFault> lackOfConnections() {
        try {
            getConnection().close();
            return Optional.empty();
        } catch (NoConnectionException e) {
            return Optional.of(e.fault());
        } catch (SQLException e) {
            return Optional.of(DatabaseFault.AWAY);
        }
    }

    /** Tells whether the database answers. A pool whose connections are all in use is a sign that it does. */
    boolean isReachable() {
        try {
            pool.getConnection().close();
            noteAnswer();
            return true;
        } catch (SQLTransientConnectionException e) {
            if (meansAway(e)) {
                noteAbsence(e);
                return false;
            }
            return true;
        } catch (SQLException e) {
            noteAbsence(e);
            return false;
        }
    }

    /** Lets the pool open others: those of a database that has closed itself never answer again. */
    void forgetConnections() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /** The pool tells with a cause that it could not open a connection, and keeps none that is broken. */
    private boolean meansAway(SQLException timeout) {
        return timeout.getCause() != null || pool.getHikariPoolMXBean().getTotalConnections() == 0;
    }

    private void noteAbsence(SQLException e) {
        lastTried = System.nanoTime();
        if (!isAway) {
            isAway = true;
            Throwable reason = e.getCause() == null ? e : e.getCause();
            LOG.warn("The database does not answer: {}", reason.getMessage());
        }
    }

    private void noteAnswer() {
        if (isAway) {
            isAway = false;
            LOG.info("The database answers again");
        }
    }

    private static boolean isRecent(long time, Duration ago) {
        return System.nanoTime() - time < ago.toNanos();
    }
}
