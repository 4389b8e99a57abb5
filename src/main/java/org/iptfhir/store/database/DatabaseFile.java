package org.iptfhir.store.database;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;

/** The file of the embedded database, below SQL. One at a time works at it, beside those who read and write. */
final class DatabaseFile {
    private static final int AT_ONCE = 256 * 1024;

    private final DataSource dataSource;

    DatabaseFile(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Moves what is in use out of places that are mostly not, so that these come free.
     *
     * @param used percentage of the written places that is to be in use
     * @param bytes how much is moved
     * @return whether anything was
     */
    synchronized boolean compact(int used, int bytes) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return store(connection).compact(used, bytes);
        }
    }

    /**
     * Copies the file as a kill -9 at this moment would leave it, which H2 opens again like any other. H2's own command
     * {@code BACKUP} reads to the end of the file, which runs away from it while others write.
     */
    synchronized void copyTo(OutputStream copy) throws IOException, SQLException {
        try (Connection connection = dataSource.getConnection()) {
            MVStore store = store(connection);
            store.setReuseSpace(false); // from now on all is written behind the end
            try {
                store.commit();
                FileStore<?> file = store.getFileStore();
                long end = file.size();
                for (long place = 0; place < end; place += AT_ONCE) {
                    int length = (int) Math.min(AT_ONCE, end - place);
                    copy.write(file.readFully(null, place, length).array(), 0, length);
                }
            } finally {
                store.setReuseSpace(true);
            }
        }
    }

    private static MVStore store(Connection connection) throws SQLException {
        if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            return session.getDatabase().getStore().getMvStore();
        }
        throw new SQLException("The database is not in a file of this program.");
    }
}
