package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iptfhir.intake.PlanTexts.bundle;
import static org.iptfhir.intake.PlanTexts.entry;
import static org.iptfhir.intake.PlanTexts.withId;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.iptfhir.CountsAll;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code $validate} says of C09 and P05 what a write would, and writes nothing. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
@CountsAll
class ValidateTellsRulesOverCoursesTest {
    private final RunningServer server;
    private PlanTexts plans = new PlanTexts("");

    ValidateTellsRulesOverCoursesTest(RunningServer server) {
        this.server = server;
    }

    @BeforeEach
    void admit() {
        String patient = "Patient/p" + UUID.randomUUID();
        server.put(
                "/" + patient,
                withId(patient, "{\"resourceType\":\"Patient\",\"status\":1}").replace(",\"status\":1", ""));
        plans = new PlanTexts(patient);
        String illness = patient.replace("Patient", "Condition");
        server.put(
                "/" + illness,
                withId(
                                illness,
                                "{\"resourceType\":\"Condition\",\"status\":1,\"code\":{\"text\":\"Depressive episode\"},"
                                        + "\"clinicalStatus\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/condition-clinical\",\"code\":\"active\"}]},\"subject\":{\"reference\":\""
                                        + patient + "\"}}")
                        .replace(",\"status\":1", ""));
    }

    @Test
    void aSecondActiveCourse() {
        String first = created(course("active"));
        String told = validate("/CarePlan", course("active"));
        assertThat(told).contains("\"code\":\"C09\"", "\"CarePlan.status\"", "Line[2] Col[10]", first, "end reason");
        assertThat(server.post("/CarePlan", course("active")).statusCode()).isEqualTo(422);
        assertThat(server.total("/CarePlan?subject=" + plans.patient())).isEqualTo(1);
    }

    @Test
    void nothingOfTheCourseThatIsStoredItself() {
        String first = created(course("active"));
        isRight(server.get("/" + first + "/$validate").body());
        isRight(validate("/" + first, course("active")));
        isRight(validate("/CarePlan", withId(first, course("active"))));
        assertThat(validate("/CarePlan", withId(first, course("active")), "?mode=create"))
                .contains("\"code\":\"C09\"");
    }

    @Test
    void aDraftThatWouldBecomeActive() {
        created(course("active"));
        String draft = created(course("draft"));
        assertThat(validate("/" + draft, course("active"))).contains("\"code\":\"C09\"");
        isRight(server.get("/" + draft + "/$validate").body());
    }

    @Test
    void aSecondActivePhase() {
        String course = created(course("active"));
        String initial = created(plans.phase(course, "initial", "active"));
        assertThat(validate("/CarePlan", plans.phase(course, "middle", "active")))
                .contains("\"code\":\"P05\"", "\"CarePlan.status\"", initial);
        assertThat(validate("/CarePlan", plans.phase(course, "middle", "completed")))
                .contains("\"code\":\"P05\"");
        isRight(validate("/CarePlan", plans.phase(course, "middle", "draft")));
    }

    @Test
    void aTransactionByWhatItLeavesBehind() {
        String first = created(course("active"));
        String course = entry("POST", "CarePlan", course("active"));
        assertThat(validate("", bundle("transaction", entry("POST", "CarePlan", course("draft")), course)))
                .contains("\"code\":\"C09\"", "Bundle.entry[1].resource.status", first);
        isRight(validate(
                "", bundle("transaction", course, "{\"request\":{\"method\":\"DELETE\",\"url\":\"" + first + "\"}}")));
        isRight(validate("", bundle("transaction", course, entry("PUT", first, withId(first, course("on-hold"))))));
        String twoInOne = bundle("transaction", course.replace("active", "on-hold"), course, course)
                .replace(plans.patient(), "Patient/" + UUID.randomUUID());
        assertThat(validate("", twoInOne))
                .contains("\"code\":\"C09\"", "Bundle.entry[2].resource.status", "Bundle.entry[1].resource is active");
    }

    @Test
    void aTransactionWithConditions() {
        String number = UUID.randomUUID().toString();
        String identified = course("active")
                .replaceFirst("\"status\"", "\"identifier\":[{\"value\":\"" + number + "\"}],\"status\"");
        String first = created(identified);
        String condition = "CarePlan?identifier=" + number;
        isRight(validate("", bundle("transaction", entry("PUT", condition, identified))));
        isRight(validate(
                "",
                bundle(
                        "transaction",
                        entry("POST", "CarePlan", identified)
                                .replaceFirst("\"url\"", "\"ifNoneExist\":\"identifier=" + number + "\",\"url\""))));
        String phase = plans.phase(condition, "middle", "active");
        created(plans.phase(first, "initial", "active"));
        assertThat(validate("", bundle("transaction", entry("POST", "CarePlan", phase))))
                .contains("\"code\":\"P05\"", "Bundle.entry[0].resource.status");
    }

    @Test
    void aFileAsIfItWereStored() {
        String collection =
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + inFile() + "," + inFile() + "]}";
        assertThat(validate("/Bundle", collection))
                .contains(
                        "\"code\":\"C09\"",
                        "Bundle.entry[1].resource.status",
                        "course: Bundle.entry[0].resource is active too")
                .doesNotContain("urn:uuid");
    }

    private String inFile() {
        return "{\"fullUrl\":\"urn:uuid:" + UUID.randomUUID() + "\",\"resource\":" + course("active") + "}";
    }

    private String validate(String address, String text) {
        return validate(address, text, "");
    }

    private String validate(String address, String text, String parameters) {
        int before = server.total("/CarePlan?_lastUpdated=gt2020");
        HttpResponse<String> answer = server.post(address + "/$validate" + parameters, text);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(server.total("/CarePlan?_lastUpdated=gt2020")).isEqualTo(before);
        return answer.body();
    }

    /** A course of the patient, who has the illness that it addresses. */
    private String course(String status) {
        return plans.course(status)
                .replace(
                        "{\"display\":\"Depressive episode\"}",
                        "{\"reference\":\"" + plans.patient().replace("Patient", "Condition") + "\"}");
    }

    private static void isRight(String outcome) {
        assertThat(outcome).contains("No faults found.");
    }

    private String created(String plan) {
        HttpResponse<String> answer = server.post("/CarePlan", plan);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll(".*/(CarePlan/[^/]+)/_history/.*", "$1");
    }
}
