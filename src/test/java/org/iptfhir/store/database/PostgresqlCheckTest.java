package org.iptfhir.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.iptfhir.NoServer;
import org.iptfhir.start.CannotStartException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NoServer
class PostgresqlCheckTest {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startWithPasswords(@TempDir Path directory) throws IOException, SQLException {
        Path data = directory.resolve("data");
        postgres = EmbeddedPostgres.builder().setDataDirectory(data).start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role guest login password 'right'");
            statement.execute("create role owner login password 'right'");
            statement.execute("create database its owner owner");
            Files.writeString(
                    data.resolve("pg_hba.conf"),
                    "host all guest,owner,nobody 127.0.0.1/32 scram-sha-256\nhost all postgres 127.0.0.1/32 trust\n");
            statement.execute("select pg_reload_conf()");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void letsAUserInWhoOwnsTheDatabase() {
        check("its").connect("owner", "right");
    }

    @Test
    void saysThatThePasswordIsWrong() {
        assertThat(refusal("its", "owner", "wrong"))
                .contains("does not let the user \"owner\" in:", "password authentication failed")
                .doesNotContain("wrong");
    }

    @Test
    void saysThatThereIsNoSuchDatabase() {
        assertThat(refusal("none", "owner", "right"))
                .isEqualTo("PostgreSQL has no database of the name that " + url("none") + " ends with.");
    }

    @Test
    void saysThatTheUserMayNotMakeTables() {
        assertThat(refusal("its", "guest", "right"))
                .isEqualTo("The PostgreSQL user \"guest\" may not make tables in " + url("its") + ".");
    }

    private static String refusal(String database, String user, String password) {
        CannotStartException refusal =
                catchThrowableOfType(() -> check(database).connect(user, password), CannotStartException.class);
        assertThat(refusal.remedy()).isNotBlank();
        return String.valueOf(refusal.getMessage());
    }

    private static PostgresqlCheck check(String database) {
        return new PostgresqlCheck(url(database) + "?ApplicationName=test");
    }

    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
    }
}
