package org.iptfhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pastes the README's requests into a shell, and holds it to the answers that it shows. */
@ExtendWith(SharedServer.class)
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\n(.*?)```", Pattern.DOTALL);

    private final RunningServer server;

    ReadmeTest(RunningServer server) {
        this.server = server;
    }

    @Test
    @Tag(TestDatabase.ON_POSTGRESQL_TOO)
    void requestsGiveTheAnswersThatItShows(@TempDir Path directory) throws IOException, InterruptedException {
        List<MatchResult> blocks = blocks();
        assertThat(blocks).hasSize(6);
        assertThat(shell(blocks.get(0), directory))
                .isEqualTo(blocks.get(1).group(2).strip());
        assertThat(shell(blocks.get(2), directory))
                .isEqualTo(blocks.get(3).group(2).strip());
    }

    /** The launcher is made after the tests; what it starts is the same. */
    @Test
    void commandGivesTheFindingsThatItShows() throws IOException, InterruptedException {
        List<MatchResult> blocks = blocks();
        String command = blocks.get(4).group(2).strip();
        assertThat(command).startsWith("target/ipt-fhir validate ");
        List<String> words =
                new ArrayList<>(List.of("java", "-cp", System.getProperty("java.class.path"), "org.iptfhir.IptFhir"));
        words.addAll(List.of(command.split(" ")).subList(1, command.split(" ").length));
        Process process = new ProcessBuilder(words).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output.strip()).isEqualTo(blocks.get(5).group(2).strip());
    }

    private static List<MatchResult> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .filter(block -> !block.group(2).startsWith("mvn"))
                .toList();
    }

    @Test
    void isShort() throws IOException {
        assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThan(130);
    }

    private String shell(MatchResult block, Path directory) throws IOException, InterruptedException {
        String script = block.group(2).replace("http://localhost:8080", server.address());
        Process process = new ProcessBuilder("sh", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.strip();
    }
}
