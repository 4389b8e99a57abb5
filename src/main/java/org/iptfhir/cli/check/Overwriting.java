package org.iptfhir.cli.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.iptfhir.cli.input.Inputs;

/** Whether a report would destroy what is checked. */
public final class Overwriting {
    /** A resource, but no OperationOutcome, which a report may be. Quoted in an excerpt, the key's quotes are escaped. */
    private static final Pattern JSON = Pattern.compile("(?<!\\\\)\"resourceType\"\\s*:\\s*\"(?!OperationOutcome)");

    private static final Pattern XML = Pattern.compile("<\\w+[^>]*xmlns=\"http://hl7\\.org/fhir\"");

    private static final int BEGINNING = 1 << 16;

    private Overwriting() {}

    /**
     * Whether a report is one of the inputs, or lies in a directory of them under a name by which it would be read.
     *
     * @param inputs files and directories, as the user named them
     */
    public static boolean endangers(Path report, List<String> inputs) throws IOException {
        for (String name : inputs) {
            if (name.equals(Inputs.STANDARD_INPUT)) {
                continue;
            }
            Path input = Path.of(name);
            if (Files.isDirectory(input)) {
                Path directory = report.toAbsolutePath().normalize().getParent();
                if (directory != null
                        && Files.isDirectory(directory)
                        && directory.toRealPath().startsWith(input.toRealPath())
                        && Inputs.reads(report)) {
                    return true;
                }
            } else if (Files.exists(input) && Files.exists(report) && Files.isSameFile(input, report)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a file is there, and holds a resource. */
    public static boolean isResource(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String beginning = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .stripLeading();
            // Text and JUnit's XML quote resources of either form as they are.
            return (beginning.startsWith("{") && JSON.matcher(beginning).find())
                    || (beginning.startsWith("<") && XML.matcher(beginning).find());
        }
    }
}
