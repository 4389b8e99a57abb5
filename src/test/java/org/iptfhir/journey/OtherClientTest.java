package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that others have written, in another language, does what an EHR does: {@code src/test/client/session.mjs}. */
@ExtendWith(SharedServer.class)
class OtherClientTest {
    private static final Path CLIENT = Path.of("src/test/client");
    private static final int PATIENCE = 180;

    private final RunningServer server;

    OtherClientTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void createsSearchesPagesAndPatches() throws Exception {
        assumeTrue(isInstalled("node") && isInstalled("npm"), "not run: there is no Node on this machine");
        if (!Files.exists(CLIENT.resolve("node_modules/fhir-kit-client"))) {
            Ended fetched = run(List.of("npm", "ci", "--no-audit", "--no-fund", "--silent"));
            assumeTrue(fetched.code() == 0, "not run: npm cannot fetch the client: " + fetched.output());
        }
        Ended session = run(List.of("node", "session.mjs", server.fhir()));
        assertThat(session.code()).as(session.output()).isZero();
        assertThat(session.output().lines().filter(line -> line.startsWith("ok: ")))
                .hasSize(9);
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Ended run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("ipt-fhir-client", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(CLIENT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end: " + Files.readString(output));
            }
            return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    private record Ended(int code, String output) {}
}
