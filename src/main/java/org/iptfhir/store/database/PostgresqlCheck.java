package org.iptfhir.store.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.iptfhir.start.CannotStartException;

/** Whether PostgreSQL lets this server in. */
final class PostgresqlCheck {
    private static final String SECONDS = "5";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String CLASS_OF_IDENTITY = "28";
    private static final String CLASS_OF_CONNECTIONS = "08";

    private final String url;

    PostgresqlCheck(String url) {
        this.url = url;
    }

    /**
     * Connects once.
     *
     * @throws CannotStartException when that fails, or the user may not make the server's tables
     */
    void connect(String user, String password) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", SECONDS);
        properties.setProperty("loginTimeout", SECONDS);
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement();
                ResultSet schema = statement.executeQuery(
                        "select coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)")) {
            if (schema.next() && !schema.getBoolean(1)) {
                throw new CannotStartException(
                        "The PostgreSQL user \"" + user + "\" may not make tables in " + place() + ".",
                        "Let the user own the database (ALTER DATABASE … OWNER TO \"" + user
                                + "\"), or grant it CREATE on the schema that it uses.");
            }
        } catch (SQLException e) {
            throw refused(e, user);
        }
    }

    private CannotStartException refused(SQLException e, String user) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith(CLASS_OF_IDENTITY)) {
            return new CannotStartException(
                    "PostgreSQL at " + place() + " does not let the user \"" + user + "\" in: " + e.getMessage(),
                    "Correct spring.datasource.username and spring.datasource.password, or PostgreSQL's pg_hba.conf.");
        }
        if (state.equals(NO_SUCH_DATABASE)) {
            return new CannotStartException(
                    "PostgreSQL has no database of the name that " + place() + " ends with.",
                    "Make it (createdb), or correct spring.datasource.url.");
        }
        return new CannotStartException(
                (state.startsWith(CLASS_OF_CONNECTIONS)
                                ? "PostgreSQL does not answer at "
                                : "PostgreSQL cannot be used at ")
                        + place() + ": " + e.getMessage(),
                "Start PostgreSQL, or correct spring.datasource.url.");
    }

    /** Without what stands behind the question mark: it may hold a password. */
    private String place() {
        return url.replaceAll("[?].*", "");
    }
}
