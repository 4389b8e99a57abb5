package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.iptfhir.OwnPatients;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Walks through the CapabilityStatement: what it states works, and what it does not state is refused. Of the types it goes
 * to some, always the same; {@code -Dstatement.walk=whole} goes to all.
 */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@OwnPatients
@ExtendWith(SharedServer.class)
class StatementWalkTest {
    private static final String KIND = "https://w3id.org/ipt-fhir/CodeSystem/kind";

    private static final String SESSION = """
            "status":"completed","subject":{"reference":"Patient/of-the-walk"},
            "basedOn":[{"reference":"CarePlan/ending-of-the-walk"}],
            "extension":[
              {"url":"https://w3id.org/ipt-fhir/StructureDefinition/session-number","valuePositiveInt":1},
              {"url":"https://w3id.org/ipt-fhir/StructureDefinition/technique","valueCodeableConcept":{"coding":[
                {"system":"https://w3id.org/ipt-fhir/CodeSystem/technique","code":"symptom-review"}]}}],
            "category":{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-session"}]},
            "code":{"coding":[{"system":"http://snomed.info/sct","code":"443730003"}]},
            "performedDateTime":"2026-03-02",
            "performer":[{"actor":{"type":"Practitioner","display":"Dr Keller"}}]""";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 4;
    private static final int SOME = 15;

    private static final List<String> LANGUAGES = List.of("de", "fr", "it", "pt");

    /** Patches that write a language, in the order in which they are stated. */
    private static final Map<String, String> PATCHES = Map.of(
            "application/fhir+json",
            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":[{\"name\":\"type\",\"valueCode\":\"add\"},"
                    + "{\"name\":\"path\",\"valueString\":\"Patient\"},{\"name\":\"name\",\"valueString\":\"language\"},"
                    + "{\"name\":\"value\",\"valueCode\":\"de\"}]}]}",
            "application/fhir+xml",
            "<Parameters xmlns=\"http://hl7.org/fhir\"><parameter><name value=\"operation\"/><part><name value=\"type\"/>"
                    + "<valueCode value=\"replace\"/></part><part><name value=\"path\"/><valueString value=\"Patient.language\"/></part>"
                    + "<part><name value=\"value\"/><valueCode value=\"fr\"/></part></parameter></Parameters>",
            "application/json-patch+json",
            "[{\"op\":\"replace\",\"path\":\"/language\",\"value\":\"it\"}]",
            "application/xml-patch+xml",
            "<diff xmlns:f=\"http://hl7.org/fhir\"><replace sel=\"f:Patient/f:language/@value\">pt</replace></diff>");

    private final RunningServer server;
    private final JsonNode statement;
    private final List<StatedType> types = new ArrayList<>();

