package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.iptfhir.InstalledGuide;
import org.iptfhir.OwnServer;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Backups of the embedded database, made while clients write to it. */
@ExtendWith(SharedServer.class)
@OwnServer
class BackupTest {
    private static final int ENOUGH = 12;

    private static Path directory;
    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path temporary, InstalledGuide guide) {
        directory = temporary;
        guide.copyTo(directory.resolve("data"));
        server = RunningServer.in(directory.resolve("data"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void holdsAllThatWasAcknowledgedBeforeAndNothingByHalves() throws Exception {
        AcknowledgedWrites acknowledged = new AcknowledgedWrites();
        AcknowledgedWrites before = new AcknowledgedWrites();
        Path last;
        try (WritingClients clients = new WritingClients(server.fhir(), acknowledged)) {
            clients.await(ENOUGH);
            readAll(restore(backup(), "first").resolve("h2"));
            before.addAll(acknowledged);
            last = backup();
            clients.await(2 * ENOUGH);
            assertThat(clients.refusals()).isEmpty();
        }
        try (RunningServer restored = RunningServer.in(restore(last, "restored"))) {
            StoredWrites stored = StoredWrites.on(client(restored));
            assertThat(stored.missing(before)).isEmpty();
            assertThat(stored.halves()).isEmpty();
            assertThat(restored.post("/Patient", "{\"resourceType\":\"Patient\"}")
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void isTheOperatorsToMakeAlone() throws Exception {
        Path before = backup();
        for (String header : new String[] {"X-Forwarded-For", "Forwarded", "Origin"}) {
            HttpResponse<String> refused =
                    server.send(request().header(header, "192.0.2.1").build());
            assertThat(refused.statusCode()).as(header).isEqualTo(403);
            assertThat(Json.read(refused.body()).at("/issue/0/diagnostics").asText())
                    .contains("send it from the machine that the server runs on");
        }
        assertThat(server.send(HttpRequest.newBuilder(request().build().uri()).build())
                        .statusCode())
                .isEqualTo(405);
        Path made = backup();
        assertThat(made.getParent()).isDirectoryNotContaining(file -> isBetween(before, file, made));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rw-------");
        assertThat(made.getParent()).isDirectoryNotContaining("glob:**/unfinished-*");
    }

    @Test
    void removesWhatAKilledServerLeftOfItsBackup() throws Exception {
        Path directory = backup().getParent();
        Path abandoned = Files.createFile(directory.resolve("unfinished-1.zip"));
        Path underWay = Files.createFile(directory.resolve("unfinished-2.zip"));
        Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minus(2, ChronoUnit.HOURS)));
        backup();
        assertThat(abandoned).doesNotExist();
        assertThat(underWay).exists();
        Files.delete(underWay);
    }

    private static boolean isBetween(Path before, Path file, Path after) {
        return file.compareTo(before) > 0 && file.compareTo(after) < 0;
    }

    private static HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(server.address() + "/actuator/backup"))
                .POST(BodyPublishers.noBody());
    }

    private static Path backup() {
        HttpResponse<String> answer = server.send(request().build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode made = Json.read(answer.body());
        Path file = Path.of(made.get("file").asText());
        assertThat(file).hasParent(directory.resolve("data/backups").toAbsolutePath());
        assertThat(file).hasSize(made.get("bytes").asLong());
        return file;
    }

    /** What the documentation says: unzip it into the directory h2 of a new data directory. */
    private static Path restore(Path backup, String name) throws IOException {
        Path data = directory.resolve(name);
        Path h2 = Files.createDirectories(data.resolve("h2"));
        try (InputStream file = Files.newInputStream(backup);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, h2.resolve(entry.getName()));
            }
        }
        assertThat(h2).isDirectoryContaining("glob:**/ipt-fhir.mv.db");
        return data;
    }

    /** Reads every row of every table. */
    private static void readAll(Path h2) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + h2.resolve("ipt-fhir"), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("script to '" + h2.resolve("all.sql") + "'");
        }
    }

    private static IGenericClient client(RunningServer of) {
        FhirContext fhir = FhirContext.forR4Cached();
        fhir.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        fhir.getRestfulClientFactory().setSocketTimeout(120_000);
        return fhir.newRestfulGenericClient(of.fhir());
    }
}
