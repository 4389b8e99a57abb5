package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iptfhir.intake.PlanTexts.bundle;
import static org.iptfhir.intake.PlanTexts.entry;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.iptfhir.Format;
import org.iptfhir.InstalledGuide;
import org.iptfhir.OwnServer;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.validation.example.WrongExample;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A site that is just connecting: everything that can be stored is stored, and the sender is told what was found. */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(SharedServer.class)
@OwnServer
class WarnModeTest {
    private static final String RIGHT =
            "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"}}";
    private static final String UNREADABLE = RIGHT.replace("final", "finl");
    private static final String FAULTY = RIGHT.replace("\"code\"", "\"cod\"");

    private RunningServer server;

    @BeforeAll
    void start(@TempDir Path data, InstalledGuide guide) {
        guide.copyTo(data);
        server = RunningServer.in(data, "ipt.validation.mode=warn");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void storesWhatHasErrorsAndTellsThem() {
        HttpResponse<String> answer = server.send("POST", "/Observation", FAULTY, "Prefer", "return=OperationOutcome");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("Observation.cod", "Did you mean code?");
    }

    /** References to what is not here are left out, since those are refused in any mode. */
    @TestFactory
    Stream<DynamicTest> answersToEachWrongExample() {
        return WrongExample.all().stream()
                .filter(example -> !example.isOfSeveral())
                .map(example -> dynamicTest(example.name(), () -> {
                    JsonNode resource = new ObjectMapper().readTree(example.json());
                    resource.findParents("reference").forEach(parent -> ((ObjectNode) parent).remove("reference"));
                    ((ObjectNode) resource).remove("id");
                    HttpResponse<String> answer =
                            server.post("/" + resource.get("resourceType").asText(), resource.toString());
                    assertThat(answer.statusCode()).as(answer.body()).isIn(201, 422);
                }));
    }

    @Test
    void refusesOfABatchOnlyTheEntryThatCannotBeRead() {
        HttpResponse<String> answer = server.post(
                "",
                bundle(
                        "batch",
                        entry("POST", "Observation", RIGHT),
                        entry("POST", "Observation", UNREADABLE),
                        entry("POST", "Observation", FAULTY)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .containsOnlyOnce("422 Unprocessable Entity")
                .contains("Bundle.entry[1].resource.status", "Did you mean final?", "Bundle.entry[2].resource.cod")
                .doesNotContain("HAPI-");
        assertThat(answer.body().split("201 Created", -1)).hasSize(3);
    }

    @Test
    void refusesOfABatchInXmlOnlyTheEntryThatCannotBeRead() {
        String entry = "<f:entry><f:resource><f:Observation><f:status value=\"STATUS\"/><f:code><f:text value=\"x\"/>"
                + "</f:code></f:Observation></f:resource><f:request><f:method value=\"POST\"/>"
                + "<f:url value=\"Observation\"/></f:request></f:entry>\n";
        HttpResponse<String> answer = server.post(
                "",
                Format.XML,
                "<f:Bundle xmlns:f=\"http://hl7.org/fhir\"><f:type value=\"batch\"/>" + entry.replace("STATUS", "finl")
                        + entry.replace("STATUS", "final") + "</f:Bundle>");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .containsOnlyOnce("422 Unprocessable Entity")
                .containsOnlyOnce("201 Created")
                .contains("Bundle.entry[0].resource.status");
    }

    @Test
    void refusesWhatCannotBeReadWithItsPlace() {
        for (HttpResponse<String> answer : List.of(
                server.post("/Observation", UNREADABLE),
                server.post(
                        "",
                        bundle(
                                "transaction",
                                entry("POST", "Observation", RIGHT),
                                entry("POST", "Observation", UNREADABLE))),
                server.post("/Observation", "{\"resourceType\":\"Observation\",\"status\":\"final\""))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(answer.body()).contains("Line[").doesNotContain("HAPI-");
        }
    }

    @Test
    void refusesAnEntryWhoseRequestContradictsItsResource() {
        HttpResponse<String> answer =
                server.post("", bundle("batch", entry("POST", "Patient", RIGHT), entry("POST", "Observation", RIGHT)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("Entry_Request").containsOnlyOnce("201 Created");
    }

    @Test
    void storesASecondActiveCourseAndTellsIt() {
        PlanTexts plans = new PlanTexts(admit());
        HttpResponse<String> first = told(plans.course("active"));
        assertThat(first.body()).doesNotContain("C09");
        String id = first.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll(".*/(CarePlan/[^/]+)/_history/.*", "$1");
        assertThat(told(plans.course("active")).body())
                .contains("\"code\":\"C09\"", "\"severity\":\"error\"", "\"CarePlan.status\"", id);
        assertThat(server.total("/CarePlan?status=active&subject=" + plans.patient()))
                .isEqualTo(2);
        HttpResponse<String> counted = server.post("/CarePlan", plans.course("active"));
        assertThat(counted.headers().firstValue(FindingsInAnswer.HEADER))
                .hasValue("2"); // C09, and the note that a diagnosis which is only named cannot be looked up (C08)
    }

    @Test
    void storesTwoActivePhasesInEveryWayAndTellsThem() {
        PlanTexts plans = new PlanTexts(admit());
        String course = told(plans.course("active"))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll(".*/(CarePlan/[^/]+)/_history/.*", "$1");
        HttpResponse<String> both = server.post(
                "",
                bundle(
                        "transaction",
                        entry("POST", "CarePlan", plans.phase(course, "initial", "active")),
                        entry("POST", "CarePlan", plans.phase(course, "middle", "active"))));
        assertThat(both.statusCode()).as(both.body()).isEqualTo(200);
        assertThat(both.body()).contains("\"code\":\"P05\"", "Bundle.entry[1].resource.status");
        HttpResponse<String> batch =
                server.post("", bundle("batch", entry("POST", "CarePlan", plans.phase(course, "middle", "active"))));
        assertThat(batch.body()).contains("201 Created", "\"code\":\"P05\"");
        assertThat(server.total("/CarePlan?status=active&part-of=" + course)).isEqualTo(3);
    }

    private HttpResponse<String> told(String plan) {
        HttpResponse<String> answer = server.send("POST", "/CarePlan", plan, "Prefer", "return=OperationOutcome");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private String admit() {
        String id = UUID.randomUUID().toString();
        server.put("/Patient/" + id, "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}");
        return "Patient/" + id;
    }
}
