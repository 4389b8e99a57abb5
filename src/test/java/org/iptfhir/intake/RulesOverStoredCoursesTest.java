package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iptfhir.intake.PlanTexts.withId;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.iptfhir.ManyClients;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** C09 and P05, which look at what is stored, on any database. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class RulesOverStoredCoursesTest {
    private static final String MAINTENANCE =
            ",{\"coding\":[{\"system\":\"https://w3id.org/ipt-fhir/CodeSystem/phase\",\"code\":\"maintenance\"}]}";
    private static final String ENDED =
            "\"extension\":[{\"url\":\"https://w3id.org/ipt-fhir/StructureDefinition/end-reason\",\"valueCodeableConcept\":"
                    + "{\"coding\":[{\"system\":\"https://w3id.org/ipt-fhir/CodeSystem/end-reason\",\"code\":\"dropout\"}]}}],";

    private static final List<String> PHASES = List.of("initial", "middle", "termination");

    private final RunningServer server;
    private String patient = "";

    RulesOverStoredCoursesTest(RunningServer server) {
        this.server = server;
    }

    @BeforeEach
    void admit() {
        patient = "p" + UUID.randomUUID();
        server.put("/Patient/" + patient, "{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\",\"active\":true}");
    }

    @Test
    void refuseASecondActiveCourseAndNameTheOther() {
        String first = created(server.post("/CarePlan", course("active")));
        HttpResponse<String> second = server.post("/CarePlan", course("active"));
        assertThat(second.statusCode()).as(second.body()).isEqualTo(422);
        assertThat(second.body())
                .contains("\"code\":\"C09\"", "\"CarePlan.status\"", "Line[2] Col[10]", first, "end reason")
                .doesNotContain("HAPI-");
        assertThat(activeCourses()).isEqualTo(1);
    }

    @Test
    void letAnotherCourseBeginOnceTheFirstHasEnded() {
        String first = created(server.post("/CarePlan", course("active")));
        assertThat(server.put("/" + first, withId(first, ended())).statusCode()).isEqualTo(200);
        created(server.post("/CarePlan", course("active")));
        assertThat(activeCourses()).isEqualTo(1);
    }

    @Test
    void letDraftsAndMaintenanceStandBesideAnActiveCourse() {
        created(server.post("/CarePlan", course("active")));
        created(server.post("/CarePlan", course("draft")));
        created(server.post(
                "/CarePlan",
                course("active").replace("\"category\":[", "\"category\":[" + MAINTENANCE.substring(1) + ",")));
    }

    @Test
    void refuseASecondActiveCourseByUpdatePatchAndCondition() {
        created(server.post("/CarePlan", course("active")));
        String draft = created(server.post("/CarePlan", course("draft")));
        assertThat(server.put("/" + draft, withId(draft, course("active"))).body())
                .contains("\"code\":\"C09\"");
        HttpResponse<String> patched = activate(draft);
        assertThat(patched.statusCode()).isEqualTo(422);
        assertThat(patched.body()).contains("\"code\":\"C09\"");
        HttpResponse<String> conditional = putByIdentifier(course("active"));
        assertThat(conditional.statusCode()).as(conditional.body()).isEqualTo(422);
        assertThat(server.get("/" + draft).body()).contains("\"status\":\"draft\"");
        assertThat(activeCourses()).isEqualTo(1);
    }

    @Test
    void judgeATransactionByWhatItLeavesBehind() {
        String first = created(server.post("/CarePlan", course("active")));
        HttpResponse<String> refused = server.post("", bundle(post(course("draft")), post(course("active"))));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("\"code\":\"C09\"", "Bundle.entry[1].resource.status", first);
        assertThat(server.total("/CarePlan?subject=" + patient)).isEqualTo(1);

        HttpResponse<String> accepted =
                server.post("", bundle(post(course("active")), put(first, withId(first, ended()))));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
        assertThat(activeCourses()).isEqualTo(1);
    }

    @Test
    void tellTwoCoursesOfOneTransactionAsOneFault() {
        HttpResponse<String> refused = server.post("", bundle(post(course("active")), post(course("active"))));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body().split("\"code\":\"C09\"", -1)).hasSize(2);
        assertThat(refused.body()).contains("Bundle.entry[1].resource.status");
    }

    @Test
    void countTheCoursesOfLinkedPatientsAsThoseOfOnePerson() {
        String first = created(server.post("/CarePlan", course("active")));
        String duplicate = linked();
        HttpResponse<String> refused = server.post("/CarePlan", courseOf(duplicate, "active"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("\"code\":\"C09\"", first + " of Patient/" + patient);
        server.put("/" + first, withId(first, ended()));
        created(server.post("/CarePlan", courseOf(duplicate, "active")));
        assertThat(server.post("/CarePlan", course("active")).body()).contains("\"code\":\"C09\"");
    }

    @Test
    void holdWhenSixteenClientsStartACourseOfLinkedPatients() {
        String duplicate = linked();
        List<HttpResponse<String>> answers = ManyClients.atOnce(
                client -> server.post("/CarePlan", client % 2 == 0 ? course("active") : courseOf(duplicate, "active")));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(answer -> assertThat(answer.body()).contains("\"code\":\"C09\""));
    }

    /** Another Patient of the same person, which links to the first. */
    private String linked() {
        String duplicate = "d" + UUID.randomUUID();
        server.put(
                "/Patient/" + duplicate,
                "{\"resourceType\":\"Patient\",\"id\":\"" + duplicate
                        + "\",\"link\":[{\"type\":\"seealso\",\"other\":{\"reference\":\"Patient/" + patient
                        + "\"}}]}");
        return duplicate;
    }

    @Test
    void refuseOneEntryOfABatchAndStoreTheRest() {
        HttpResponse<String> answer = server.post(
                "", bundle(post(course("active")), post(course("active"))).replace("\"transaction\"", "\"batch\""));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("201 Created", "422 Unprocessable", "\"code\":\"C09\"");
        assertThat(activeCourses()).isEqualTo(1);
    }

    @Test
    void checkThePatchOfATransactionToo() {
        String draft = created(server.post("/CarePlan", course("draft")));
        String patch = "{\"request\":{\"method\":\"PATCH\",\"url\":\"" + draft + "\"},\"resource\":{\"resourceType\":"
                + "\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":[{\"name\":\"type\",\"valueCode\":"
                + "\"replace\"},{\"name\":\"path\",\"valueString\":\"CarePlan.intent\"},{\"name\":\"value\",\"valueCode\":"
                + "\"order\"}]}]}}";
        HttpResponse<String> refused = server.post("", bundle(patch));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("\"code\":\"C01\"");
    }

    @Test
    void sayThatAPatientOfAnotherServerCannotBeLookedUp() {
        String elsewhere = course("active").replace("Patient/" + patient, "http://other.example/fhir/Patient/1");
        HttpResponse<String> answer = server.send("POST", "/CarePlan", elsewhere, "Prefer", "return=OperationOutcome");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("Rule C09 was not checked", "CarePlan.subject");
    }

    @Test
    void refuseASecondActivePhase() {
        String course = created(server.post("/CarePlan", course("active")));
        String initial = created(server.post("/CarePlan", phase(course, "initial", "active")));
        String middle = created(server.post("/CarePlan", phase(course, "middle", "draft")));
        HttpResponse<String> refused = activate(middle);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("\"code\":\"P05\"", "CarePlan.status", initial);

        HttpResponse<String> moved = server.post(
                "",
                bundle(
                        put(middle, withId(middle, phase(course, "middle", "active"))),
                        put(initial, withId(initial, phase(course, "initial", "completed")))));
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
    }

    @Test
    void refuseALaterPhaseBeforeTheEarlierIsCompleted() {
        String course = created(server.post("/CarePlan", course("active")));
        String initial = created(server.post("/CarePlan", phase(course, "initial", "draft")));
        assertThat(server.post("/CarePlan", phase(course, "middle", "completed"))
                        .body())
                .contains("\"code\":\"P05\"", initial);
        String middle = created(server.post("/CarePlan", phase(course, "middle", "draft")));
        server.put("/" + initial, withId(initial, phase(course, "initial", "completed")));
        created(server.post("/CarePlan", phase(course, "termination", "revoked")));
        assertThat(activate(middle).statusCode()).isEqualTo(200);
        HttpResponse<String> reopened = activate(initial);
        assertThat(reopened.body()).contains("\"code\":\"P05\"");
    }

    @RepeatedTest(2)
    void holdWhenSixteenClientsStartACourse() {
        List<HttpResponse<String>> answers = ManyClients.atOnce(client -> server.post("/CarePlan", course("active")));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(answer -> assertThat(answer.body()).contains("\"code\":\"C09\""));
        assertThat(activeCourses()).isEqualTo(1);
    }

    @Test
    void holdWhenSixteenClientsActivateCoursesInEveryWay() {
        List<String> drafts = ManyClients.atOnce(client -> created(server.post("/CarePlan", course("draft"))));
        List<HttpResponse<String>> answers = ManyClients.atOnce(client -> {
            String draft = drafts.get(client);
            return switch (client % 4) {
                case 0 -> activate(draft);
                case 1 -> server.put("/" + draft, withId(draft, course("active")));
                case 2 -> server.post("", bundle(put(draft, withId(draft, course("active")))));
                default -> putByIdentifier(course("active"));
            };
        });
        assertThat(answers).filteredOn(answer -> answer.statusCode() < 300).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() >= 300)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422));
        assertThat(activeCourses()).isEqualTo(1);
    }

    @Test
    void holdWhenSixteenTransactionsBringThePatientWithACourse() {
        String mrn = UUID.randomUUID().toString();
        String bundle = bundle(
                "{\"fullUrl\":\"urn:uuid:" + UUID.randomUUID()
                        + "\",\"request\":{\"method\":\"POST\",\"url\":\"Patient\","
                        + "\"ifNoneExist\":\"identifier=" + mrn
                        + "\"},\"resource\":{\"resourceType\":\"Patient\",\"identifier\":"
                        + "[{\"value\":\"" + mrn + "\"}]}}",
                post(course("active")));
        String urn = bundle.replaceAll("(?s).*\"fullUrl\":\"(urn:uuid:[^\"]+)\".*", "$1");
        String whole = bundle.replace("Patient/" + patient, urn);
        List<HttpResponse<String>> answers = ManyClients.atOnce(client -> server.post("", whole));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 200)
                .allSatisfy(answer -> assertThat(answer.body()).contains("\"code\":\"C09\""));
        assertThat(server.total("/CarePlan?status=active&patient.identifier=" + mrn))
                .isEqualTo(1);
        assertThat(server.total("/Patient?identifier=" + mrn)).isEqualTo(1);
    }

    @Test
    void holdWhenSixteenClientsActivatePhases() {
        String course = created(server.post("/CarePlan", course("active")));
        List<HttpResponse<String>> answers = ManyClients.atOnce(client ->
                server.post("/CarePlan", phase(course, PHASES.get(client % PHASES.size()), "active")));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(answer -> assertThat(answer.body()).containsAnyOf("\"code\":\"P05\"", "\"code\":\"P01\""));
        assertThat(server.total("/CarePlan?status=active&part-of=" + course)).isEqualTo(1);
    }

    private String course(String status) {
        return courseOf(patient, status);
    }

    private static String courseOf(String patient, String status) {
        return new PlanTexts("Patient/" + patient).course(status);
    }

    private String ended() {
        return course("revoked").replaceFirst("\"extension\":\\[", ENDED.replace("}],", "},"));
    }

    private String phase(String course, String phase, String status) {
        return new PlanTexts("Patient/" + patient).phase(course, phase, status);
    }

    private static String post(String resource) {
        return "{\"request\":{\"method\":\"POST\",\"url\":\"CarePlan\"},\"resource\":" + resource + "}";
    }

    private static String put(String reference, String resource) {
        return "{\"request\":{\"method\":\"PUT\",\"url\":\"" + reference + "\"},\"resource\":" + resource + "}";
    }

    private static String bundle(String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private HttpResponse<String> putByIdentifier(String resource) {
        String identifier = UUID.randomUUID().toString();
        return server.put(
                "/CarePlan?identifier=" + identifier,
                resource.replaceFirst("\"status\"", "\"identifier\":[{\"value\":\"" + identifier + "\"}],\"status\""));
    }

    private HttpResponse<String> activate(String plan) {
        return server.send(
                "PATCH",
                "/" + plan,
                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"active\"}]",
                "Content-Type",
                "application/json-patch+json");
    }

    /** Type and id of what a write made. */
    private static String created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.replaceAll(".*/(CarePlan/[^/]+)/_history/.*", "$1");
    }

    private int activeCourses() {
        return server.total("/CarePlan?status=active&subject=" + patient);
    }
}
