package org.iptfhir.guide.publish;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.Resource;

/**
 * The compiled FSH, as SUSHI wrote it.
 *
 * @param guide the ImplementationGuide
 * @param definitions profiles, terminology, questionnaires and all else that a user of the guide needs, without the guide
 * @param examples file name and text of every example, as it was written
 */
record Sources(ImplementationGuide guide, List<Resource> definitions, TreeMap<String, byte[]> examples) {

    /** Parameters that R4 knows. SUSHI writes others, for HL7's publisher; a strict reader refuses them. */
    private static final Set<String> R4_PARAMETERS = Set.of(
            "apply",
            "path-resource",
            "path-pages",
            "path-tx-cache",
            "expansion-parameter",
            "rule-broken-links",
            "generate-xml",
            "generate-json",
            "generate-turtle",
            "html-template");

    static Sources read(FhirContext fhir, Path generated, Path handWritten) throws IOException {
        ObjectMapper json = new ObjectMapper();
        IParser parser = fhir.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        List<Resource> resources = new ArrayList<>();
        TreeMap<String, byte[]> texts = new TreeMap<>();
        ImplementationGuide guide = null;
        for (Path file : files(generated)) {
            JsonNode tree = json.readTree(file.toFile());
            if (tree.path("resourceType").asText().equals("ImplementationGuide")) {
                dropUnknownParameters(tree);
                guide = parser.parseResource(ImplementationGuide.class, json.writeValueAsString(tree));
            } else {
                resources.add((Resource) parser.parseResource(Files.readString(file)));
                texts.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        if (guide == null) {
            throw new IOException("no ImplementationGuide in " + generated + ": compile the FSH first");
        }
        Set<String> examples = examples(guide);
        List<Resource> definitions = resources.stream()
                .filter(resource -> !examples.contains(reference(resource)))
                .toList();
        definitions.forEach(definition -> texts.remove(fileName(definition)));
        for (Path file : files(handWritten)) {
            parser.parseResource(Files.readString(file));
            texts.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
        return new Sources(guide, definitions, texts);
    }

    static String fileName(Resource resource) {
        return reference(resource).replace('/', '-') + ".json";
    }

    private static String reference(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    private static Set<String> examples(ImplementationGuide guide) {
        return guide.getDefinition().getResource().stream()
                .filter(resource -> resource.hasExampleCanonicalType()
                        || (resource.hasExampleBooleanType()
                                && resource.getExampleBooleanType().booleanValue()))
                .map(resource -> resource.getReference().getReference())
                .collect(Collectors.toSet());
    }

    private static void dropUnknownParameters(JsonNode guide) {
        if (guide.path("definition").get("parameter") instanceof ArrayNode parameters) {
            for (int i = parameters.size() - 1; i >= 0; i--) {
                if (!R4_PARAMETERS.contains(parameters.get(i).path("code").asText())) {
                    parameters.remove(i);
                }
            }
            if (parameters.isEmpty()) {
                ((ObjectNode) guide.path("definition")).remove("parameter");
            }
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(directory)) {
            return list.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
