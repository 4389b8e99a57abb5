package org.iptfhir;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The database under the servers of a test run: the embedded H2, or with the system property {@code
 * ipt.test.database=postgresql} a real PostgreSQL that is started once, with a database of its own for each data
 * directory. {@code mvn verify} runs the classes tagged {@link #ON_POSTGRESQL_TOO} on both, and on PostgreSQL every eighth
 * only of the many cases that end before a database is asked; {@code -Dipt.test.database.every=1} takes all.
 */
public final class TestDatabase {
    /** Tag of the test classes that also run over PostgreSQL. */
    public static final String ON_POSTGRESQL_TOO = "postgresql";

    private static final int EVERY = Integer.getInteger("ipt.test.database.every", 8);

    private TestDatabase() {}

    /** Tells whether servers started now keep their data in PostgreSQL. */
    public static boolean isPostgresql() {
        return "postgresql".equals(System.getProperty("ipt.test.database"));
    }

    /** Of cases that are the same on any database, those that this test run takes: all, or some where it is the second one. */
    public static <T> List<T> needed(List<T> cases) {
        return isPostgresql()
                ? IntStream.range(0, cases.size())
                        .filter(place -> place % EVERY == 0)
                        .mapToObj(cases::get)
                        .toList()
                : cases;
    }

    /** Settings of a server that keeps its data in a directory, each as {@code key=value}. */
    static List<String> settings(Path dataDirectory) {
        return isPostgresql() ? settings(Running.POSTGRES, dataDirectory) : List.of();
    }

    private static List<String> settings(EmbeddedPostgres postgres, Path dataDirectory) {
        String database = "d" + Integer.toHexString(dataDirectory.toString().hashCode());
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            boolean isNew;
            try (ResultSet known =
                    statement.executeQuery("select 1 from pg_database where datname = '" + database + "'")) {
                isNew = !known.next();
            }
            if (isNew) {
                statement.execute("create database " + database);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no database for " + dataDirectory, e);
        }
        return List.of(
                "spring.datasource.url=" + postgres.getJdbcUrl("postgres", database),
                "spring.datasource.username=postgres",
                "spring.datasource.password=postgres");
    }

    /** Ends with the JVM. */
    private static final class Running {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
