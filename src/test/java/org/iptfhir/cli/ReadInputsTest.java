package org.iptfhir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be named on the command line, and how its parts are named in what is told. */
class ReadInputsTest {
    private static final String WRONG = "{\"resourceType\":\"Patient\",\"gender\":\"nobody\"}";
    private static final String RIGHT = "{\"resourceType\":\"Patient\",\"gender\":\"female\"}";
    private static final String LINES = RIGHT + "\n\n" + WRONG + "\r\n" + RIGHT + "\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void linesOfOneFile() throws IOException {
        Path file = Files.writeString(directory.resolve("a.ndjson"), LINES);
        Called called = Called.with("validate", file.toString());
        assertThat(called.out()).contains("a.ndjson:3:36: error").contains("3 resources checked");
    }

    @Test
    void compressedLines() throws IOException {
        Path file = directory.resolve("a.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes(LINES));
        }
        assertThat(Called.with("validate", file.toString()).out())
                .contains("a.ndjson.gz:3:36: error")
                .contains("3 resources checked");
    }

    @Test
    void aZip() throws IOException {
        Path file = directory.resolve("a.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : new String[] {"one/right.json", "one/wrong.json", "lines.ndjson", "readme.md"}) {
                out.putNextEntry(new ZipEntry(name));
                out.write(bytes(name.endsWith("wrong.json") ? WRONG : name.endsWith(".ndjson") ? LINES : RIGHT));
                out.closeEntry();
            }
        }
        Called called = Called.with("validate", file.toString());
        assertThat(called.out())
                .contains("a.zip!/one/wrong.json:1:36: error")
                .contains("a.zip!/lines.ndjson:3:36: error")
                .contains("5 resources checked");
        assertThat(called.err()).contains("1 files were left out");
    }

    @Test
    void aPackage() throws IOException {
        Path file = directory.resolve("a.tgz");
        try (TarArchiveOutputStream out =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            TarArchiveEntry entry = new TarArchiveEntry("package/wrong.json");
            entry.setSize(bytes(WRONG).length);
            out.putArchiveEntry(entry);
            out.write(bytes(WRONG));
            out.closeArchiveEntry();
        }
        assertThat(Called.with("validate", file.toString()).out()).contains("a.tgz!/package/wrong.json:1:36: error");
    }

    @Test
    void aDirectorySortedByNameWithoutHiddenFiles() throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("b/c")).resolve("z.json"), WRONG);
        Files.writeString(directory.resolve("b/a.xml"), "<Patient xmlns='http://hl7.org/fhir'><gendr/></Patient>");
        Files.writeString(Files.createDirectories(directory.resolve("b/.git")).resolve("x.json"), WRONG);
        Called called = Called.with("validate", directory.resolve("b").toString());
        assertThat(called.out()).contains("2 resources checked");
        assertThat(called.out().indexOf("a.xml:1:")).isLessThan(called.out().indexOf("z.json:1:"));
    }

    @Test
    void standardInputWithOneResourceOrMany() {
        assertThat(Called.reading(WRONG, "validate", "-").out()).contains("<stdin>:1:36: error");
        assertThat(Called.reading(LINES, "validate", "-").out()).contains("<stdin>:3:36: error");
        assertThat(Called.reading("\n{\n\"resourceType\":\"Patient\",\n\"gender\":\"nobody\"}\n", "validate", "-")
                        .out())
                .contains("<stdin>:4:10: error");
        assertThat(Called.reading("<Patient xmlns='http://hl7.org/fhir'><gendr/></Patient>", "validate", "-")
                        .out())
                .contains("gendr")
                .contains("<stdin>:1:");
        Called empty = Called.reading("", "validate", "-");
        assertThat(empty.out()).contains("<stdin>: not read It is empty.");
        assertThat(empty.code()).isEqualTo(3);
    }

    @Test
    void aTextThatLiesAboutItsKindIsReadAsWhatItIs() throws IOException {
        Path file = Files.writeString(
                directory.resolve("a.json"), "<Patient xmlns='http://hl7.org/fhir'><active value='true'/></Patient>");
        assertThat(Called.with("validate", file.toString()).code()).isZero();
    }
}
