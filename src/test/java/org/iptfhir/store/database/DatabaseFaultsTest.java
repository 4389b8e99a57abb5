package org.iptfhir.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import org.iptfhir.SmallFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DatabaseFaultsTest {
    private static final DataSize RESERVE = DataSize.ofMegabytes(8);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void sendsAgainWhoMeetsADatabaseThatClosedBeforeRoomWasMade() throws Exception {
        try (SmallFileSystem disk = SmallFileSystem.of(32, directory);
                HikariDataSource pool = pool(disk.root().resolve("database"));
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            DatabaseFaults faults =
                    new DatabaseFaults(new ReachableDataSource(pool), new FreeSpace(Optional.of(disk.root()), RESERVE));
            statement.execute("create table notes (note varchar(1000000))");
            Path filler = disk.root().resolve("filler");
            fill(filler);
            SQLException whileFull = catchThrowableOfType(() -> write(statement), SQLException.class);
            assertThat(status(faults, whileFull)).isEqualTo(507);

            Files.delete(filler);
            SQLException afterwards = catchThrowableOfType(() -> write(statement), SQLException.class);

            assertThat(status(faults, afterwards)).isEqualTo(503);
            pool.getHikariPoolMXBean().softEvictConnections();
            try (Connection other = pool.getConnection();
                    Statement again = other.createStatement()) {
                write(again);
            }
        }
    }

    private static HikariDataSource pool(Path file) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:file:" + file + ";WRITE_DELAY=0");
        return pool;
    }

    private static void write(Statement statement) throws SQLException {
        for (int lines = 0; lines < 10; lines++) {
            statement.execute("insert into notes values repeat('note', 1000)");
        }
    }

    private static void fill(Path filler) throws IOException {
        Throwable full = catchThrowable(() -> {
            try (OutputStream out = Files.newOutputStream(filler)) {
                while (true) {
                    out.write(new byte[4096]);
                }
            }
        });
        assertThat(full).hasMessageContaining("No space left on device");
    }

    private static int status(DatabaseFaults faults, SQLException fault) {
        BaseServerResponseException answer = Objects.requireNonNull(faults.word(fault));
        return answer.getStatusCode();
    }
}
