package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class RequestFormTest {
    private static final String PATIENT = "{\"resourceType\":\"Patient\"}";
    private static final String PATCH_JSON = "application/json-patch+json";

    private final RunningServer server;

    RequestFormTest(RunningServer server) {
        this.server = server;
        Asked.json(server, "PUT", "/Patient/form", "{\"resourceType\":\"Patient\",\"id\":\"form\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FROB", "LOCK", "COPY"})
    void knowsOnlyTheMethodsOfFhir(String method) {
        Asked refused = Asked.of(server, method, "/Patient/form", "");
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow")).contains("GET, HEAD");
        assertThat(refused.at("/resourceType")).isEqualTo("OperationOutcome");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Patient/form", "/Patient?_id=form", "/metadata", "/Patient/nobody"})
    void answersHeadAsGetWithoutABody(String path) {
        Asked head = Asked.of(server, "HEAD", path, "");
        assertThat(head.status()).isEqualTo(Asked.get(server, path).status());
        assertThat(head.answer().body()).isEmpty();
        assertThat(head.header("Content-Type")).startsWith("application/fhir+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/Patient", "/Patient/form"})
    void answersOptionsWithItsStatement(String path) {
        Asked options = Asked.of(server, "OPTIONS", path, "");
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.at("/resourceType")).isEqualTo("CapabilityStatement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "application/x-turtle", "application/fhir+json; fhirVersion=3.0"})
    void doesNotAnswerInAFormThatItDoesNotHave(String accept) {
        assertThat(Asked.get(server, "/Patient/form", "Accept", accept).status())
                .isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/html,*/*;q=0.8", "application/json", "application/fhir+json; fhirVersion=4.0"})
    void answersWhoTakesJson(String accept) {
        assertThat(Asked.get(server, "/Patient/form", "Accept", accept).at("/id"))
                .isEqualTo("form");
    }

    @Test
    void doesNotGuessAnUnknownFormat() {
        assertThat(Asked.get(server, "/Patient/form?_format=frob").status()).isEqualTo(406);
        assertThat(Asked.get(server, "/Patient/form?_format=xml").answer().body())
                .startsWith("<Patient");
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry; max-retries=x", "retry; max-retries=99999999999", "frob"})
    void passesOverARetryThatIsNone(String header) {
        assertThat(Asked.get(server, "/Patient/form", "X-Retry-On-Version-Conflict", header)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, APPLICATION/JSON-PATCH+JSON, '[]'",
        "PATCH, Application/Json-Patch+Json; charset=UTF-8, '[]'",
        "PATCH, APPLICATION/XML-PATCH+XML, '<diff xmlns:f=\"http://hl7.org/fhir\"/>'",
        "PATCH, Application/FHIR+json, '{\"resourceType\":\"Parameters\"}'",
        "PUT, APPLICATION/FHIR+JSON, '{\"resourceType\":\"Patient\",\"id\":\"form\"}'",
        "PUT, Application/Fhir+Xml, '<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"form\"/></Patient>'",
    })
    void readsMediaTypesInCapitals(String method, String type, String body) {
        Asked written = Asked.of(server, method, "/Patient/form", body, "Content-Type", type);
        assertThat(written.status()).as(written.answer().body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void doesNotCreateOnAnEmptyCondition(String condition) {
        Asked refused = Asked.json(server, "POST", "/Patient", PATIENT, "If-None-Exist", condition);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.says()).contains("If-None-Exist", "identifier=");
    }

    @ParameterizedTest
    @CsvSource({"bogus, 400", "terminology, 400", "'', 400", "full, 200", "normative, 200"})
    void tellsOfItselfOnlyWhatItIsAskedFor(String mode, int status) {
        Asked statement = Asked.get(server, "/metadata?mode=" + mode);
        assertThat(statement.status()).isEqualTo(status);
        assertThat(statement.answer().body()).contains(status == 200 ? "CapabilityStatement" : "mode=" + mode);
    }

    @Test
    void wantsToKnowWhatAPatchIsFor() {
        Asked refused = Asked.of(server, "PATCH", "/Patient", "[]", "Content-Type", PATCH_JSON);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.says()).contains("which resource the patch is for");
    }

    @Test
    void saysWhatCannotBeReadInAPatch() {
        Asked refused = Asked.json(server, "PATCH", "/Patient/form", """
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                  {"name":"type","valueCode":"move"},{"name":"path","valueString":"Patient.identifier"},
                  {"name":"source","valueInteger":"first"}]}]}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/issue/0/expression/0"))
                .isEqualTo("Parameters.parameter[0].part[2].value.ofType(integer)");
        assertThat(refused.says()).contains("a number").doesNotContain("Exception");
    }

    @Test
    void saysThatABodyIsNotBuiltAsFhirIs() {
        Asked refused = Asked.json(server, "PATCH", "/Patient/form", """
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                  {"name":"source","valueInteger":0,"resource":"destination"}]}]}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/issue/0/expression/0")).startsWith("Parameters.parameter[0].part[0]");
        assertThat(refused.says()).doesNotContain("Exception", "java");
    }

    @Test
    void findsInvalidWhatIsNotInUtf8() {
        byte[] wide = ("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":" + PATIENT
                        + "}]}")
                .getBytes(StandardCharsets.UTF_16LE);
        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(URI.create(server.fhir() + "/$validate"))
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofByteArray(wide))
                .build());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"severity\":\"error\"");
    }

    @Test
    void readsNoNamesWithControlCharacters() {
        Asked refused = Asked.of(
                server, "POST", "/Patient/_search", "na\0me=x", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.says()).contains("control characters");
    }

    @Test
    void quotesNothingThatXmlCannotHold() {
        Asked refused = Asked.get(server, "/Patient?frob%EF%BF%BE=x", "Accept", "application/fhir+xml");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.answer().body()).contains("frob\uFFFD").doesNotContainIgnoringCase("fffe", "\uFFFE");
    }

    @ParameterizedTest
    @CsvSource({
        "/Patient/none, Content-Type, text/turtle, 404",
        "/Nonsense, Content-Type, application/x-turtle, 404",
        "/Patient?frob=x, Content-Type, application/fhir+turtle, 400",
        "/Patient/none/$everything, Accept, text/turtle, 404",
        "/Patient/form?_format=ttl, Accept, */*, 406",
        "/Patient/form?_format=ndjson, Accept, */*, 406",
    })
    void tellsNoErrorInAFormThatItDoesNotHave(String path, String header, String value, int status) {
        Asked refused = Asked.get(server, path, header, value);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.header("Content-Type")).startsWith("application/fhir+json");
        assertThat(refused.at("/resourceType")).isEqualTo("OperationOutcome");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /Patient, text/plain",
        "POST, /Patient, image/png",
        "POST, /Patient, application/x-turtle",
        "POST, /Patient, application/x-www-form-urlencoded",
        "POST, /Patient, application/fhir+json; charset=iso-8859-1",
        "POST, /Patient, application/fhir+json; fhirVersion=3.0",
        "PUT, /Patient/form, text/plain",
        "PATCH, /Patient/form, text/plain",
        "POST, '', text/plain",
        "POST, /Patient/_search, application/json",
    })
    void readsOnlyWhatFhirIsWrittenIn(String method, String path, String contentType) {
        Asked refused = Asked.of(server, method, path, PATIENT, "Content-Type", contentType);
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.says()).contains("Send Content-Type:");
    }

    @Test
    void wantsToKnowInWhatABodyIsWritten() {
        assertThat(Asked.of(server, "POST", "/Patient", PATIENT).status()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({"POST, /Patient", "PUT, /Patient/form", "POST, ''", "PATCH, /Patient/form"})
    void wantsABody(String method, String path) {
        Asked refused = Asked.json(server, method, path, "");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.says()).contains("no body");
    }

    @Test
    void saysThatAByteOrderMarkIsTooMuch() {
        Asked refused = Asked.json(server, "POST", "/Patient", "\uFEFF" + PATIENT);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.says()).contains("byte order mark");
    }

    @Test
    void doesNotTakeAResourceForAPatch() {
        Asked refused = Asked.json(server, "PATCH", "/Patient/form", PATIENT);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.says()).contains("Parameters").contains("Patient");
    }

    @Test
    void namesAPatchOfAnUnknownElement() {
        Asked refused = Asked.json(server, "PATCH", "/Patient/form", """
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                  {"name":"type","valueCode":"add"},{"name":"path","valueString":"Patient"},
                  {"name":"name","valueString":"frob"},{"name":"value","valueString":"x"}]}]}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.says()).contains("element");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx", "[{\"op\":\"frobnicate\",\"path\":\"/active\"}]", "{}"})
    void saysThatAJsonPatchIsNone(String patch) {
        Asked refused = Asked.of(server, "PATCH", "/Patient/form", patch, "Content-Type", PATCH_JSON);
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(400);
        assertThat(refused.says()).doesNotContain("HAPI", "REDACTED");
    }

    @Test
    void saysThatANumberIsTooLarge() {
        Asked refused = Asked.json(server, "POST", "/Observation", """
                {"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":1e400}}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.says()).contains("more than 200 digits");
    }

    @Test
    void doesNotCountResources() {
        assertThat(Asked.get(server, "/%24get-resource-counts").status()).isEqualTo(400);
    }
}
