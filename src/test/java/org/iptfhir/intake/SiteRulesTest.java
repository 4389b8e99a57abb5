package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;
import org.iptfhir.InstalledGuide;
import org.iptfhir.OwnServer;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A site that is stricter than the guide: with gates before the middle phase, and with narrower ranges of variants. */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(SharedServer.class)
@OwnServer
class SiteRulesTest {
    private static final String GUIDE = "https://w3id.org/ipt-fhir/";
    private static final String VARIANT = "{\"url\":\"" + GUIDE
            + "StructureDefinition/variant\",\"valueCodeableConcept\":{\"coding\":[{\"system\":\"" + GUIDE
            + "CodeSystem/variant\",\"code\":\"ipt\"}]}},";

    private RunningServer server;

    @BeforeAll
    void start(@TempDir Path data, InstalledGuide guide) {
        guide.copyTo(data);
        server = RunningServer.in(
                data,
                "ipt.gates=strict",
                "ipt.variants.ipt.sessions=12-14",
                "ipt.variants.ipt.minutes=50-60",
                "ipt.variants.ipt-b.days-between=6-8");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theMiddlePhaseDoesNotBeginWithoutWhatBelongsBeforeIt() {
        PlanTexts plans = new PlanTexts(admit());
        String course = created(plans.course("active"));
        created(plans.phase(course, "initial", "completed"));
        HttpResponse<String> refused = server.post("/CarePlan", plans.phase(course, "middle", "active"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "\"severity\":\"error\"",
                        "\"code\":\"P06\"",
                        "no active consent and no completed inventory and no completed formulation and no score");
        String validated = server.post("/CarePlan/$validate", plans.phase(course, "middle", "active"))
                .body();
        assertThat(validated).contains("\"severity\":\"error\"", "\"code\":\"P06\"");
        created(plans.phase(course, "middle", "draft"));
    }

    @Test
    void theSessionsOfACourseAreThoseOfTheSite() {
        PlanTexts plans = new PlanTexts(admit());
        assertThat(planned(plans, 15)).contains("\"code\":\"C04\"", "12-14");
        assertThat(planned(plans, 14)).doesNotContain("C04");
    }

    private String planned(PlanTexts plans, int sessions) {
        String number = "{\"url\":\"" + GUIDE + "StructureDefinition/planned-sessions\",\"valuePositiveInt\":"
                + sessions + "},";
        String course = ofIpt(plans.course("draft"), number);
        HttpResponse<String> answer = server.send("POST", "/CarePlan", course, "Prefer", "return=OperationOutcome");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.body();
    }

    private static String ofIpt(String course, String extensions) {
        String area = "{\"url\":\"" + GUIDE + "StructureDefinition/problem-area\"";
        return course.replace(area, VARIANT + extensions + area);
    }

    @Test
    void theMinutesOfASessionAreThoseOfTheSite() {
        PlanTexts plans = new PlanTexts(admit());
        String course = created(ofIpt(plans.course("active"), ""));
        String session = """
                {"resourceType":"Procedure","basedOn":[{"reference":"%1$s"}],"status":"completed",
                "extension":[{"url":"%2$sStructureDefinition/session-number","valuePositiveInt":1},
                {"url":"%2$sStructureDefinition/technique","valueCodeableConcept":{"coding":[
                {"system":"%2$sCodeSystem/technique","code":"role-play"}]}}],
                "category":{"coding":[{"system":"%2$sCodeSystem/kind","code":"ipt-session"}]},
                "subject":{"reference":"%3$s"},
                "performedPeriod":{"start":"2026-02-09T10:00:00+01:00","end":"2026-02-09T10:45:00+01:00"},
                "performer":[{"actor":{"display":"Dr Keller","type":"Practitioner"}}]}""".formatted(course, GUIDE, plans.patient());
        assertThat(server.send("POST", "/Procedure", session, "Prefer", "return=OperationOutcome")
                        .body())
                .contains("\"code\":\"S05\"", "took 45 minutes; a session of IPT takes 50-60");
    }

    private String created(String plan) {
        HttpResponse<String> answer = server.post("/CarePlan", plan);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/(\\w+/[^/]+)/_history/.*", "$1");
    }

    private String admit() {
        String id = UUID.randomUUID().toString();
        server.put("/Patient/" + id, "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}");
        return "Patient/" + id;
    }
}
