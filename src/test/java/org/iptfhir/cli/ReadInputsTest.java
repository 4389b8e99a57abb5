package org.iptfhir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.iptfhir.NoServer;
import org.iptfhir.Packed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be named on the command line, and how its parts are named in what is told. */
@NoServer
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\n  \"resourceType\": \"Patient\",\n  \"gender\": \"female\"\n}\n",
                "\n{ \"resourceType\": \"Patient\",\n  \"gender\": \"female\" }\n",
                "[{\"resourceType\": \"Patient\"},\n{\"resourceType\": \"Patient\"}]\n",
                "{\n  \"resourceType\": \"Patient\",\n  \"gender\": \"fem"
            })
    void oneTextInAFileOfLinesIsToldOnce(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("patient.ndjson"), text);
        Called called = Called.with("validate", file.toString());
        assertThat(called.out())
                .containsOnlyOnce(file.toString())
                .contains("one JSON text over many lines", "Name it .json", "jq -c");
        assertThat(called.code()).isEqualTo(3);
    }

    @Test
    void aBrokenFirstLineIsToldByItself() throws IOException {
        Path file = Files.writeString(
                directory.resolve("a.ndjson"), "{\"resourceType\": \"Patient\",\n" + RIGHT + "\n" + WRONG + "\n");
        assertThat(Called.with("validate", file.toString()).out())
                .contains("a.ndjson:1:", "a.ndjson:3:36: error", "3 resources checked");
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
        assertThat(called.err()).contains("1 file was left out: its name ends");
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

    private static byte[] zip(int method) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : new String[] {"first.json", "second.json"}) {
                ZipEntry entry = new ZipEntry(name);
                entry.setMethod(method);
                CRC32 crc = new CRC32();
                crc.update(bytes(RIGHT));
                entry.setCrc(crc.getValue());
                entry.setSize(bytes(RIGHT).length);
                out.putNextEntry(entry);
                out.write(bytes(RIGHT));
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {ZipEntry.STORED, ZipEntry.DEFLATED})
    void aZipThatWasCopiedInPart(int method) throws IOException {
        byte[] zip = zip(method);
        int second = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\3\4", 4);
        for (int length : new int[] {second, second + 10, zip.length - 22}) {
            Path file = Files.write(directory.resolve("cut.zip"), Arrays.copyOf(zip, length));
            Called called = Called.with("validate", file.toString());
            assertThat(called.out()).contains("cut.zip: not read It ends before its end: was it copied in part?");
            assertThat(called.code()).isEqualTo(3);
        }
        Path whole = Files.write(directory.resolve("whole.zip"), zip);
        assertThat(Called.with("validate", whole.toString()).code()).isZero();
    }

    @Test
    void anArchiveWhoseContentIsNotWhatWasPacked() throws IOException {
        byte[] zip = zip(ZipEntry.STORED);
        int first = new String(zip, StandardCharsets.ISO_8859_1).indexOf("female");
        System.arraycopy(bytes("\"male\"  "), 0, zip, first - 1, 8);
        Path file = Files.write(directory.resolve("other.zip"), zip);
        Called called = Called.with("validate", file.toString());
        assertThat(called.out()).contains("other.zip!/first.json: not read It is damaged");
        assertThat(called.code()).isEqualTo(3);
    }

    @Test
    void aPackageWhoseChecksumIsWrong() throws IOException {
        byte[] packed = Packed.tgz(Map.of("package/right.json", RIGHT));
        packed[packed.length - 6] ^= 1; // in the checksum
        Path file = Files.write(directory.resolve("a.tgz"), packed);
        Called called = Called.with("validate", file.toString());
        assertThat(called.out()).contains("a.tgz: not read It is damaged");
        assertThat(called.code()).isEqualTo(3);
    }

    @Test
    void aDirectoryInWhichALinkLeadsBack() throws IOException {
        Files.writeString(directory.resolve("a.json"), WRONG);
        Path inner = Files.createDirectories(directory.resolve("inner"));
        Files.createSymbolicLink(inner.resolve("back"), directory);
        Files.createSymbolicLink(inner.resolve("nowhere.json"), directory.resolve("none"));
        Files.writeString(inner.resolve("z.json"), WRONG);
        Called called = Called.with("validate", directory.toString());
        assertThat(called.out())
                .contains("a.json:1:36: error")
                .contains("z.json:1:36: error")
                .contains("back: not read A link in it leads back to a directory above it.")
                .contains("2 resources checked");
        assertThat(called.code()).isEqualTo(3);
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

    @Test
    void signsThatSteerATerminalAreNotShown() throws IOException {
        Path zip = directory.resolve("steering.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("a\u001B[2Jb\n.json"));
            out.write("{\"resourceType\":\"Patinet\"}".getBytes(StandardCharsets.UTF_8));
        }
        Called called = Called.with("validate", zip.toString());
        assertThat(called.out()).contains("steering.zip!/a?[2Jb?.json:1:").doesNotContain("\u001B");
    }
}
