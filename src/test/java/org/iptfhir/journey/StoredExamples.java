package org.iptfhir.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.iptfhir.Format;
import org.iptfhir.GuideExamples;
import org.iptfhir.RunningServer;

/**
 * Every right example of the guide, the entries of its Bundles too, stored one by one on the shared server: once from
 * JSON and once from XML. Each copy has identifiers of its own, because the Bundles themselves are posted to the same
 * server, and the copy in XML also ids of its own.
 *
 * <p>The server refuses a reference to what is not there, so an example waits for those that it refers to. A course,
 * its inventory and its formulation refer to each other: a draft without any links keeps the place of the course until
 * they are stored, as a client must do that sends one resource at a time.
 */
final class StoredExamples {
    /** The Bundles whose entries are stored by themselves: one with profiles, one without, and a document. */
    private static final Set<String> TAKEN_APART = Set.of("Bundle-grief-course", "Bundle-joy", "Bundle-grief-summary");

    private final RunningServer server;
    private final List<Stored> all;

    /** Stores all of them. */
    StoredExamples(RunningServer server) {
        this.server = server;
        this.all = Format.inUse().parallelStream()
                .flatMap(format -> store(format).stream())
                .toList();
    }

    /**
     * One of them.
     *
     * @param format in which it was sent
     * @param resource what was sent
     * @param replacesADraft whether it was an update
     * @param answer of the server
     */
    record Stored(Format format, JsonNode resource, boolean replacesADraft, HttpResponse<String> answer) {
        String reference() {
            return Exchange.reference(resource);
        }

        @Override
        public String toString() {
            return reference() + " from " + format;
        }
    }

    List<Stored> all() {
        return all;
    }

    private List<Stored> store(Format format) {
        Map<String, JsonNode> waiting = copies(format);
        Set<String> missing = new HashSet<>(waiting.keySet());
        Set<String> drafts = new HashSet<>();
        List<Stored> stored = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<String> ready = waiting.keySet().stream()
                    .filter(example -> targets(waiting.get(example)).noneMatch(missing::contains))
                    .filter(example -> courses(waiting.get(example)).noneMatch(waiting::containsKey))
                    .toList();
            if (ready.isEmpty()) {
                String course = course(waiting, missing);
                server.put("/" + course, draft(waiting.get(course)));
                drafts.add(course);
                missing.remove(course);
            }
            for (String reference : ready) {
                JsonNode resource = waiting.remove(reference);
                HttpResponse<String> answer = server.put("/" + reference, format, format.of(resource.toString()));
                stored.add(new Stored(format, resource, drafts.contains(reference), answer));
                missing.remove(reference);
            }
        }
        return stored;
    }

    /** The examples by the references to them. */
    private static Map<String, JsonNode> copies(Format format) {
        List<ObjectNode> examples = new ArrayList<>();
        Map<String, String> references = new HashMap<>();
        for (GuideExamples.Example example : GuideExamples.right()) {
            ObjectNode resource = (ObjectNode) Json.read(example.json());
            String name = Exchange.reference(resource);
            resource.put("id", idOf(resource.get("id").asText(), format));
            references.put(name, Exchange.reference(resource));
            examples.add(resource);
        }
        for (GuideExamples.Example bundle : GuideExamples.bundles()) {
            if (!TAKEN_APART.contains(bundle.name())) {
                continue;
            }
            for (JsonNode entry : Json.read(bundle.json()).get("entry")) {
                ObjectNode resource = (ObjectNode) entry.get("resource");
                String name = entry.get("fullUrl").asText();
                resource.put("id", idOf(name.replace("urn:uuid:", ""), format));
                references.put(name, Exchange.reference(resource));
                examples.add(resource);
            }
        }
        Map<String, JsonNode> copies = new LinkedHashMap<>();
        for (ObjectNode example : examples) {
            String text = Json.withReferences(example, references).toString();
            copies.put(
                    Exchange.reference(example),
                    Json.read(text.replace(
                            "ipt-fhir/example/",
                            "ipt-fhir/example/" + format.name().toLowerCase(Locale.ROOT) + "/")));
        }
        return copies;
    }

    private static String idOf(String id, Format format) {
        return format == Format.JSON ? id : id + "-xml";
    }

    private static Stream<String> targets(JsonNode resource) {
        return resource.findValues("reference").stream().map(JsonNode::asText);
    }

    /** The courses of a phase: as long as a draft without links keeps their place, they are none. */
    private static Stream<String> courses(JsonNode resource) {
        return resource.path("partOf").findValues("reference").stream().map(JsonNode::asText);
    }

    /** The first course that is missing; phases are no courses. */
    private static String course(Map<String, JsonNode> waiting, Set<String> missing) {
        return waiting.keySet().stream()
                .filter(missing::contains)
                .filter(example -> example.startsWith("CarePlan/"))
                .filter(example -> !waiting.get(example).has("partOf"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no course keeps these apart: " + waiting.keySet()));
    }

    private static String draft(JsonNode course) {
        return "{\"resourceType\":\"CarePlan\",\"id\":\"" + course.get("id").asText()
                + "\",\"status\":\"draft\",\"intent\":\"plan\",\"subject\":" + course.get("subject") + "}";
    }
}
