package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Suppliers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * What all journeys of a test run post to the server that they share. Each Bundle is posted when the first test
 * asks for it, so that the tests do not depend on their order.
 */
final class Clinic {
    private static final Path EXAMPLES = Path.of("ig/input/examples");
    private static final Path EHR = Path.of("src/test/resources/ehr");
    private static final Path FOLLOW_UP = Path.of("follow-up");
    private static final Path HOSPITAL = Path.of("src/test/resources/synthea");

    private final RunningServer server;
    private final Supplier<StoredExamples> examples;
    private final Map<Path, Exchange> posted = new HashMap<>();

    private Clinic(RunningServer server) {
        this.server = server;
        this.examples = Suppliers.memoize(() -> new StoredExamples(server));
    }

    /** Hands the clinic to the constructors of test classes. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Clinic.class;
        }

        @Override
        public Clinic resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(Clinic.class))
                    .getOrComputeIfAbsent(Clinic.class, type -> new Clinic(SharedServer.of(context)), Clinic.class);
        }
    }

    RunningServer server() {
        return server;
    }

    /** A client as other programs have it. */
    IGenericClient client() {
        return FhirContext.forR4Cached().newRestfulGenericClient(server.fhir());
    }

    /** A Bundle of the guide's examples, posted once. */
    Exchange example(String name) {
        return once(EXAMPLES.resolve("Bundle-" + name + ".json"));
    }

    /** The guide's right examples one by one, stored once. */
    StoredExamples storedExamples() {
        return examples.get();
    }

    /** The course that treats grief, posted once. */
    Exchange griefCourse() {
        return example("grief-course");
    }

    /** The case of Joy, posted once. */
    Exchange joy() {
        return example("joy");
    }

    /**
     * The course that treats grief as that of another patient, with what came after it: PHQ-9 after three and twelve months,
     * and a relapse. Posted once.
     */
    Exchange griefCourseWithFollowUp() {
        return posted.computeIfAbsent(FOLLOW_UP, name -> {
            ObjectNode bundle = (ObjectNode) Json.read(
                    text(EXAMPLES.resolve("Bundle-grief-course.json")).replace("/example/", "/example/follow-up/"));
            String patient = StreamSupport.stream(bundle.get("entry").spliterator(), false)
                    .filter(entry -> entry.at("/resource/resourceType").asText().equals("Patient"))
                    .map(entry -> entry.get("fullUrl").asText())
                    .findFirst()
                    .orElseThrow();
            Json.read(text(EHR.resolve("follow-up-entries.json")).replace("PATIENT", patient))
                    .forEach(((ArrayNode) bundle.get("entry"))::add);
            return post(bundle.toString());
        });
    }

    /** A file of the hospital, posted once, after the files of the organizations and people that it refers to. */
    Exchange hospital(String name) {
        if (!List.of("hospitals", "practitioners").contains(name)) {
            hospital("hospitals");
            hospital("practitioners");
        }
        return once(HOSPITAL.resolve(name + ".json"));
    }

    /** A file that another system sends, posted once. */
    Exchange ehr(String name) {
        return once(EHR.resolve(name + ".json"));
    }

    private Exchange once(Path file) {
        Exchange before = posted.get(file);
        if (before != null) {
            return before;
        }
        Exchange first = post(file);
        posted.put(file, first);
        return first;
    }

    /** Posts a Bundle, perhaps again. */
    Exchange post(Path file) {
        return post(text(file));
    }

    private Exchange post(String bundle) {
        HttpResponse<String> answer = server.post("", bundle);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new Exchange(Json.read(bundle), Json.read(answer.body()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answer to a GET that must succeed, of a path such as {@code Patient/1}. */
    JsonNode get(String path) {
        return read(URI.create(server.fhir() + "/" + path.replace("|", "%7C")));
    }

    /** Number of resources that a search finds. */
    int count(String search) {
        return get(search + (search.contains("?") ? "&" : "?") + "_summary=count")
                .get("total")
                .asInt();
    }

    /** What a search answers, over all pages. */
    List<JsonNode> find(String search) {
        List<JsonNode> found = new ArrayList<>();
        JsonNode page = get(search);
        while (true) {
            page.path("entry").forEach(entry -> found.add(entry.get("resource")));
            String next = next(page);
            if (next.isEmpty()) {
                return found;
            }
            page = read(URI.create(next.replace("|", "%7C")));
        }
    }

    private JsonNode read(URI address) {
        HttpResponse<String> answer =
                server.send(HttpRequest.newBuilder(address).build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body());
    }

    private static String next(JsonNode page) {
        for (JsonNode link : page.path("link")) {
            if (link.get("relation").asText().equals("next")) {
                return link.get("url").asText();
            }
        }
        return "";
    }
}
