package org.iptfhir.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class DefinitionsOfTheGuideTest {
    private final RunningServer server;

    DefinitionsOfTheGuideTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void areNotChangedByClients() {
        String valueSet = server.get("/ValueSet/phase").body();
        String changed = valueSet.replaceFirst("\"title\":\\s*\"[^\"]*\"", "\"title\":\"Something else\"");
        assertThat(changed).isNotEqualTo(valueSet);
        assertRefused(server.put("/ValueSet/phase", changed));
        assertRefused(server.post("", """
                {"resourceType":"Bundle","type":"transaction","entry":[
                  {"resource":%s,"request":{"method":"PUT","url":"ValueSet/phase"}}]}""".formatted(changed)));
        assertRefused(server.send(
                "PATCH",
                "/ValueSet/phase",
                "[{\"op\":\"replace\",\"path\":\"/title\",\"value\":\"Something else\"}]",
                "Content-Type",
                "application/json-patch+json"));
        assertThat(server.get("/ValueSet/phase").body()).isEqualTo(valueSet);
    }

    @Test
    void areNotDeletedByClients() {
        assertRefused(server.send("DELETE", "/SearchParameter/ipt-problem-area", ""));
        assertThat(server.get("/CarePlan?ipt-problem-area=grief").statusCode()).isEqualTo(200);
    }

    @Test
    void haveNoSecondOnesUnderTheirCanonicals() {
        String second = server.get("/ValueSet/phase").body().replaceFirst("\"id\":\\s*\"phase\",", "");
        HttpResponse<String> refused = server.post("/ValueSet", second);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains("/ValueSet/phase belongs to the guide fhir.ipt#", "a url of your own");
        assertThat(server.total("/ValueSet?url=https://w3id.org/ipt-fhir/ValueSet/phase"))
                .isEqualTo(1);
    }

    @Test
    void areTheOnlySearchParametersBesideThoseOfFhir() {
        String own = searchParameter("active");
        for (HttpResponse<String> refused : List.of(
                server.post("/SearchParameter", own),
                server.put("/SearchParameter/site-author", own.replaceFirst("\\{", "{\"id\":\"site-author\",")),
                server.post("/SearchParameter", searchParameter("retired")))) {
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
            assertThat(refused.body()).contains("the search parameters of FHIR and of its guide alone", "draft");
        }
        assertThat(server.get("/CarePlan?author-of-plan=Practitioner/1").statusCode())
                .isEqualTo(400);
        assertThat(server.get("/metadata").body()).doesNotContain("author-of-plan");
    }

    @Test
    void leaveRoomForDraftsOfSearchParametersThatTakeNoEffect() {
        String draft = searchParameter("draft").replaceFirst("\\{", "{\"id\":\"site-author\",");
        assertThat(server.put("/SearchParameter/site-author", draft).statusCode())
                .isIn(200, 201);
        assertThat(server.get("/CarePlan?author-of-plan=Practitioner/1").statusCode())
                .isEqualTo(400);
        HttpResponse<String> refused = server.send(
                "PATCH",
                "/SearchParameter/site-author",
                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"active\"}]",
                "Content-Type",
                "application/json-patch+json");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(server.send("DELETE", "/SearchParameter/site-author", "").statusCode())
                .isEqualTo(200);
    }

    private static String searchParameter(String status) {
        return """
                {"resourceType":"SearchParameter","url":"http://hospital.example/sp/author-of-plan","name":"Author",
                 "status":"%s","description":"Author","code":"author-of-plan","base":["CarePlan"],"type":"reference",
                 "expression":"CarePlan.author"}""".formatted(status);
    }

    @Test
    void leaveRoomForDefinitionsOfASite() {
        String own = """
                {"resourceType":"ValueSet","id":"site-wards","url":"http://hospital.example/ValueSet/wards",
                 "status":"active","compose":{"include":[{"system":"http://hospital.example/wards"}]}}""";
        assertThat(server.put("/ValueSet/site-wards", own).statusCode()).isIn(200, 201);
        assertThat(server.send("DELETE", "/ValueSet/site-wards", "").statusCode())
                .isEqualTo(200);
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("belongs to the guide fhir.ipt#", "another id and url");
    }
}
