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
import org.junit.jupiter.params.provider.ValueSource;

@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class SearchFormTest {
    private final RunningServer server;

    SearchFormTest(RunningServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @CsvSource({
        "Patient?birthdate=abc, birthdate=abc",
        "Patient?birthdate=2020-13-45, 2020-13-45",
        "Patient?birthdate=eq, birthdate=eq",
        "Patient?birthdate=ap1980-01-01, ge and le",
        "Observation?value-quantity=abc, value-quantity=abc",
        "Observation?value-quantity=lt, value-quantity=lt",
        "'Observation?value-quantity=gt15,lt10', different prefixes",
        "'Observation?value-quantity=lt10,20', different prefixes",
        "'Patient?_has:Observation:patient:value-quantity=gt15,lt10', different prefixes",
        "'Condition?onset-age=gt15,lt10', different prefixes",
        "'Patient?_has:Condition:patient:onset-age=gt15,lt10', different prefixes",
        "Observation?code-value-quantity=x$abc, abc",
        "Procedure?ipt-session-number=abc, ipt-session-number=abc",
        "Patient?_lastUpdated=xyz, _lastUpdated=xyz",
        "Location?near=x, latitude|longitude",
        "Observation?subject:Patient.birthdate=abc, abc",
        "Patient?_has:Observation:patient:date=abc, abc",
        "Encounter?subject:Patient.birthdate=abc, abc",
        "Encounter?patient.birthdate=abc, abc",
        "Patient?_has:Observation:patient:value-quantity=abc, abc",
        "Patient?_has:Observation:patient:_has:Provenance:target:recorded=abc, abc",
        "Observation?value-quantity=1e99999999, value-quantity=1e99999999",
        "RiskAssessment?probability=lt1e1000000, probability=lt1e1000000",
        "Observation?code-value-quantity=a$1e1000000, 1e1000000",
        "Observation?code-value-string=x, 2 parts",
        "Observation?code-value-string=a$, another value",
        "Observation?code-value-string=$b, code-value-string",
        "Patient?_at=2020, _at",
        "Patient?_since=2020-01-01T00:00:00Z, _since",
        "Patient?_containedType=contained, _containedType",
        "Patient?_contained=true, _contained",
        "Patient?_include:foo=Patient:organization, :foo",
        "'Patient?name=,', name",
        "Patient?identifier=|, identifier",
        "Patient?_sort=, _sort",
        "'Patient?_sort=name,name,name,name,name,name,name,name,name', sorted by 9 parameters",
        "Patient?_elements=, _elements",
        "Observation?value-quantity=||||, value-quantity",
        "Observation?patient.name:missing=true, patient.name:missing",
        "Observation?patient._id=77, patient=77",
        "QuestionnaireResponse?questionnaire.title=x, canonical",
        "Questionnaire?_has:QuestionnaireResponse:questionnaire:status=completed, canonical",
        "Observation?code-value-quantity=http://loinc.org|1$5$6, 2 parts",
        "Patient?birthdate:missing=perhaps, true or false",
        "Patient?name:frob=x, :frob",
        "Patient?birthdate:frob=2020, :frob",
        "Observation?subject:frob=1, :frob",
        "Patient?identifier:of-type=a|b|c, :of-type",
        "Patient?frob=1, frob",
        "Patient?frob:exact=1, frob",
        "Patient?_id=, _id",
        "Patient?_count=-1, _count=-1",
        "Patient?_count=many, _count=many",
        "Patient?_total=frob, _total=frob",
        "Patient?_summary=frob, _summary=frob",
        "Patient?_sort=frob, frob",
        "Patient?_include=frob, frob",
        "Patient?_filter=name eq x, _filter",
    })
    void refusesWhatItCannotSearchForByName(String search, String named) {
        Asked refused = Asked.get(server, "/" + search.replace(" ", "%20").replace("$", "%24"));
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(400);
        assertThat(refused.says()).contains(named).doesNotContain("HAPI");
        assertThat(refused.at("/issue/0/code")).isEqualTo("invalid");
        Asked batch = bundle("batch", search);
        assertThat(batch.entries("/response/status")).as(batch.answer().body()).allMatch(s -> s.startsWith("400"));
        assertThat(batch.entries("/response/outcome/issue/0/diagnostics"))
                .allSatisfy(said -> assertThat(said).contains(named).doesNotContain("HAPI"));
        // What only the search itself finds out is told at its entry: what the transaction wrote is there by then.
        Asked transaction = bundle("transaction", search);
        assertThat(transaction.status() == 400
                        || transaction.entries("/response/status").stream().allMatch(s -> s.startsWith("400")))
                .as(transaction.answer().body())
                .isTrue();
        assertThat(transaction.answer().body()).contains(named).doesNotContain("HAPI-");
    }

    private Asked bundle(String type, String search) {
        return Asked.json(
                server,
                "POST",
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"" + type
                        + "\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\"" + search.replace(" ", "%20")
                        + "\"}}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "Patient?name=a%C3%28, name",
        "Patient?name=a%00b, name",
        "_history?foo=1, foo",
        "Patient/_history?_sort=foo, _sort",
        "Patient/x/_history?_list=1, _list",
        "Patient/x/%24everything?foo=1, foo",
    })
    void refusesWhatItWouldPassOver(String path, String named) {
        Asked refused = Asked.get(server, "/" + path);
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(400);
        assertThat(refused.says()).contains(named);
    }

    @Test
    void namesTheEntryOfATransactionThatCannotBeSearchedFor() {
        assertThat(bundle("transaction", "Patient?frob=1").at("/issue/0/expression/0"))
                .isEqualTo("Bundle.entry[0].request.url");
    }

    @Test
    void searchesACompartmentInABatch() {
        Asked.put(server, "Patient", "batched", "\"active\":true");
        Asked.put(
                server,
                "Flag",
                "batched",
                "\"status\":\"active\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/batched\"}");
        for (String address : new String[] {"Patient/batched/Flag", "Patient/batched/Flag?_id=batched"}) {
            Asked batch = bundle("batch", address);
            assertThat(batch.entries("/resource/entry/0/resource/id"))
                    .as(batch.answer().body())
                    .containsExactly("batched");
        }
        assertThat(bundle("batch", "Patient/batched/Observation")
                        .body()
                        .at("/entry/0/resource/total")
                        .asInt(-1))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"frob=1", "frob:exact=1", "birthdate=abc", "_id="})
    void ignoresItForALenientClient(String parameter) {
        Asked.json(server, "PUT", "/Patient/lenient", "{\"resourceType\":\"Patient\",\"id\":\"lenient\"}");
        Asked found = Asked.get(server, "/Patient?" + parameter + "&_summary=count", "Prefer", "handling=lenient");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.body().path("total").asInt()).isPositive();
        assertThat(found.link("self")).doesNotContain("frob", "abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_total=none", "_total=accurate", "_total=estimate", "_summary=text", "_summary=data"})
    void answersHowItIsAsked(String parameter) {
        assertThat(Asked.get(server, "/Patient?" + parameter).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_has:::=1", "_has=x", "_has:x=y", "_has:Observation:patient:=x"})
    void saysHowHasIsWritten(String query) {
        for (String method : new String[] {"GET", "DELETE"}) {
            Asked refused = Asked.of(server, method, "/Patient?" + query, "");
            assertThat(refused.status()).as(refused.answer().body()).isEqualTo(400);
            assertThat(refused.says()).contains("_has:Type:reference:parameter");
        }
    }

    @Test
    void findsAPartOfAName() {
        Asked.json(
                server,
                "PUT",
                "/Patient/part",
                "{\"resourceType\":\"Patient\",\"id\":\"part\",\"name\":[{\"family\":\"Winterthurer\"}]}");
        assertThat(Asked.get(server, "/Patient?name:contains=TERTHU").entries("/resource/id"))
                .containsExactly("part");
    }

    @Test
    void saysInTheSelfLinkWhatWasSearched() {
        assertThat(Asked.get(server, "/Patient?name=Selfish&_count=0").link("self"))
                .isEqualTo(server.fhir() + "/Patient?_count=0&name=Selfish");
        assertThat(Asked.get(server, "/Patient?name=Selfish&_summary=count").link("next"))
                .isEmpty();
        assertThat(Asked.get(server, "/Patient?name=Selfish&_summary=count").link("self"))
                .isEqualTo(server.fhir() + "/Patient?_summary=count&name=Selfish");
        Asked byPost = Asked.of(
                server,
                "POST",
                "/Patient/_search?_count=3",
                "name=Selfish",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(byPost.link("self")).isEqualTo(server.fhir() + "/Patient?_count=3&name=Selfish");
    }

    @Test
    void findsByItsOwnAddressWhatWasStoredByAnother() {
        Asked.json(server, "PUT", "/Patient/own", "{\"resourceType\":\"Patient\",\"id\":\"own\"}");
        String observation = """
                {"resourceType":"Observation","id":"%s","status":"final","code":{"text":"x"},
                 "subject":{"reference":"%sPatient/own"}}""";
        Asked.json(server, "PUT", "/Observation/own-relative", observation.formatted("own-relative", ""));
        Asked.json(
                server, "PUT", "/Observation/own-absolute", observation.formatted("own-absolute", server.fhir() + "/"));
        assertThat(Asked.get(server, "/Observation?subject=" + server.fhir() + "/Patient/own")
                        .entries("/resource/id"))
                .containsExactlyInAnyOrder("own-relative", "own-absolute");
        assertThat(Asked.get(server, "/Observation?patient=own").entries("/resource/subject/reference"))
                .containsOnly("Patient/own");
    }
}