    StatementWalkTest(RunningServer server) throws IOException {
        this.server = server;
        statement = Asked.get(server, "/metadata").body();
        Asked.put(server, "Patient", "of-the-walk", "\"active\":true");
        Asked.put(server, "Patient", "course-of-the-walk", "\"active\":true");
        // An earlier walk has begun the course and its phase: the one can be a draft again when the other is.
        Asked.put(server, "CarePlan", "course-of-the-walk", plan("unknown", KIND, "ipt-course"));
        Asked.put(server, "CarePlan", "ending-of-the-walk", plan("on-hold", KIND, "ipt-course"));
        Asked.put(
                server,
                "CarePlan",
                "phase-of-the-walk",
                plan("draft", KIND.replace("kind", "phase"), "initial")
                        + ",\"partOf\":[{\"reference\":\"CarePlan/course-of-the-walk\"}]");
        Asked.put(server, "CarePlan", "course-of-the-walk", plan("draft", KIND, "ipt-course"));
        Asked.put(
                server,
                "CarePlan",
                "agreed-of-the-walk",
                plan("draft", KIND, "ipt-course") + ",\"extension\":[{\"url\":"
                        + "\"https://w3id.org/ipt-fhir/StructureDefinition/problem-area\",\"extension\":["
                        + "{\"url\":\"rank\",\"valueCode\":\"primary\"},{\"url\":\"code\",\"valueCodeableConcept\":"
                        + "{\"coding\":[{\"system\":\"https://w3id.org/ipt-fhir/CodeSystem/problem-area\",\"code\":\"grief\"}]}}]}]");
        Asked.put(server, "Procedure", "session-of-the-walk", SESSION);
        Asked.put(
                server,
                "QuestionnaireResponse",
                "answers-of-the-walk",
                "\"status\":\"completed\",\"questionnaire\":\"https://w3id.org/ipt-fhir/Questionnaire/gad-7|0.1.0\","
                        + "\"subject\":{\"reference\":\"Patient/of-the-walk\"}");
        Map<String, ObjectNode> bare = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/bare.ndjson"))) {
            ObjectNode resource = (ObjectNode) JSON.readTree(line);
            bare.put(resource.get("resourceType").asText(), resource);
        }
        for (JsonNode type : statement.at("/rest/0/resource")) {
            String name = type.get("type").asText();
            ObjectNode resource = bare.getOrDefault(name, JSON.createObjectNode());
            assertThat(resource).as("a bare resource for %s", name).isNotEmpty();
            types.add(new StatedType(server, type, resource));
        }
        assertThat(types).hasSizeGreaterThan(70);
    }

    private static String plan(String status, String system, String category) {
        return "\"status\":\"" + status + "\",\"intent\":\"plan\",\"subject\":{\"reference\":\"Patient/of-the-walk\"},"
                + "\"period\":{\"start\":\"2026-03-02\"},\"addresses\":[{\"display\":\"Depression\"}],"
                + "\"category\":[{\"coding\":[{\"system\":\"" + system + "\",\"code\":\"" + category + "\"}]}]";
    }

    @TestFactory
    Stream<DynamicTest> everyTypeCanDoWhatIsStated() {
        return each(StatedType::tryInteractions);
    }

    @TestFactory
    Stream<DynamicTest> everyTypeKeepsToConditionsAsStated() {
        return each(StatedType::tryConditions);
    }

    @TestFactory
    Stream<DynamicTest> everyTypeIsSearchedByWhatIsStated() {
        return each(StatedType::tryParameters);
    }

    @TestFactory
    Stream<DynamicTest> everyTypeIsAnsweredWithWhatIsStated() {
        return each(StatedType::tryIncludes);
    }

    private Stream<DynamicTest> each(Consumer<StatedType> attempt) {
        List<StatedType> walked = new ArrayList<>(types);
        if (!"whole".equals(System.getProperty("statement.walk"))) {
            Collections.shuffle(walked, new Random(SEED));
            walked = walked.subList(0, SOME);
        }
        return walked.stream().map(type -> DynamicTest.dynamicTest(type.name(), () -> attempt.accept(type)));
    }

    @TestFactory
    Stream<DynamicTest> typesThatAreNotStatedAreUnknown() {
        Set<String> unstated = new TreeSet<>(FhirContext.forR4Cached().getResourceTypes());
        types.forEach(type -> unstated.remove(type.name()));
        unstated.add("Spaceship");
        return unstated.stream()
                .map(type -> DynamicTest.dynamicTest(type, () -> {
                    for (String path : List.of("/" + type, "/" + type + "/1")) {
                        Asked refused = Asked.get(server, path);
                        assertThat(refused.status()).isEqualTo(404);
                        assertThat(refused.at("/resourceType")).isEqualTo("OperationOutcome");
                    }
                }));
    }

    @Test
    void isAStatementOfThisServerAndValid() {
        assertThat(statement.at("/name").asText()).isEqualTo("IptFhir");
        assertThat(statement.at("/publisher").asText()).isEqualTo("ipt-fhir project");
        assertThat(statement.at("/software/name").asText()).isEqualTo("ipt-fhir");
        assertThat(statement.at("/implementation/url").asText()).isEqualTo(server.fhir());
        assertThat(Asked.json(server, "POST", "/CapabilityStatement/$validate", statement.toString())
                        .at("/issue/0/details/text"))
                .isEqualTo("No faults found.");
    }

    @TestFactory
    Stream<DynamicTest> operationsThatAreStatedAnswerAndCanBeReadAbout() {
        return types.stream()
                .flatMap(type -> type.operations().stream()
                        .map(operation -> DynamicTest.dynamicTest(
                                type.name() + " $" + operation.get("name").asText(),
                                () -> type.tryOperation(operation))));
    }

    @Test
    void theServerDoesAsAWholeWhatIsStated() {
        assertThat(statement.at("/rest/0/interaction").findValuesAsText("code"))
                .containsExactlyInAnyOrder("transaction", "batch", "history-system");
        String bundle =
                "{\"resourceType\":\"Bundle\",\"type\":\"%s\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\"metadata\"}}]}";
        for (String kind : List.of("batch", "transaction")) {
            Asked answer =
                    Asked.json(server, "POST", "", bundle.formatted(kind).replace("metadata", "Patient?_count=0"));
            assertThat(answer.status()).as(answer.answer().body()).isEqualTo(200);
            assertThat(answer.at("/type")).isEqualTo(kind + "-response");
        }
        assertThat(Asked.get(server, "/_history?_count=1").at("/type")).isEqualTo("history");
        assertThat(statement.at("/rest/0/operation").findValuesAsText("name"))
                .containsExactlyInAnyOrder("export-poll-status", "ipt-check", "ipt-outcomes", "validate");
        assertThat(Asked.json(server, "POST", "/%24validate", "{\"resourceType\":\"Patient\"}")
                        .at("/resourceType"))
                .isEqualTo("OperationOutcome");
        assertThat(Asked.get(server, "?_id=1").status()).isEqualTo(400); // search-system is not stated
        for (String unstated : List.of("expunge", "meta", "lastn", "subsumes", "export", "graphql", "reindex")) {
            for (String path :
                    List.of("/%24", "/Patient/%24", "/Patient/1/%24", "/Observation/%24", "/CodeSystem/%24")) {
                assertThat(Asked.get(server, path + unstated).status())
                        .as("%s%s", path, unstated)
                        .isBetween(400, 499);
            }
        }
        for (JsonNode compartment : statement.at("/rest/0/compartment")) {
            String type = compartment.asText().replaceAll(".*/", "");
            String name = types.stream()
                    .map(StatedType::name)
                    .filter(type::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow();
            assertThat(Asked.get(server, "/" + name + "/1/Observation").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void formatsThatAreStatedAreReadAndWritten() {
        StatedType patient = types.stream()
                .filter(type -> type.name().equals("Patient"))
                .findFirst()
                .orElseThrow();
        assertThat(patient.put().status()).isIn(200, 201);
        for (JsonNode format : statement.get("format")) {
            String type = format.asText();
            boolean xml = type.contains("xml");
            Asked read = Asked.get(server, "/Patient?_count=1&_format=" + type.replace("+", "%2B"));
            assertThat(read.header("Content-Type")).startsWith("application/fhir+" + (xml ? "xml" : "json"));
            if (type.contains("/")) {
                assertThat(Asked.get(server, "/Patient?_count=1", "Accept", type)
                                .header("Content-Type"))
                        .startsWith(type);
                String body = xml
                        ? "<Patient xmlns=\"http://hl7.org/fhir\"><active value=\"true\"/></Patient>"
                        : "{\"resourceType\":\"Patient\"}";
                assertThat(Asked.of(server, "POST", "/Patient", body, "Content-Type", type)
                                .status())
                        .isEqualTo(201);
            }
        }
        assertThat(Asked.get(server, "/Patient?_format=ttl").status()).isEqualTo(406);
        List<String> tried = new ArrayList<>();
        for (JsonNode format : statement.get("patchFormat")) {
            tried.add(format.asText());
            Asked patched = Asked.of(
                    server,
                    "PATCH",
                    "/Patient/walk-patient",
                    PATCHES.getOrDefault(format.asText(), ""),
                    "Content-Type",
                    format.asText(),
                    "Accept",
                    "application/fhir+json");
            assertThat(patched.status())
                    .as("%s: %s", format, patched.answer().body())
                    .isEqualTo(200);
            assertThat(patched.at("/language")).isEqualTo(LANGUAGES.get(tried.size() - 1));
        }
        assertThat(tried).containsExactlyInAnyOrderElementsOf(PATCHES.keySet());
    }
}
