package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.iptfhir.CountsAll;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
@CountsAll
class WritesAreCheckedTest {
    private static final String UNMARKED_PATIENT = "\"subject\":{\"display\":\"Somebody\"}";
    private static final String COURSE_CATEGORY =
            "\"category\":[{\"coding\":[{\"system\":\"https://w3id.org/ipt-fhir/CodeSystem/kind\",\"code\":\"ipt-course\"}]}]";

    private final RunningServer server;

    WritesAreCheckedTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void storesARightCourseInJsonAndInXml() throws IOException {
        assertThat(server.post("/CarePlan", ehr("course.json")).statusCode()).isEqualTo(201);
        HttpRequest xml = HttpRequest.newBuilder(URI.create(server.fhir() + "/CarePlan"))
                .header("Content-Type", "application/fhir+xml")
                .POST(BodyPublishers.ofString(ehr("course.xml")))
                .build();
        assertThat(server.send(xml).statusCode()).isEqualTo(201);
    }

    @Test
    void refusesAMisspeltElementAndNamesItsPlaceAndWhatWasMeant() {
        HttpResponse<String> answer = server.post(
                "/CarePlan",
                "{\"resourceType\":\"CarePlan\",\"status\":\"draft\",\"intent\":\"plan\",\n  \"perod\":{},"
                        + UNMARKED_PATIENT + "}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("CarePlan.perod", "Line[2] Col[3]", "Did you mean period?")
                .doesNotContain("\"CarePlan.period\"");
    }

    @Test
    void refusesAnElementWithoutItsTypeAndOffersTheOneThatFits() {
        HttpResponse<String> answer = server.post(
                "/Observation",
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},\n  \"value\":"
                        + "{\"value\":3,\"unit\":\"h\"}}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Observation.value", "Line[2] Col[3]", "Did you mean valueQuantity?");
    }

    @Test
    void holdsACourseToTheGuideAlthoughItClaimsNothing() {
        HttpResponse<String> answer = server.post(
                "/CarePlan",
                "{\"resourceType\":\"CarePlan\",\"status\":\"revoked\",\"intent\":\"plan\"," + COURSE_CATEGORY + ","
                        + UNMARKED_PATIENT + "}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"code\":\"C10\"");
    }

    @Test
    void tellsTheNumberOfFindingsOfAWriteThatItAccepts() {
        String unlabelled = "{\"resourceType\":\"CarePlan\",\"status\":\"draft\",\"intent\":\"plan\"," + COURSE_CATEGORY
                + "," + UNMARKED_PATIENT + "}";
        HttpResponse<String> answer = server.post("/CarePlan", unlabelled);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue(FindingsInAnswer.HEADER)).hasValue("1");
        HttpRequest asking = HttpRequest.newBuilder(URI.create(server.fhir() + "/CarePlan"))
                .header("Content-Type", "application/fhir+json")
                .header("Prefer", "return=OperationOutcome")
                .POST(BodyPublishers.ofString(unlabelled))
                .build();
        assertThat(server.send(asking).body())
                .contains("\"code\":\"X01\"", "The server has added the labels that were missing.");
        assertThat(server.post("/CarePlan/$validate", unlabelled).body())
                .contains("\"code\":\"X01\"")
                .doesNotContain("has added");
    }

    @Test
    void refusesABadEntryOfABatchAndStoresTheRest() throws IOException {
        HttpResponse<String> answer = server.post("", ehr("batch-with-one-bad-entry.json"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .containsOnlyOnce("422 Unprocessable Entity")
                .contains("\"code\":\"C10\"", "Bundle.entry[1].resource", "201 Created");
    }

    @Test
    void storesNothingOfATransactionWithABadEntry() throws IOException {
        String transaction = ehr("batch-with-one-bad-entry.json").replace("\"batch\"", "\"transaction\"");
        long before = total("/CarePlan");
        HttpResponse<String> answer = server.post("", transaction);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"code\":\"C10\"");
        assertThat(total("/CarePlan")).isEqualTo(before);
    }

    @Test
    void refusesAPatchWhoseResultBreaksARule() throws IOException {
        String location = server.post("/CarePlan", ehr("course.json"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        URI course = URI.create(location.substring(0, location.indexOf("/_history")));
        HttpRequest patch = HttpRequest.newBuilder(course)
                .header("Content-Type", "application/json-patch+json")
                .method(
                        "PATCH",
                        BodyPublishers.ofString("[{\"op\":\"replace\",\"path\":\"/intent\",\"value\":\"order\"}]"))
                .build();
        HttpResponse<String> answer = server.send(patch);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"code\":\"C01\"");
        assertThat(server.send(HttpRequest.newBuilder(course).build()).body()).contains("\"intent\":\"plan\"");
    }

    @Test
    void validatesWithoutStoring() {
        long before = total("/CarePlan");
        HttpResponse<String> answer = server.post(
                "/CarePlan/$validate",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":\n"
                        + "{\"resourceType\":\"CarePlan\",\"status\":\"draft\",\"intent\":\"plan\",\"perod\":{},"
                        + UNMARKED_PATIENT + "}}]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("CarePlan.perod", "Line[2] Col[61]");
        assertThat(total("/CarePlan")).isEqualTo(before);
    }

    @Test
    void answersATextThatIsNoJsonWithItsPlace() {
        HttpResponse<String> answer =
                server.post("/Patient/$validate", "{\"resourceType\":\"Patient\",\n \"active\": tru}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Json_Malformed", "Line[2]");
    }

    private long total(String search) {
        String body = server.get(search + "?_summary=count").body();
        return Long.parseLong(body.replaceAll("(?s).*\"total\":(\\d+).*", "$1"));
    }

    private static String ehr(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/ehr", name));
    }
}
