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

/** Parameters of operations that cannot be read, wherever they stand. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class OperationFormTest {
    private static final String GENDER = "ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender";

    private final RunningServer server;

    OperationFormTest(RunningServer server) {
        this.server = server;
        Asked.put(server, "Patient", "operated", "\"active\":true");
        Asked.put(
                server,
                "Encounter",
                "operated",
                "\"status\":\"planned\",\"class\":{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"AMB\"}");
    }

    @ParameterizedTest
    @CsvSource({
        GENDER + "&count=abc, count=abc",
        GENDER + "&count=, count",
        GENDER + "&offset=99999999999, offset=99999999999",
        GENDER + "&offset=1.5, offset=1.5",
        "ValueSet/nonesuch/$expand?count=x, count=x",
        GENDER + "&includeHierarchy=abc, includeHierarchy=abc",
    })
    void aValueOfAnotherTypeIsNamed(String address, String named) {
        Asked alone = Asked.get(server, "/" + address);
        assertThat(alone.status()).as(alone.answer().body()).isEqualTo(400);
        assertThat(alone.says()).contains(named, "Write");
        Asked batch = bundle("batch", address);
        assertThat(batch.status()).isEqualTo(200);
        assertThat(batch.entries("/response/status").get(0)).startsWith("400");
        assertThat(batch.entries("/response/outcome/issue/0/diagnostics").get(0))
                .contains(named, "Write");
        Asked transaction = bundle("transaction", address);
        assertThat(transaction.status()).isEqualTo(400);
        assertThat(transaction.says()).contains(named);
        assertThat(transaction.at("/issue/0/expression/0")).isEqualTo("Bundle.entry[0].request.url");
    }

    @ParameterizedTest
    @CsvSource({
        "ValueSet/$expand, valueSet, valueString, '\"x\"'",
        "ValueSet/$expand, valueSet, valueCoding, '{}'",
        "ValueSet/$expand, valueSet, valueUri, '\"http://hl7.org/fhir/ValueSet/administrative-gender\"'",
        "ValueSet/$expand, count, valueString, '\"x\"'",
        "ValueSet/$expand, url, valueCoding, '{\"code\":\"x\"}'",
        "StructureDefinition/$snapshot, definition, valueCoding, '{\"code\":\"x\"}'",
        "CodeSystem/$lookup, code, valueCodeableConcept, '{\"text\":\"x\"}'",
        "Encounter/$everything, _offset, valueInteger, -5",
        "Encounter/operated/$everything, _count, valueInteger, 2147483647",
    })
    void aParameterOfTheBodyIsNamed(String address, String name, String type, String value) {
        Asked refused = post(address, "{\"name\":\"%s\",\"%s\":%s}".formatted(name, type, value));
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(400);
        assertThat(refused.says()).contains(name).doesNotContain("Type ", "UriType", "CodeType", "StringType");
    }

    @ParameterizedTest
    @CsvSource({
        "_offset=1, '{\"name\":\"_offset\",\"valueInteger\":-5}'",
        "_count=0, '{\"name\":\"_count\",\"valueInteger\":0}'",
        "_lastUpdated=gt2099, '{\"name\":\"_lastUpdated\",\"valueString\":\"gt2099\"}'",
        "_summary=count, '{\"name\":\"_summary\",\"valueCode\":\"count\"}'",
    })
    void aDocumentIsWhole(String query, String parameter) {
        Asked.put(
                server,
                "Composition",
                "operated",
                "\"status\":\"final\",\"type\":{\"text\":\"x\"},\"date\":\"2026-01-01\",\"title\":\"x\",\"author\":[{\"reference\":\"Patient/operated\"}]");
        for (Asked refused : new Asked[] {
            Asked.get(server, "/Composition/operated/$document?" + query),
            post("Composition/operated/$document", parameter)
        }) {
            assertThat(refused.status()).as(refused.answer().body()).isEqualTo(400);
            assertThat(refused.says()).contains("whole document", query.substring(0, query.indexOf('=')));
        }
        assertThat(bundle("batch", "Composition/operated/$document?" + query)
                        .entries("/response/status")
                        .get(0))
                .startsWith("400");
        assertThat(Asked.get(server, "/Composition/operated/$document?_count=50")
                        .entries("/resource/id"))
                .contains("operated");
    }

    @ParameterizedTest
    @CsvSource({
        "start=2099-01-01, '{\"name\":\"start\",\"valueDate\":\"2099-01-01\"}', date=ge",
        "end=2099-01-01, '{\"name\":\"end\",\"valueDate\":\"2099-01-01\"}', date=ge",
        "_bogus=x, '{\"name\":\"_bogus\",\"valueString\":\"x\"}', _bogus",
        "_since=abc, '{\"name\":\"_since\",\"valueString\":\"abc\"}', 2026-02-03T10:00:00Z",
        "_since=2026, '{\"name\":\"_since\",\"valueDateTime\":\"2026\"}', 2026-02-03T10:00:00Z",
        "_since=, '{\"name\":\"_since\"}', _since",
        "_type=, '{\"name\":\"_type\",\"valueCode\":\" \"}', _type",
        "'_type=,', '{\"name\":\"_type\",\"valueString\":\",\"}', _type",
        "_offset=20, '{\"name\":\"_offset\",\"valueInteger\":20}', _offset",
        "_count=x, '{\"name\":\"_count\",\"valueString\":\"x\"}', _count",
        "_count=0, '{\"name\":\"_count\",\"valueInteger\":0}', _summary=count",
        "_summary=count, '{\"name\":\"_summary\",\"valueCode\":\"count\"}', _summary=count",
    })
    void everythingCannotBeAskedForWhatItDoesNotGive(String query, String parameter, String said) {
        for (String owner : new String[] {"Patient/operated", "Patient", "Encounter/operated"}) {
            for (Asked refused : new Asked[] {
                Asked.get(server, "/" + owner + "/$everything?" + query), post(owner + "/$everything", parameter)
            }) {
                assertThat(refused.status()).as(refused.answer().body()).isEqualTo(400);
                assertThat(refused.says()).contains(said);
            }
            assertThat(bundle("batch", owner + "/$everything?" + query)
                            .entries("/response/status")
                            .get(0))
                    .startsWith("400");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"resourceType\":\"Patient\"}", "{\"resourceType\":\"Bundle\",\"type\":\"batch\"}"})
    void everythingTakesParametersAlone(String body) {
        Asked refused = Asked.json(server, "POST", "/Patient/operated/$everything", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.says()).contains("Parameters");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1",
        "'{\"name\":\"_since\",\"valueInstant\":\"2099-01-01T00:00:00Z\"}', 0",
        "'{\"name\":\"_since\",\"valueInstant\":\"2020-01-01T00:00:00+01:00\"}', 1",
        "'{\"name\":\"_type\",\"valueCode\":\"Observation\"}', 1",
        "'{\"name\":\"_type\",\"valueString\":\"Patient,Observation\"},{\"name\":\"_count\",\"valueInteger\":5}', 1",
    })
    void everythingIsGivenByPostAsByGet(String parameters, int entries) {
        Asked given = post("Patient/operated/$everything", parameters);
        assertThat(given.status()).as(given.answer().body()).isEqualTo(200);
        assertThat(given.entries("/resource/id")).hasSize(entries);
    }

    @Test
    void everythingIsAnsweredInTheFormOfItsBody() {
        String body = "<Parameters xmlns=\"http://hl7.org/fhir\"><parameter><name value=\"_since\"/>"
                + "<valueInstant value=\"%s\"/></parameter></Parameters>";
        Asked given = Asked.of(
                server,
                "POST",
                "/Patient/operated/$everything",
                body.formatted("2020-01-01T00:00:00Z"),
                "Content-Type",
                "application/fhir+xml");
        assertThat(given.answer().body()).contains("<Bundle ", "<id value=\"operated\"/>");
        assertThat(Asked.of(
                                server,
                                "POST",
                                "/Patient/operated/$everything",
                                body.formatted("2099-01-01T00:00:00Z"),
                                "Content-Type",
                                "application/fhir+xml")
                        .answer()
                        .body())
                .contains("<Bundle ")
                .doesNotContain("\"operated\"");
    }

    private Asked post(String address, String parameters) {
        return Asked.json(
                server,
                "POST",
                "/" + address,
                "{\"resourceType\":\"Parameters\"%s}"
                        .formatted(parameters.isEmpty() ? "" : ",\"parameter\":[" + parameters + "]"));
    }

    private Asked bundle(String type, String address) {
        return Asked.json(server, "POST", "", """
                {"resourceType":"Bundle","type":"%s","entry":[{"request":{"method":"GET","url":"%s"}}]}""".formatted(type, address));
    }
}
