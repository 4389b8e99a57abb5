package org.iptfhir.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Lets one node at a time change what all share: the schema, the guide. The others wait.
 *
 * <p>On PostgreSQL the lock belongs to a transaction, so that it ends with the node that holds it, kill -9 included. An
 * embedded H2 database is open in one process alone and needs none.
 */
final class OneNodeAtATime {
    /** Any number that no other user of the database locks: the letters "ipt-fhir". */
    private static final long LOCK = 0x6970742d66686972L;

    private final DataSource dataSource;
    private final Database database;

    OneNodeAtATime(DataSource dataSource, Database database) {
        this.dataSource = dataSource;
        this.database = database;
    }

    /** Runs the work when no other node is at such work, here or on another machine. */
    synchronized void run(Runnable work) {
        if (database == Database.H2) {
            work.run();
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
                lock.setLong(1, LOCK);
                lock.execute();
                work.run();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("The database cannot be locked for this node's start", e);
        }
    }
}
