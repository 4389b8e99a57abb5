package org.iptfhir.mutated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.iptfhir.GuideExamples;
import org.iptfhir.GuideExamples.Example;

/** The guide's examples under ids and identifiers that no other test has. */
final class OwnExamples {
    private static final String MARK = "mutated-";

    /** What the guide defines cannot be written by clients. */
    private static final Set<String> OF_THE_GUIDE = Set.of("ImplementationGuide", "ObservationDefinition");

    private OwnExamples() {}

    /**
     * An example that is kept on the server.
     *
     * @param reference its type and id
     * @param json as it was sent
     */
    record Stored(String reference, String json) {
        String type() {
            return reference.substring(0, reference.indexOf('/'));
        }
    }

    /** The right examples that are no Bundles. */
    static List<Stored> right() {
        List<Stored> all = new ArrayList<>();
        for (Example example : GuideExamples.right()) {
            if (!OF_THE_GUIDE.contains(example.type())) {
                ObjectNode resource = (ObjectNode) Trees.json(own(example.json()));
                resource.put("id", MARK + resource.get("id").asText());
                all.add(new Stored(example.type() + "/" + resource.get("id").asText(), resource.toString()));
            }
        }
        return all;
    }

    /** The wrong examples. */
    static List<Example> wrong() {
        return GuideExamples.wrong().stream()
                .map(wrong ->
                        new Example(wrong.example().name(), own(wrong.example().json())))
                .toList();
    }

    /** The transactions. */
    static List<Example> bundles() {
        return GuideExamples.bundles().stream()
                .filter(bundle -> bundle.json().contains("\"type\": \"transaction\""))
                .map(bundle -> new Example(bundle.name(), own(bundle.json())))
                .toList();
    }

    /** A transaction that stores the right examples, which refer to each other. */
    static String transaction(List<Stored> examples) {
        ObjectNode bundle = Trees.object("{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}");
        for (Stored example : examples) {
            JsonNode resource = Trees.json(example.json());
            ObjectNode entry = bundle.withArray("entry").addObject();
            entry.set("resource", resource);
            entry.putObject("request").put("method", "PUT").put("url", example.reference());
        }
        return bundle.toString();
    }

    private static String own(String json) {
        return json.replace("ipt-fhir/example/", "ipt-fhir/example/mutated/")
                .replaceAll("(\"reference\"\\s*:\\s*\"[A-Z]\\w+/)", "$1" + MARK);
    }
}
