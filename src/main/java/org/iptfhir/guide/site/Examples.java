package org.iptfhir.guide.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The right examples of the guide, and the wrong ones beside which the finding stands that they cause.
 *
 * @param right those that the guide publishes
 * @param wrong those that are refused or warned of
 */
public record Examples(List<Right> right, List<Wrong> wrong) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A right example.
     *
     * @param type of the resource
     * @param id of the resource
     * @param text as it is written down
     * @param definitions canonicals of the profiles that it claims and of the definitions that it follows
     */
    public record Right(String type, String id, String text, Set<String> definitions) {
        String reference() {
            return type + "/" + id;
        }

        String page() {
            return PageName.of(type, id);
        }
    }

    /**
     * A wrong example.
     *
     * @param name what is wrong, in words joined by hyphens
     * @param text as it is written down
     * @param finding id of the rule, or of a message of the validator
     * @param severity error or warning
     * @param expression FHIRPath of the place
     * @param definitions canonicals of the profiles that it claims and of the definitions that it follows
     */
    public record Wrong(
            String name, String text, String finding, String severity, String expression, Set<String> definitions) {
        String page() {
            return "wrong-" + name + ".html";
        }

        String title() {
            return "Wrong: " + name.replace('-', ' ');
        }
    }

    /**
     * Reads them.
     *
     * @param right file names and texts
     * @param wrong folder with the indexes of the wrong ones
     */
    public static Examples read(SortedMap<String, byte[]> right, Path wrong) throws IOException {
        List<Right> published = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : right.entrySet()) {
            JsonNode resource = JSON.readTree(file.getValue());
            published.add(new Right(
                    resource.path("resourceType").asText(),
                    resource.path("id").asText(),
                    new String(file.getValue(), StandardCharsets.UTF_8),
                    definitions(resource)));
        }
        return new Examples(published, wrong(wrong));
    }

    private static List<Wrong> wrong(Path folder) throws IOException {
        List<Wrong> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> indexes = files.filter(file -> file.toString().endsWith("index.json"))
                    .sorted()
                    .toList();
            for (Path index : indexes) {
                for (JsonNode entry : JSON.readTree(index.toFile())) {
                    String file = entry.get("file").asText();
                    String text = Files.readString(folder.resolve(file));
                    all.add(new Wrong(
                            file.replaceFirst("\\.json$", "").replace('/', '-'),
                            text,
                            entry.get("finding").asText(),
                            entry.get("severity").asText(),
                            entry.get("expression").asText(),
                            definitions(JSON.readTree(text))));
                }
            }
        }
        return all;
    }

    /** Those of the resource itself, or of the entries of a Bundle. */
    private static Set<String> definitions(JsonNode resource) {
        Set<String> canonicals = new LinkedHashSet<>();
        resource.path("meta").path("profile").forEach(profile -> canonicals.add(profile.asText()));
        for (String element : List.of("questionnaire", "instantiatesCanonical")) {
            JsonNode value = resource.path(element);
            if (value.isTextual()) {
                canonicals.add(value.asText());
            } else {
                value.forEach(one -> canonicals.add(one.asText()));
            }
        }
        resource.path("entry").forEach(entry -> canonicals.addAll(definitions(entry.path("resource"))));
        canonicals.addAll(canonicals.stream()
                .map(canonical -> canonical.replaceFirst("\\|.*", ""))
                .toList());
        return canonicals;
    }
}
