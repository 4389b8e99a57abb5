package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.iptfhir.Format;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References in a Bundle mean what the fullUrls say, and never a resource of this server that has the same id by chance. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class ReferencesToEntriesTest {
    private static final String EHR = "http://ehr.example/fhir/";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final RunningServer server;
    private String id = "";

    ReferencesToEntriesTest(RunningServer server) {
        this.server = server;
    }

    /** Somebody else, who has the id here that the sender's patient has there. */
    @BeforeEach
    void somebodyElse() {
        id = "e" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(server.put("/Patient/" + id, patient("somebody else")).statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", EHR})
    void leadToWhatIsPosted(String root) throws IOException {
        JsonNode answer = stored(transaction(
                entry(EHR + "Patient/" + id, patient("theirs"), "POST", "Patient"),
                entry(EHR + "Flag/1", flag(root + "Patient/" + id), "POST", "Flag")));
        assertThat(subjectOf(answer, 1)).isEqualTo(versionless(answer, 0)).doesNotContain(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", EHR})
    void leadToWhatIsPut(String root) throws IOException {
        String here = id + "-here";
        JsonNode answer = stored(transaction(
                entry(EHR + "Flag/1", flag(root + "Patient/" + here), "POST", "Flag"),
                entry(EHR + "Patient/" + here, patient("x").replace(id, here), "PUT", "Patient/" + here)));
        assertThat(subjectOf(answer, 0)).isEqualTo("Patient/" + here);
    }

    @Test
    void leadToWhatAConditionFinds() throws IOException {
        String found = entry(EHR + "Patient/77", patient("x").replaceFirst(id, "77"), "POST", "Patient")
                .replace("\"url\"", "\"ifNoneExist\":\"family=" + id + "\",\"url\"");
        JsonNode answer = stored(transaction(found, entry(EHR + "Flag/1", flag("Patient/77"), "POST", "Flag")));
        assertThat(subjectOf(answer, 1)).isEqualTo("Patient/" + id);
    }

    @Test
    void leadThereFromExtensionsContainedResourcesAndAttachmentsToo() throws IOException {
        String flag = "{\"resourceType\":\"Flag\",\"id\":\"1\",\"status\":\"active\",\"code\":{\"text\":\"x\"},"
                + "\"contained\":[{\"resourceType\":\"Encounter\",\"id\":\"e\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},"
                + "\"subject\":{\"reference\":\"Patient/" + id + "\"}}],"
                + "\"extension\":[{\"url\":\"http://ehr.example/x\",\"valueReference\":{\"reference\":\"Patient/" + id
                + "\"}},"
                + "{\"url\":\"http://ehr.example/y\",\"valueUrl\":\"" + EHR + "Patient/" + id + "\"},"
                + "{\"url\":\"http://ehr.example/z\",\"valueCanonical\":\"" + EHR + "Patient/" + id + "\"}],"
                + "\"subject\":{\"reference\":\"Patient/" + id + "\"},\"encounter\":{\"reference\":\"#e\"}}";
        JsonNode answer = stored(transaction(
                entry(EHR + "Patient/" + id, patient("theirs"), "POST", "Patient"),
                entry(EHR + "Flag/1", flag, "POST", "Flag")));
        JsonNode stored = read(answer, 1);
        String patient = versionless(answer, 0);
        assertThat(stored.at("/contained/0/subject/reference").asText()).isEqualTo(patient);
        assertThat(stored.at("/extension/0/valueReference/reference").asText()).isEqualTo(patient);
        assertThat(stored.at("/extension/1/valueUrl").asText()).isEqualTo(patient);
        assertThat(stored.at("/extension/2/valueCanonical").asText()).isEqualTo(EHR + "Patient/" + id);
        assertThat(stored.at("/encounter/reference").asText()).isEqualTo("#e");
    }

    @Test
    void leadThereInXmlToo() throws IOException {
        HttpResponse<String> answer = server.post(
                "",
                Format.XML,
                "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"transaction\"/><entry><fullUrl value=\"" + EHR
                        + "Patient/"
                        + id + "\"/><resource><Patient><id value=\"" + id
                        + "\"/><active value=\"true\"/></Patient></resource><request><method value=\"POST\"/>"
                        + "<url value=\"Patient\"/></request></entry><entry><fullUrl value=\"" + EHR
                        + "Flag/1\"/><resource><Flag><id value=\"1\"/><status value=\"active\"/><code><text value=\"x\"/></code><subject>"
                        + "<reference value=\"Patient/" + id + "\"/></subject></Flag></resource><request>"
                        + "<method value=\"POST\"/><url value=\"Flag\"/></request></entry></Bundle>");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode body = MAPPER.readTree(answer.body());
        assertThat(subjectOf(body, 1)).isEqualTo(versionless(body, 0)).doesNotContain(id);
    }

    @Test
    void leadToThisServerWhereTheFullUrlSaysNothingElse() throws IOException {
        for (String fullUrl : new String[] {"urn:uuid:" + UUID.randomUUID(), server.fhir() + "/Flag/1"}) {
            for (String root : new String[] {"", server.fhir() + "/"}) {
                JsonNode answer = stored(transaction(entry(fullUrl, flag(root + "Patient/" + id), "POST", "Flag")));
                assertThat(subjectOf(answer, 0)).isEqualTo("Patient/" + id);
            }
        }
    }

    @Test
    void byThisServersAddressLeadToTheEntryThatHasItAsItsFullUrl() throws IOException {
        JsonNode answer = stored(transaction(
                entry(server.fhir() + "/Patient/new", patient("x").replaceFirst(id, "new"), "POST", "Patient"),
                entry("urn:uuid:" + UUID.randomUUID(), flag(server.fhir() + "/Patient/new"), "POST", "Flag")));
        assertThat(subjectOf(answer, 1)).isEqualTo(versionless(answer, 0));
    }

    @Test
    void toAnotherServerStayThere() throws IOException {
        JsonNode answer = stored(transaction(entry(EHR + "Flag/1", flag(EHR + "Patient/" + id), "POST", "Flag")));
        assertThat(subjectOf(answer, 0)).isEqualTo(EHR + "Patient/" + id);
    }

    @Test
    void areRefusedWhereTheyMeanAResourceOfAnotherServerThatNoEntryBrings() {
        String flag = entry(EHR + "Flag/1", flag("Patient/" + id), "POST", "Flag");
        HttpResponse<String> answer = server.post("", transaction(flag));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body())
                .contains("so it means " + EHR + "Patient/" + id, "Bundle.entry[0].resource.subject", "Line[2]");
        assertThat(server.post("/$validate?mode=create", transaction(flag)).body())
                .contains("so it means " + EHR + "Patient/" + id);
        HttpResponse<String> batch = server.post(
                "",
                transaction(entry("urn:uuid:" + UUID.randomUUID(), flag(EHR + "Patient/x"), "POST", "Flag"), flag)
                        .replace("transaction", "batch"));
        assertThat(batch.body()).containsOnlyOnce("201 Created").containsOnlyOnce("422 Unprocessable Entity");
    }

    @Test
    void areRefusedWhereTheyMeanAVersionThatThisServerWillNotHave() {
        HttpResponse<String> answer = server.post(
                "",
                transaction(
                        entry(EHR + "Patient/" + id, patient("theirs"), "POST", "Patient"),
                        entry(EHR + "Flag/1", flag("Patient/" + id + "/_history/3"), "POST", "Flag")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("Refer to it without a version", "Bundle.entry[1].resource.subject");
    }

    @Test
    void betweenEntriesOfABatchAreRefused() {
        HttpResponse<String> answer = server.post(
                "",
                transaction(
                                entry(EHR + "Patient/" + id, patient("theirs"), "POST", "Patient"),
                                entry(EHR + "Flag/1", flag("Patient/" + id), "POST", "Flag"))
                        .replace("transaction", "batch"));
        assertThat(answer.body())
                .containsOnlyOnce("201 Created")
                .containsOnlyOnce("422 Unprocessable Entity")
                .contains("Send both in a transaction");
    }

    @Test
    void countForTheOtherReferencesThatLeadNowhere() {
        HttpResponse<String> answer = server.post(
                "",
                transaction(
                        entry(EHR + "Patient/" + id, patient("theirs"), "POST", "Patient"),
                        entry(EHR + "Flag/1", flag("Patient/" + id), "POST", "Flag"),
                        entry("urn:uuid:" + UUID.randomUUID(), flag("Patient/missing-" + id), "POST", "Flag")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Patient/missing-" + id, "Bundle.entry[2].resource.subject")
                .doesNotContain("urn:uuid", "Bundle.entry[1]");
    }

    private JsonNode stored(String bundle) throws IOException {
        HttpResponse<String> answer = server.post("", bundle);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return MAPPER.readTree(answer.body());
    }

    private String subjectOf(JsonNode answer, int entry) throws IOException {
        return read(answer, entry).at("/subject/reference").asText();
    }

    private JsonNode read(JsonNode answer, int entry) throws IOException {
        return MAPPER.readTree(server.get("/" + versionless(answer, entry)).body());
    }

    private static String versionless(JsonNode answer, int entry) {
        return answer.at("/entry/" + entry + "/response/location").asText().replaceFirst("/_history/.*", "");
    }

    private String patient(String given) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"name\":[{\"family\":\"" + id + "\",\"given\":[\""
                + given + "\"]}]}";
    }

    private static String flag(String subject) {
        return "{\"resourceType\":\"Flag\",\"id\":\"1\",\"status\":\"active\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\""
                + subject + "\"}}";
    }

    private static String entry(String fullUrl, String resource, String method, String url) {
        return "{\"fullUrl\":\"" + fullUrl + "\",\"resource\":" + resource + ",\"request\":{\"method\":\"" + method
                + "\",\"url\":\"" + url + "\"}}";
    }

    private static String transaction(String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[\n" + String.join(",\n", entries)
                + "]}";
    }
}
