package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client is told where the store's own words would say what it met inside. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class ErrorsSayHowToMendTest {
    private static final String PATIENT = "{\"resourceType\":\"Patient\"}";

    private final RunningServer server;

    ErrorsSayHowToMendTest(RunningServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @CsvSource({
        "Patient/nonexistent/$everything, 404, There is no resource of this type with the id nonexistent on this server.",
        "Encounter/nonexistent/$everything, 404, There is no resource of this type with the id nonexistent on this server.",
        "ValueSet/$expand?url=http://bogus/x, 404, http://bogus/x",
    })
    void aboutWhatIsNotThere(String address, int status, String said) {
        Asked refused = Asked.get(server, "/" + address);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.says()).contains(said).doesNotContain("[[", "%3A");
    }

    @ParameterizedTest
    @CsvSource({
        "collection, 400, transaction or batch",
        "searchset, 400, transaction or batch",
    })
    void aboutABundleThatIsNoTransaction(String type, int status, String said) {
        Asked refused = Asked.json(server, "POST", "", "{\"resourceType\":\"Bundle\",\"type\":\"%s\"}".formatted(type));
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.says()).contains(said, type, "/Bundle").doesNotContain("incoming");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identifier", "identifier=", "_count=1", "active=", "bogus=1", "birthdate:frob=2026"})
    void deletesNothingByAConditionThatChoosesNothing(String condition) {
        Asked.put(server, "Device", "chosen-by-nothing", "\"distinctIdentifier\":\"x\"");
        assertThat(Asked.of(server, "DELETE", "/Device?" + condition, "").status())
                .isEqualTo(400);
        assertThat(Asked.get(server, "/Device/chosen-by-nothing").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "bogus=1, bogus",
        "identifier, identifier=",
        "birthdate:frob=2026, birthdate",
        "identifier=, identifier",
        "_format=json, search parameter",
        "_count=1, search parameter",
        "birthdate=abc, birthdate"
    })
    void aboutAConditionThatCannotBeLookedUp(String condition, String said) {
        for (Asked refused : new Asked[] {
            Asked.json(server, "POST", "/Patient", PATIENT, "If-None-Exist", condition),
            Asked.json(server, "PUT", "/Patient?" + condition, PATIENT),
            Asked.of(server, "DELETE", "/Patient?" + condition, ""),
            Asked.of(
                    server,
                    "PATCH",
                    "/Patient?" + condition,
                    "[{\"op\":\"add\",\"path\":\"/active\",\"value\":true}]",
                    "Content-Type",
                    "application/json-patch+json")
        }) {
            assertThat(refused.status()).as(refused.answer().body()).isBetween(400, 412);
            assertThat(refused.says()).contains(said).doesNotContain("match URL", "parse match");
        }
        for (String request : new String[] {
            "{\"request\":{\"method\":\"POST\",\"url\":\"Patient\",\"ifNoneExist\":\"%s\"},\"resource\":{\"resourceType\":\"Patient\"}}",
            "{\"request\":{\"method\":\"PUT\",\"url\":\"Patient?%s\"},\"resource\":{\"resourceType\":\"Patient\"}}",
            "{\"request\":{\"method\":\"DELETE\",\"url\":\"Patient?%s\"}}"
        }) {
            String entry = "{\"resourceType\":\"Bundle\",\"type\":\"%s\",\"entry\":[" + request + "]}";
            Asked transaction = Asked.json(server, "POST", "", entry.formatted("transaction", condition));
            assertThat(transaction.status()).as(transaction.answer().body()).isEqualTo(400);
            assertThat(transaction.says()).contains(said);
            assertThat(transaction.at("/issue/0/expression/0")).startsWith("Bundle.entry[0].request.");
            Asked batch = Asked.json(server, "POST", "", entry.formatted("batch", condition));
            assertThat(batch.entries("/response/status").get(0)).startsWith("400");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Patient, '{\"resourceType\":\"Patient\",\"id\":\"y\"}', PUT Patient/[id]",
        "Patient, '{\"resourceType\":\"Patient\"}', POST Patient",
        "Patient/mended, '{\"resourceType\":\"Patient\"}', the id of the address",
        "Patient/mended, '{\"resourceType\":\"Patient\",\"id\":\"y\"}', the id of the address",
    })
    void aboutAnUpdateWithoutAnId(String address, String body, String said) {
        Asked refused = Asked.json(server, "PUT", "/" + address, body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.says()).contains(said).doesNotContain("(PUT) operation");
    }
}
