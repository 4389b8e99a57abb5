package org.iptfhir.guide.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the build step runs again. */
class InputHashTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void aChangedFileChangesIt() throws IOException {
        Path file = Files.writeString(directory.resolve("a.json"), "{}");
        String before = new InputHash().tree(directory).hex();
        assertThat(new InputHash().tree(directory).hex()).isEqualTo(before);
        Files.writeString(file, "[]");
        assertThat(new InputHash().tree(directory).hex()).isNotEqualTo(before);
    }

    @Test
    void aRenamedFileChangesIt() throws IOException {
        Path file = Files.writeString(directory.resolve("a.json"), "{}");
        String before = new InputHash().tree(directory).hex();
        Files.move(file, directory.resolve("b.json"));
        assertThat(new InputHash().tree(directory).hex()).isNotEqualTo(before);
    }

    @Test
    void aStepThatWasCutOffRunsAgain() throws IOException {
        Mark mark = new Mark(directory.resolve("step.properties"));
        assertThat(mark.isOf("inputs")).isFalse();
        mark.write("inputs", Map.of("version", "0.1.0"));
        assertThat(mark.isOf("inputs")).isTrue();
        assertThat(mark.isOf("other inputs")).isFalse();
        mark.remove();
        assertThat(mark.isOf("inputs")).isFalse();
    }
}
