package org.iptfhir.mutated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The reports that are written beside the one in JSON: whether other programs can read them, whatever they quote. */
record WrittenReports(Path directory) {
    private static final List<String> FORMS = List.of("text", "operationoutcome", "sarif", "junit", "github", "html");

    /** The options that ask for them. */
    List<String> options() {
        List<String> options = new ArrayList<>();
        for (String form : FORMS) {
            options.add("-f");
            options.add(form + "=" + file(form));
        }
        return options;
    }

    private Path file(String form) {
        return directory.resolve("report." + form);
    }

    /** What is wrong with them. */
    List<String> faults() throws IOException {
        List<String> faults = new ArrayList<>();
        for (String form : FORMS) {
            if (!isReadable(form)) {
                faults.add("the report in " + form.toUpperCase(Locale.ROOT) + " cannot be read");
            }
        }
        return faults;
    }

    private boolean isReadable(String form) throws IOException {
        byte[] report = Files.readAllBytes(file(form));
        return switch (form) {
            case "sarif" -> Trees.read(report).isPresent();
            case "junit" -> KeptXml.read(report).isPresent();
            case "operationoutcome" ->
                Files.readAllLines(file(form)).stream()
                        .allMatch(line ->
                                Trees.json(line).path("resourceType").asText().equals("OperationOutcome"));
            case "github" -> Files.readAllLines(file(form)).stream().allMatch(line -> line.startsWith("::"));
            case "html" -> Files.readString(file(form)).endsWith("</html>\n");
            default -> Files.readString(file(form)).contains(" checked in ");
        };
    }
}
