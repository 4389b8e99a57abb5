package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The request of an entry must fit the resource beside it: HAPI would do what the resource says. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class EntryRequestsTest {
    private final RunningServer server;
    private String family = "";

    EntryRequestsTest(RunningServer server) {
        this.server = server;
    }

    @BeforeEach
    void name() {
        family = "f" + UUID.randomUUID();
    }

    @Test
    void refusesAResourceOfAnotherTypeThanTheUrl() {
        isRefused(
                entry("POST", "Observation", patient("")),
                "The entry brings a resource of type Patient, but its request is POST Observation.",
                "Write the type Patient into the url");
        isRefused(entry("PUT", "Observation?identifier=x", patient("")), "PUT Observation", "type Patient");
    }

    @Test
    void refusesAnIdThatIsNotThatOfTheUrl() {
        isRefused(
                entry("PUT", "Patient/aaa", patient("bbb")),
                "The request is PUT Patient/aaa, but the resource has the id bbb.",
                "Give both the same id.");
    }

    @Test
    void refusesAnUpdateThatDoesNotSayOfWhat() {
        isRefused(
                entry("PUT", "Patient", patient("aaa")),
                "PUT Patient does not say which Patient it is about.",
                "Patient?identifier=system|value");
        isRefused(entry("PUT", "Patient?", patient("")), "does not say which Patient");
    }

    @Test
    void refusesADeletionThatDoesNotSayOfWhat() {
        isRefused("{\"request\":{\"method\":\"DELETE\",\"url\":\"Patient\"}}", "DELETE Patient does not say which");
    }

    @Test
    void refusesATransactionThatChangesAResourceTwice() {
        HttpResponse<String> answer = server.post(
                "",
                bundle(
                        "transaction",
                        entry("PUT", "Patient/aaa", patient("aaa")),
                        "{\"request\":{\"method\":\"DELETE\",\"url\":\"Patient/aaa\"}}"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body())
                .contains("The entry changes Patient/aaa, which entry 0 changes too", "Bundle.entry[1].request.url");
    }

    @Test
    void refusesATransactionThatCreatesTwiceUnderOneCondition() {
        String condition = "Patient?identifier=urn:x|" + family;
        for (String fullUrl : new String[] {"", "\"fullUrl\":\"urn:uuid:%s\","}) {
            String[] entries = new String[2];
            for (int i = 0; i < entries.length; i++) {
                entries[i] = entry("POST", "Patient", patient(""))
                        .replaceFirst("\\{", "{" + fullUrl.formatted(UUID.randomUUID()))
                        .replace("\"method\"", "\"ifNoneExist\":\"" + condition.substring(i * 8) + "\",\"method\"");
            }
            HttpResponse<String> answer = server.post("", bundle("transaction", entries));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(answer.body())
                    .contains(
                            "The entry creates what matches " + condition + " unless it is there, and so does entry 0",
                            "Bundle.entry[1].request.ifNoneExist");
        }
    }

    @Test
    void refusesACreationUnderAnId() {
        isRefused(
                entry("POST", "Patient/aaa", patient("")),
                "the server chooses the id of what is posted",
                "or PUT Patient/aaa with the same id");
    }

    @Test
    void refusesAWriteOfNothing() {
        isRefused("{\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}", "but the entry brings no resource");
    }

    @Test
    void saysOfAResourceWithoutElementsWhatItLacks() {
        String wrong = "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"fullUrl\":\"urn:uuid:"
                + UUID.randomUUID() + "\",\"resource\":{\"resourceType\":\"Patient\"}}]}";
        assertThat(server.post("/$validate", wrong).body())
                .contains("and no resource, or one without any element", "Give its resource an element")
                .doesNotContain("neither a resource");
    }

    @Test
    void refusesToCallAnOperationInsteadOfStoringWhatItIsAbout() {
        isRefused(
                entry("POST", "Patient/$validate", patient("")),
                "POST Patient/$validate calls an operation or a search",
                "Send it by itself.");
    }

    @Test
    void refusesItInXmlToo() {
        HttpResponse<String> answer = server.post(
                "",
                Format.XML,
                "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"transaction\"/><entry><resource><Patient>"
                        + "<active value=\"true\"/></Patient></resource>\n<request><method value=\"POST\"/>"
                        + "<url value=\"Observation\"/></request></entry></Bundle>");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("Entry_Request", "Bundle.entry[0].request.url", "Line[2]");
    }

    @Test
    void acceptsEveryWayToSayWhatIsMeant() {
        String id = "p" + UUID.randomUUID();
        for (String entry : new String[] {
            entry("POST", "Patient", patient("ignored")),
            entry("PUT", "Patient/" + id, patient(id)),
            entry("PUT", "Patient/" + id, patient("")),
            entry("PUT", "/Patient/" + id, patient(id)),
            entry(
                    "PUT",
                    "Patient?identifier=" + id,
                    patient("").replace("\"name\"", "\"identifier\":[{\"value\":\"" + id + "\"}],\"name\"")),
            "{\"request\":{\"method\":\"GET\",\"url\":\"Patient?family=x\"}}",
            "{\"request\":{\"method\":\"DELETE\",\"url\":\"Patient/" + id + "\"}}"
        }) {
            HttpResponse<String> answer = server.post("", bundle("transaction", entry));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    @Test
    void isToldByValidateToo() {
        String wrong = bundle("transaction", entry("POST", "Observation", patient("")));
        assertThat(server.post("/Bundle/$validate", wrong).body()).contains("Entry_Request");
        assertThat(server.post("/$validate", wrong).body()).contains("Entry_Request");
    }

    /** As a transaction nothing is stored, of a batch the other entry. */
    private void isRefused(String wrong, String... said) {
        String right = entry("POST", "Patient", patient(""));
        int before = server.total("/Patient?family=" + family);
        HttpResponse<String> transaction = server.post("", bundle("transaction", right, wrong));
        assertThat(transaction.statusCode()).as(transaction.body()).isEqualTo(422);
        assertThat(transaction.body())
                .contains("\"code\":\"Entry_Request\"", "\"Bundle.entry[1].request.url\"", "Line[3]")
                .contains(said)
                .doesNotContain("HAPI-");
        assertThat(server.total("/Patient?family=" + family)).isEqualTo(before);
        HttpResponse<String> batch = server.post("", bundle("batch", right, wrong));
        assertThat(batch.statusCode()).as(batch.body()).isEqualTo(200);
        assertThat(batch.body())
                .containsOnlyOnce("201 Created")
                .containsOnlyOnce("422 Unprocessable Entity")
                .contains(said);
        assertThat(server.total("/Patient?family=" + family)).isEqualTo(before + 1);
    }

    private String patient(String id) {
        return "{\"resourceType\":\"Patient\"," + (id.isEmpty() ? "" : "\"id\":\"" + id + "\",")
                + "\"name\":[{\"family\":\"" + family + "\"}]}";
    }

    private static String entry(String method, String url, String resource) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"" + method + "\",\"url\":\"" + url + "\"}}";
    }

    private static String bundle(String type, String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[\n" + String.join(",\n", entries)
                + "]}";
    }
}
