package org.iptfhir.guide;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The examples in the guide's package. */
public final class GuideExamples {
    private static final String FOLDER = "package/example/";

    private GuideExamples() {}

    /**
     * A right example.
     *
     * @param name of its file, without the ending
     * @param json its text
     */
    public record Example(String name, String json) {}

    /** All of them, in the order of the package. */
    public static List<Example> of(Guide guide) {
        List<Example> examples = new ArrayList<>();
        try (InputStream content = guide.openPackage();
                TarArchiveInputStream archive =
                        new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(content)))) {
            for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                String name = entry.getName();
                if (name.startsWith(FOLDER) && name.endsWith(".json") && !name.endsWith("/.index.json")) {
                    examples.add(new Example(
                            name.substring(FOLDER.length(), name.length() - ".json".length()),
                            new String(archive.readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the guide's package", e);
        }
        return examples;
    }
}
