package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.iptfhir.Format;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes and dates that FHIR does not have get findings with their place, however the text reaches the server. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class WhatHapiCannotParseTest {
    private static final String RIGHT =
            "{\"resourceType\": \"Observation\", \"status\": \"final\", \"code\": {\"text\": \"x\"}}";
    private static final String WRONG = RIGHT.replace("final", "finl");

    private final RunningServer server;

    WhatHapiCannotParseTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void refusesOneEntryOfABatchAndStoresTheOthers() {
        HttpResponse<String> answer = server.post("", bundle("batch"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .containsOnlyOnce("422 Unprocessable Entity")
                .contains("Bundle.entry[1].resource.status", "Line[3] Col[57]", "Did you mean final?");
        assertThat(answer.body().split("201 Created", -1)).hasSize(3);
    }

    @Test
    void refusesOneEntryOfABatchInXmlAndStoresTheOthers() {
        String entry = "<entry><resource><Observation><status value=\"STATUS\"/><code><text value=\"x\"/></code>"
                + "</Observation></resource><request><method value=\"POST\"/><url value=\"Observation\"/></request></entry>";
        HttpResponse<String> answer = server.post(
                "",
                Format.XML,
                "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"batch\"/>\n" + entry.replace("STATUS", "finl")
                        + "\n" + entry.replace("STATUS", "final") + "</Bundle>");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .containsOnlyOnce("422 Unprocessable Entity")
                .containsOnlyOnce("201 Created")
                .contains("Bundle.entry[0].resource.status");
    }

    @Test
    void refusesAnEntryWhoseRequestCannotBeParsed() {
        HttpResponse<String> answer = server.post("", bundle("batch").replaceFirst("\"POST\"", "\"PSOT\""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("Bundle.entry[0].request.method").containsOnlyOnce("201 Created");
    }

    /** What ends the reading of a text must hide nothing in the entries before and behind it. */
    @ParameterizedTest
    @ValueSource(strings = {"[null]", "{\"a\":[null]}", "\"\\u0001\""})
    void checksTheOtherEntriesTooWhenOneCannotBeReadToItsEnd(String value) {
        String unreadable = RIGHT.replace("\"x\"", value);
        String misspelt = RIGHT.replace("\"code\"", "\"isued\": \"2026-01-01T00:00:00Z\", \"code\"");
        for (List<String> resources : List.of(
                List.of(unreadable, misspelt, RIGHT, unreadable), List.of(misspelt, unreadable, unreadable, RIGHT))) {
            HttpResponse<String> answer = server.post("", batchOf(resources));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).containsOnlyOnce("201 Created").contains("isued");
            assertThat(answer.body().split("422 Unprocessable Entity", -1)).hasSize(4);
        }
    }

    private static String batchOf(List<String> resources) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":["
                + resources.stream()
                        .map(resource -> "{\"resource\":" + resource
                                + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    @Test
    void refusesAWholeTransactionWithThePlace() {
        HttpResponse<String> answer = server.post("", bundle("transaction"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("Bundle.entry[1].resource.status", "Line[3] Col[57]");
    }

    @Test
    void refusesAPatchToACodeThatFhirDoesNotHave() {
        assertThat(patched("/status", "\"finl\"")).contains("Observation.status", "Did you mean final?");
    }

    @Test
    void refusesAPatchToADateThatFhirDoesNotHave() {
        assertThat(patched("/effectiveDateTime", "\"2026-13-40\"")).contains("Observation.effective.ofType(dateTime)");
    }

    @Test
    void namesTheOperationOfAPatchThatCannotBeApplied() {
        assertThat(patched("/subject/display", "\"Anna\""))
                .contains("operation 1 (add /subject/display)", "RFC 6902")
                .doesNotContain("HAPI", "Exception");
    }

    @Test
    void tellsThatAResourceWasSentToTheAddressOfAnotherType() {
        HttpResponse<String> answer = server.post("/Patient", RIGHT);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body())
                .contains("The text is of type Observation, but it was sent to the address of Patient.", "Col[18]");
    }

    private String patched(String path, String value) {
        String location = server.post("/Observation", RIGHT)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        HttpRequest patch = HttpRequest.newBuilder(URI.create(location.substring(0, location.indexOf("/_history"))))
                .header("Content-Type", "application/json-patch+json")
                .method(
                        "PATCH",
                        BodyPublishers.ofString(
                                "[{\"op\": \"add\", \"path\": \"" + path + "\", \"value\": " + value + "}]"))
                .build();
        HttpResponse<String> answer = server.send(patch);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return answer.body();
    }

    private static String bundle(String type) {
        return "{\"resourceType\": \"Bundle\", \"type\": \"" + type + "\", \"entry\": [\n" + entry(RIGHT) + ",\n"
                + entry(WRONG) + ",\n" + entry(RIGHT) + "]}";
    }

    private static String entry(String resource) {
        return " {\"resource\": " + resource + ", \"request\": {\"method\": \"POST\", \"url\": \"Observation\"}}";
    }
}
