package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iptfhir.intake.PlanTexts.bundle;
import static org.iptfhir.intake.PlanTexts.entry;
import static org.iptfhir.intake.PlanTexts.withId;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** M15: a score of a course that is not marked as one is stored, and its sender told how to mark it. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class ScoreOfCourseTest {
    private static final String MARK =
            "\"category\":[{\"coding\":[{\"system\":\"https://w3id.org/ipt-fhir/CodeSystem/kind\",\"code\":\"ipt-score\"}]}],";

    private final RunningServer server;
    private PlanTexts plans = new PlanTexts("");
    private String course = "";

    ScoreOfCourseTest(RunningServer server) {
        this.server = server;
    }

    @BeforeEach
    void begin() {
        String id = UUID.randomUUID().toString();
        server.put("/Patient/" + id, "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}");
        plans = new PlanTexts("Patient/" + id);
        course = "CarePlan/" + id;
        assertThat(server.put("/" + course, withId(course, plans.course("active")))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void isToldWhenItIsPosted() {
        assertThat(stored(score(course)))
                .contains(
                        "\"code\":\"M15\"",
                        "\"severity\":\"warning\"",
                        "\"Observation.basedOn[0]\"",
                        "Line[3]",
                        "The score is based on the course " + course,
                        "Add a category with the code ipt-score");
    }

    @Test
    void isToldAtTheEntryOfATransactionThatBringsTheCourseToo() {
        String urn = "urn:uuid:" + UUID.randomUUID();
        HttpResponse<String> answer = server.post(
                "",
                bundle(
                        "transaction",
                        entry("POST", "Observation", score(urn)),
                        entry("POST", "CarePlan", plans.course("draft"))
                                .replaceFirst("\\{", "{\"fullUrl\":\"" + urn + "\",")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"code\":\"M15\"", "Bundle.entry[0].resource.basedOn[0]");
    }

    @Test
    void isToldByValidateToo() {
        assertThat(server.post("/Observation/$validate", score(course)).body()).contains("\"code\":\"M15\"");
    }

    @Test
    void isNotToldOfAMarkedScoreOrOfThePlanOfAnotherTreatment() {
        assertThat(stored(score(course).replaceFirst("\"subject\"", MARK + "\"subject\"")))
                .doesNotContain("M15");
        String other = course.replace("CarePlan/", "CarePlan/other-");
        String plan = withId(other, plans.course("active")).replaceFirst("\"category\":.*,\n", "");
        assertThat(server.put("/" + other, plan).statusCode()).isEqualTo(201);
        assertThat(stored(score(other))).doesNotContain("M15");
        assertThat(stored(score(course).replace("\"status\":\"final\"", "\"status\":\"entered-in-error\"")))
                .doesNotContain("M15");
    }

    private String stored(String score) {
        HttpResponse<String> answer = server.send("POST", "/Observation", score, "Prefer", "return=OperationOutcome");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.body();
    }

    private String score(String plan) {
        return """
                {"resourceType":"Observation","meta":{"security":[
                {"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"R"},{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"MH"}]},
                "status":"final","basedOn":[{"reference":"%s"}],
                "code":{"coding":[{"system":"http://loinc.org","code":"44261-6"}]},
                "subject":{"reference":"%s"},"effectiveDateTime":"2026-02-03T09:50:00+01:00",
                "performer":[{"reference":"%s"}],
                "valueQuantity":{"value":9,"unit":"{score}","system":"http://unitsofmeasure.org","code":"{score}"}}""".formatted(plan, plans.patient(), plans.patient());
    }
}
