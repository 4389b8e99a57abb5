package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.iptfhir.OwnProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program is killed (kill -9) while clients write, again and again, on the same data. One round in the suite; the long
 * form is {@code mvn test -Dtest=CrashTest -Dcrash.rounds=20}.
 */
@OwnProgram
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 1);

    /** Acknowledged writes of each kind before the program may be killed. */
    private static final int ENOUGH = 12;

    private static final int LATEST_MS = 1500;

    /** The same moments in every run, as far as a machine lets that be. */
    private final Random moments = new Random(20);

    @TempDir
    private Path directory;

    @Test
    void losesNothingThatWasAcknowledgedAndKeepsNothingByHalvesInH2(TestReporter reporter) throws Exception {
        crash(reporter);
    }

    @Test
    void losesNothingThatWasAcknowledgedAndKeepsNothingByHalvesInPostgresql(TestReporter reporter) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            crash(
                    reporter,
                    "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                    "spring.datasource.username=postgres");
        }
    }

    private void crash(TestReporter reporter, String... settings) throws Exception {
        ServerProgram server = start(settings);
        try {
            Map<String, String> guide = server.definitions();
            AcknowledgedWrites acknowledged = new AcknowledgedWrites();
            for (int round = 1; round <= ROUNDS; round++) {
                try (WritingClients clients = new WritingClients(server.fhir(), acknowledged)) {
                    clients.await(ENOUGH);
                    TimeUnit.MILLISECONDS.sleep(moments.nextInt(LATEST_MS));
                    server.kill();
                }
                server = start(settings);
                StoredWrites stored = StoredWrites.on(server.client());
                assertThat(stored.missing(acknowledged))
                        .as("lost in round " + round)
                        .isEmpty();
                assertThat(stored.halves())
                        .as("half there after round " + round)
                        .isEmpty();
                reporter.publishEntry("round " + round, acknowledged + "; stored: " + stored);
            }
            assertThat(server.definitions()).isEqualTo(guide);
            assertThat(server.output()).doesNotContain("Installing the guide", "\tat ");
        } finally {
            server.close();
        }
    }

    private ServerProgram start(String... settings) throws IOException {
        String[] all = new String[settings.length + 1];
        all[0] = "ipt.data-directory=" + directory.resolve("data");
        System.arraycopy(settings, 0, all, 1, settings.length);
        return ServerProgram.start(directory, all);
    }
}
