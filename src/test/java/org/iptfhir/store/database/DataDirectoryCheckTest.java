package org.iptfhir.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.iptfhir.SmallFileSystem;
import org.iptfhir.start.CannotStartException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryCheckTest {
    @Test
    void makesTheDirectoryAndLeavesItEmpty(@TempDir Path directory) throws IOException {
        DataDirectoryCheck.check(directory.resolve("new/h2/ipt-fhir.mv.db"));
        assertThat(directory.resolve("new/h2")).isEmptyDirectory();
    }

    @Test
    void saysThatTheDirectoryIsAFile(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("data"));
        assertThat(refusal(file.resolve("h2/ipt-fhir.mv.db")))
                .isEqualTo("The data directory cannot be made: " + file + " is a file.");
    }

    @Test
    void saysThatTheDatabaseIsADirectory(@TempDir Path directory) throws IOException {
        Path file = Files.createDirectories(directory.resolve("h2/ipt-fhir.mv.db"));
        assertThat(refusal(file)).contains(file + " is a directory, and should be a file");
    }

    @Test
    void saysThatTheDirectoryCannotBeMade() {
        Path system = Path.of("/sys");
        assumeTrue(Files.isDirectory(system), "a Linux system has a /sys that nobody may write to");
        assertThat(refusal(system.resolve("ipt-fhir/h2/ipt-fhir.mv.db")))
                .startsWith("The directory /sys/ipt-fhir/h2 cannot be made: ");
    }

    @Test
    void saysThatTheDirectoryCannotBeWrittenTo(@TempDir Path directory) throws Exception {
        try (SmallFileSystem readOnly = SmallFileSystem.readOnly(directory)) {
            assertThat(refusal(readOnly.root().resolve("ipt-fhir.mv.db")))
                    .isEqualTo(
                            "The data directory " + readOnly.root() + " cannot be written to: Read-only file system.");
        }
    }

    @Test
    void understandsTheHomeDirectoryAndRelativePaths() {
        assertThat(EmbeddedFile.absolute("~/data")).isEqualTo(Path.of(System.getProperty("user.home"), "data"));
        assertThat(EmbeddedFile.absolute("data/../other"))
                .isEqualTo(Path.of("other").toAbsolutePath());
        assertThat(EmbeddedFile.of("jdbc:h2:async:/data/h2/ipt-fhir;WRITE_DELAY=0"))
                .contains(Path.of("/data/h2/ipt-fhir.mv.db"));
        assertThat(EmbeddedFile.of("jdbc:h2:mem:test")).isEmpty();
    }

    private static String refusal(Path file) {
        CannotStartException refusal =
                catchThrowableOfType(() -> DataDirectoryCheck.check(file), CannotStartException.class);
        assertThat(refusal.remedy()).isNotBlank();
        return String.valueOf(refusal.getMessage());
    }
}
