package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class AnswerFormTest {
    private final RunningServer server;

    AnswerFormTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void saysWhereACreatedResourceIs() {
        Asked created = put("located");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(server.fhir() + "/Patient/located/_history/1");
        assertThat(created.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(put("located").header("Location")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"return=minimal, ''", "return=representation, Patient", "return=OperationOutcome, OperationOutcome"})
    void givesThePatchedVersionItsETag(String prefer, String type) {
        put("patched-" + type);
        for (int i = 0; i < 2; i++) { // the second changes nothing
            Asked patched = Asked.of(
                    server,
                    "PATCH",
                    "/Patient/patched-" + type,
                    "[{\"op\":\"add\",\"path\":\"/birthDate\",\"value\":\"1980\"}]",
                    "Content-Type",
                    "application/json-patch+json",
                    "Prefer",
                    prefer);
            assertThat(patched.status()).isEqualTo(200);
            assertThat(patched.answer().headers().allValues("ETag")).containsExactly("W/\"2\"");
            assertThat(patched.answer().body().isEmpty() ? "" : patched.at("/resourceType"))
                    .isEqualTo(type);
        }
    }

    @ParameterizedTest
    @CsvSource({"return=minimal, ''", "return=representation, Patient", "return=OperationOutcome, OperationOutcome"})
    void answersAWriteAsItIsAsked(String prefer, String type) {
        Asked created = Asked.json(server, "POST", "/Patient", "{\"resourceType\":\"Patient\"}", "Prefer", prefer);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.answer().body().isEmpty() ? "" : created.at("/resourceType"))
                .isEqualTo(type);
    }

    @Test
    void doesNotSayWhichProgramAnswers() {
        assertThat(Asked.get(server, "/metadata").header("X-Powered-By")).isEmpty();
    }

    @Test
    void answersATransactionWithTheETagsOfItsEntriesAndNoAddressOfItsOwn() {
        Asked answer = Asked.json(server, "POST", "", """
                {"resourceType":"Bundle","type":"transaction","entry":[
                  {"resource":{"resourceType":"Patient","id":"in-transaction"},
                   "request":{"method":"PUT","url":"Patient/in-transaction"}}]}""");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Location")).isEmpty();
        assertThat(answer.header("Content-Location")).isEmpty();
        assertThat(answer.entries("/response/etag")).containsExactly("W/\"1\"");
    }

    @Test
    void tellsOfTheBadEntryOfABatchInTheSameWords() {
        Asked answer = Asked.json(server, "POST", "", """
                {"resourceType":"Bundle","type":"batch","entry":[
                  {"request":{"method":"GET","url":"Patient/nobody-at-all"}},
                  {"request":{"method":"GET","url":"Patient?birthdate=abc"}},
                  {"resource":{"resourceType":"Flag","status":"active","code":{"text":"x"},
                               "subject":{"reference":"Patient/nobody-at-all"}},
                   "request":{"method":"POST","url":"Flag"}}]}""");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.entries("/response/outcome/issue/0/code"))
                .as(answer.answer().body())
                .containsExactly("not-found", "invalid", "not-found");
        assertThat(answer.entries("/response/status"))
                .extracting(status -> status.substring(0, 3))
                .containsExactly("404", "400", "422");
        assertThat(answer.answer().body()).doesNotContain("HAPI-");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /Patient/nobody-at-all, 404, not-found, Patient/nobody-at-all",
        "GET, /Patient/nobody-at-all/_history/3, 404, not-found, Patient/nobody-at-all",
        "GET, /Composition/nobody-at-all/%24document, 404, not-found, Composition/nobody-at-all",
        "GET, /Spaceship, 404, not-supported, Spaceship",
        "GET, /Patient/nobody-at-all/%24frob, 400, not-supported, frob",
        "GET, /_search, 400, not-supported, _search",
        "GET, '', 400, not-supported, one type at a time",
    })
    void namesWhatIsNotThere(String method, String path, int status, String code, String named) {
        Asked answer = Asked.of(server, method, path, "");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.at("/issue/0/code")).isEqualTo(code);
        assertThat(answer.says()).contains(named).doesNotContain("HAPI");
    }

    @Test
    void saysThatAConditionIsNotClear() {
        String patient = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Doppelgaenger\"}]}";
        Asked.json(server, "POST", "/Patient", patient);
        Asked.json(server, "POST", "/Patient", patient);
        for (Asked refused : new Asked[] {
            Asked.json(server, "PUT", "/Patient?family=Doppelgaenger", patient),
            Asked.json(server, "POST", "/Patient", patient, "If-None-Exist", "family=Doppelgaenger"),
            Asked.of(server, "DELETE", "/Patient?family=Doppelgaenger", "")
        }) {
            assertThat(refused.status()).isEqualTo(412);
            assertThat(refused.at("/issue/0/code")).isEqualTo("multiple-matches");
            assertThat(refused.says()).contains("2 resources");
        }
    }

    private Asked put(String id) {
        return Asked.json(server, "PUT", "/Patient/" + id, "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}");
    }
}
