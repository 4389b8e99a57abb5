package org.iptfhir.guide.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void theOrderInWhichFilesAreAddedDoesNotChangeItsBytes() throws IOException {
        Archive one = new Archive();
        one.add("package/a.json", "{}".getBytes(UTF_8));
        one.add("package/b.json", "[]".getBytes(UTF_8));
        Archive other = new Archive();
        other.add("package/b.json", "[]".getBytes(UTF_8));
        other.add("package/a.json", "{}".getBytes(UTF_8));
        assertThat(written(one, "one")).isEqualTo(written(other, "other"));
    }

    @Test
    void aNameStandsInItOnce() {
        Archive archive = new Archive();
        archive.add("package/a.json", "{}".getBytes(UTF_8));
        assertThatThrownBy(() -> archive.add("package/a.json", "[]".getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("package/a.json");
    }

    private byte[] written(Archive archive, String name) throws IOException {
        Path file = directory.resolve(name);
        archive.write(file, LocalDate.of(2026, 11, 25));
        return Files.readAllBytes(file);
    }
}
