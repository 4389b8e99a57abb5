package org.iptfhir.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class KeepingResourcesTest {
    private final RunningServer server;

    KeepingResourcesTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void saysWhatItCanDo() {
        assertThat(server.get("/metadata").body())
                .contains("\"fhirVersion\":\"4.0.1\"")
                .contains("\"type\":\"CarePlan\"");
    }

    @Test
    void findsWhatWasCreated() {
        HttpResponse<String> created =
                server.post("/Patient", "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Kept\"}]}");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(server.get("/Patient?family=kept").body()).contains("\"total\":1");
    }

    @Test
    void givesIdsThatNoOtherServerGives() {
        HttpResponse<String> created = server.post("/Patient", "{\"resourceType\":\"Patient\",\"active\":true}");
        assertThat(created.headers().firstValue("Location").orElseThrow())
                .matches(".*/Patient/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/_history/1");
    }

    @Test
    void replacesTheLabelOfAResourceThatIsRelabelled() {
        server.put("/DocumentReference/note", labelled("R"));
        HttpResponse<String> relabelled = server.put("/DocumentReference/note", labelled("V"));
        assertThat(relabelled.statusCode()).isEqualTo(200);
        assertThat(server.get("/DocumentReference/note").body())
                .contains("\"code\":\"V\"")
                .doesNotContain("\"code\":\"R\"");
        assertThat(server.get("/DocumentReference/note/_history/1").body())
                .contains("\"code\":\"R\"")
                .doesNotContain("\"code\":\"V\"");
        assertThat(server.get("/DocumentReference?_id=note&_security=V").body()).contains("\"total\":1");
        assertThat(server.get("/DocumentReference?_id=note&_security=R").body()).contains("\"total\":0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"birthdate", "gender", "family", "organization"})
    void findsWhereAValueIsMissing(String parameter) {
        server.put("/Patient/bare", "{\"resourceType\":\"Patient\",\"id\":\"bare\",\"active\":true}");
        assertThat(server.get("/Patient?_id=bare&" + parameter + ":missing=true")
                        .body())
                .contains("\"total\":1");
        assertThat(server.get("/Patient?_id=bare&" + parameter + ":missing=false")
                        .body())
                .contains("\"total\":0");
    }

    @Test
    void keepsAnIdThatIsANumber() {
        HttpResponse<String> created =
                server.put("/Patient/4711", "{\"resourceType\":\"Patient\",\"id\":\"4711\",\"active\":true}");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(server.get("/Patient/4711").statusCode()).isEqualTo(200);
        assertThat(server.get("/Patient?_id=4711").body()).contains("\"total\":1");
    }

    @Test
    void refusesAReferenceToNothing() {
        HttpResponse<String> refused = server.post(
                "/Flag",
                "{\"resourceType\":\"Flag\",\"status\":\"active\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/nobody\"}}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("The reference leads to Patient/nobody", "ipt.references.integrity");
    }

    @Test
    void doesNotOfferToChangeLabelsBesideTheResource() {
        server.put("/DocumentReference/note", labelled("R"));
        HttpResponse<String> refused =
                server.post("/DocumentReference/note/$meta-delete", "{\"resourceType\":\"Parameters\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(server.get("/metadata").body()).doesNotContain("meta-delete").doesNotContain("expunge");
    }

    private static String labelled(String confidentiality) {
        return """
                {"resourceType":"DocumentReference","id":"note","status":"current",
                 "meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"%s"}]},
                 "content":[{"attachment":{"contentType":"text/plain"}}]}""".formatted(confidentiality);
    }
}
