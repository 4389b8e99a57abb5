package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.iptfhir.IptFhir;
import org.iptfhir.OwnProgram;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start on an address that others can reach, without a token: the program ends, and says why and what to do. */
@OwnProgram
class UnprotectedStartTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", ""})
    void endsAndSaysWhyAndWhatToDo(String address, @TempDir Path directory) throws Exception {
        Path data = directory.resolve("data");
        Process program = start(directory, address, data);
        boolean ended = program.waitFor(120, TimeUnit.SECONDS);
        program.destroyForcibly();
        String output = Files.readString(directory.resolve("output"), StandardCharsets.UTF_8);
        assertThat(ended).as(output).isTrue();
        assertThat(program.exitValue()).isNotZero();
        assertThat(output)
                .contains(
                        "The server would listen on " + (address.isEmpty() ? "every address of this machine" : address)
                                + ", where others can reach it, and no token is configured:"
                                + " anybody could read patients' data.",
                        "Put a secret of at least 32 characters into a file and set ipt.security.token-file to its path,"
                                + " or set server.address to 127.0.0.1.")
                .doesNotContain("\tat ");
        assertThat(data).doesNotExist();
    }

    private static Process start(Path directory, String address, Path data) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IptFhir.class.getName(),
                        "--server.address=" + address,
                        "--server.port=0",
                        "--ipt.data-directory=" + data))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
    }
}
