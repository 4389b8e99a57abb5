package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.iptfhir.InstalledGuide;
import org.iptfhir.OwnProgram;
import org.iptfhir.SharedServer;
import org.iptfhir.SmallFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database on a small disk that others fill up, the embedded one once nearly and once to the last byte. One round in the
 * suite; the long form is {@code mvn test -Dtest=DiskFullTest -Ddisk.full.rounds=3}.
 */
@OwnProgram
@ExtendWith({SharedServer.class, InstalledPostgresql.Shared.class})
class DiskFullTest {
    private static final int MEGABYTES = 600;
    /** Whether the embedded database closes itself with idle connections in the pool differs from one time to the next. */
    private static final int ROUNDS = Integer.getInteger("disk.full.rounds", 1);

    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    private Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private final AcknowledgedWrites acknowledged = new AcknowledgedWrites();
    private String fhir = "";

    @Test
    void refusesWritesWhileThereIsNoRoomAndWorksOnWhenThereIs(InstalledGuide guide) throws Exception {
        try (SmallFileSystem disk = SmallFileSystem.of(MEGABYTES, directory);
                ServerProgram server = start(disk.root().resolve("data"), guide)) {
            fhir = server.fhir();
            Path filler = disk.root().resolve("filler");
            writeOneOfEachKind();

            fill(filler, 32);
            for (WriteKind kind : WriteKind.values()) {
                assertNoRoom(post(kind, kind.newMark()));
            }
            assertThat(get("/Patient?_count=1").statusCode()).isEqualTo(200);
            Files.delete(filler);
            writeOneOfEachKind();

            for (int round = 0; round < ROUNDS; round++) {
                fillWhileClientsWrite(filler);
                Files.delete(filler);
                writeOneOfEachKind();
            }
            assertNothingIsLost(server);
        }
    }

    @Test
    void refusesWritesWhilePostgresqlHasNoRoomAndWorksOnWhenItHas(InstalledPostgresql installed) throws Exception {
        try (SmallFileSystem disk = SmallFileSystem.of(MEGABYTES, directory);
                EmbeddedPostgres postgres = postgresql(disk, installed);
                ServerProgram server =
                        ServerProgram.start(directory, InstalledPostgresql.settings(postgres, directory))) {
            fhir = server.fhir();
            Path filler = disk.root().resolve("filler");
            writeOneOfEachKind();
            fillWhileClientsWrite(filler);
            Files.delete(filler);
            try (Restarted again = new Restarted(disk, postgres)) {
                writeOneOfEachKind();
                assertNothingIsLost(server);
                assertThat(again.port()).isEqualTo(postgres.getPort());
            }
        }
    }

    private ServerProgram start(Path data, InstalledGuide guide) throws IOException {
        guide.copyTo(data);
        return ServerProgram.start(directory, "ipt.data-directory=" + data);
    }

    private static EmbeddedPostgres postgresql(SmallFileSystem disk, InstalledPostgresql installed) throws IOException {
        installed.copyTo(disk.root().resolve("postgresql"));
        return postgresql(disk, 0);
    }

    /** With PostgreSQL's own default: for tests it is otherwise set to lose the last commits when it ends by itself. */
    private static EmbeddedPostgres postgresql(SmallFileSystem disk, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .setDataDirectory(disk.root().resolve("postgresql"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    /** PostgreSQL after its disk was full: it may have ended, and then its operator starts it again. */
    private static final class Restarted implements AutoCloseable {
        private final Optional<EmbeddedPostgres> other;
        private final int port;

        Restarted(SmallFileSystem disk, EmbeddedPostgres postgres) throws IOException, InterruptedException {
            port = postgres.getPort();
            if (answers(postgres)) {
                other = Optional.empty();
            } else {
                postgres.close(); // it holds the lock of the directory
                other = Optional.of(postgresql(disk, port));
            }
        }

        int port() {
            return other.map(EmbeddedPostgres::getPort).orElse(port);
        }

        /** Whether it recovers by itself within ten seconds. */
        private static boolean answers(EmbeddedPostgres postgres) throws InterruptedException {
            for (int tries = 0; tries < 20; tries++) {
                try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
                    return connection.isValid(1);
                } catch (SQLException e) {
                    TimeUnit.MILLISECONDS.sleep(500); // it recovers, or has ended
                }
            }
            return false;
        }

        @Override
        public void close() throws IOException {
            if (other.isPresent()) {
                other.get().close();
            }
        }
    }

    /** From one moment to the next. */
    private void fillWhileClientsWrite(Path filler) throws IOException, InterruptedException {
        try (WritingClients clients = new WritingClients(fhir, acknowledged)) {
            clients.await(3);
            fill(filler, 0);
            TimeUnit.SECONDS.sleep(4);
            for (WriteKind kind : WriteKind.values()) {
                assertNoRoom(post(kind, kind.newMark()));
            }
            assertThat(clients.refusals()).isNotEmpty().allMatch(refusal -> refusal.matches("(?s)50[37]: .*"));
        }
    }

    private void assertNothingIsLost(ServerProgram server) throws InterruptedException {
        StoredWrites stored = StoredWrites.on(server.client());
        assertThat(stored.missing(acknowledged)).isEmpty();
        assertThat(stored.halves()).isEmpty();
        assertThat(server.output()).doesNotContain("\tat ");
    }

    /** Each is stored within half a minute when a client sends it again as the answer tells it to. */
    private void writeOneOfEachKind() throws IOException, InterruptedException {
        for (WriteKind kind : WriteKind.values()) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            String mark = kind.newMark();
            HttpResponse<String> answer = post(kind, mark);
            while (answer.statusCode() == 503 && System.nanoTime() < end) {
                TimeUnit.SECONDS.sleep(
                        answer.headers().firstValueAsLong("Retry-After").orElseThrow());
                mark = kind.newMark();
                answer = post(kind, mark);
            }
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
            acknowledged.of(kind).add(mark);
        }
    }

    private static void assertNoRoom(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(507, 503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        JsonNode outcome = Json.read(answer.body());
        assertThat(outcome.at("/issue/0/code").asText()).isIn("no-store", "transient");
        assertThat(outcome.at("/issue/0/diagnostics").asText()).doesNotContain("SQL", "Exception", "MVStore");
    }

    /** Writes until only so many megabytes are left. */
    private static void fill(Path filler, int left) throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (filler.toFile().getUsableSpace() > (long) left * MEGABYTE) {
                out.write(new byte[(int) Math.min(MEGABYTE, filler.toFile().getUsableSpace())]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left on device");
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(fhir + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(WriteKind kind, String mark) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(fhir + kind.path()))
                        .header("Content-Type", "application/fhir+json")
                        .POST(BodyPublishers.ofString(kind.body(mark)))
                        .build(),
                BodyHandlers.ofString());
    }
}
