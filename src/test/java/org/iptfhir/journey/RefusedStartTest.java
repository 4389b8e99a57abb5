package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.iptfhir.OwnProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that cannot succeed: the program ends at once, and its console says why and what to do, and nothing else. */
@OwnProgram
class RefusedStartTest {
    private static final int FAILED = 1;

    @TempDir
    Path directory;

    @Test
    void becauseAnotherProgramListensOnThePort() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String output = refused("server.port=" + other.getLocalPort());
            assertThat(output)
                    .contains(
                            "Port " + other.getLocalPort() + " is in use: another program listens on it.",
                            "--server.port=");
            assertThat(data()).doesNotExist();
        }
    }

    @Test
    void becauseTheTokenFileIsMissing() throws Exception {
        assertThat(refused("ipt.security.token-file=" + directory.resolve("none")))
                .contains("The token file " + directory.resolve("none") + " cannot be read: it does not exist.")
                .contains("openssl rand -hex 32");
        assertThat(data()).doesNotExist();
    }

    @Test
    void becauseAnotherServerUsesTheDataDirectory() throws Exception {
        Files.createDirectories(data().resolve("h2"));
        try (Connection open = DriverManager.getConnection("jdbc:h2:" + data().resolve("h2/ipt-fhir"), "sa", "")) {
            assertThat(open.isValid(1)).isTrue();
            assertThat(refused())
                    .contains("The data directory is in use", "h2/ipt-fhir.mv.db")
                    .contains("Stop the other server, or set ipt.data-directory");
        }
    }

    @Test
    void becausePostgresqlDoesNotAnswer() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(refused("spring.datasource.url=jdbc:postgresql://127.0.0.1:" + free + "/ipt?password=secret"))
                .contains("PostgreSQL does not answer at jdbc:postgresql://127.0.0.1:" + free + "/ipt:")
                .contains("Start PostgreSQL, or correct spring.datasource.url.")
                .doesNotContain("secret");
    }

    @Test
    void becauseTheDatabaseFileIsDamaged() throws Exception {
        Files.createDirectories(data().resolve("h2"));
        Files.writeString(data().resolve("h2/ipt-fhir.mv.db"), "no database\n".repeat(10_000), StandardCharsets.UTF_8);
        assertThat(refused())
                .contains("The database file (h2/ipt-fhir.mv.db in ipt.data-directory) is damaged")
                .contains("Move it away and put the file of the last backup in its place.");
    }

    @Test
    void becauseASiteWouldBeMoreLenientThanTheGuide() throws Exception {
        assertThat(refused("ipt.variants.ipt.sessions=10-14"))
                .contains("10-14 sessions would widen what the manual of IPT plans, which is 12-16.")
                .contains("A site can plan a variant more narrowly than its manual");
        assertThat(data()).doesNotExist();
    }

    private Path data() {
        return directory.resolve("data");
    }

    /** What the program says before it ends. */
    private String refused(String... settings) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("ipt.data-directory=" + data()));
        all.addAll(List.of(settings));
        try (ServerProgram program = ServerProgram.start(directory, all.toArray(String[]::new))) {
            assertThat(program.waitForEnd()).as(program.output()).isEqualTo(FAILED);
            assertThat(program.output())
                    .contains("Description:", "Action:")
                    .doesNotContain("\tat ", "Exception", "WARN", "org.springframework");
            return program.output();
        }
    }
}
