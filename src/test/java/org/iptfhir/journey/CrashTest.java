package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.iptfhir.InstalledGuide;
import org.iptfhir.OwnProgram;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program is killed (kill -9) while clients write, again and again, on the same data. One round in the suite; the long
 * form is {@code mvn test -Dtest=CrashTest -Dcrash.rounds=20}.
 */
@OwnProgram
@ExtendWith({SharedServer.class, InstalledPostgresql.Shared.class})
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
    void losesNothingThatWasAcknowledgedAndKeepsNothingByHalvesInH2(InstalledGuide guide, TestReporter reporter)
            throws Exception {
        guide.copyTo(directory.resolve("data"));
        crash(reporter, "ipt.data-directory=" + directory.resolve("data"));
    }

    @Test
    void losesNothingThatWasAcknowledgedAndKeepsNothingByHalvesInPostgresql(
            InstalledPostgresql installed, TestReporter reporter) throws Exception {
        Path files = directory.resolve("postgresql");
        installed.copyTo(files);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .start()) {
            crash(reporter, InstalledPostgresql.settings(postgres, directory));
        }
    }

    private void crash(TestReporter reporter, String... settings) throws Exception {
        ServerProgram server = ServerProgram.start(directory, settings);
        try {
            Map<String, String> guide = server.definitions();
            AcknowledgedWrites acknowledged = new AcknowledgedWrites();
            for (int round = 1; round <= ROUNDS; round++) {
                try (WritingClients clients = new WritingClients(server.fhir(), acknowledged)) {
                    clients.await(ENOUGH);
                    TimeUnit.MILLISECONDS.sleep(moments.nextInt(LATEST_MS));
                    server.kill();
                }
                server = ServerProgram.start(directory, settings);
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
}
