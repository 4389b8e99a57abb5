package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All of a transaction or nothing, what it reads included. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class ReadsInTransactionsTest {
    private final RunningServer server;
    private final String id = "rt-" + UUID.randomUUID().toString().substring(0, 8);

    ReadsInTransactionsTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void keepNothingWhereTheyFindNothing() {
        Asked refused = send("transaction", "Patient/missing-" + id);
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(404);
        assertThat(refused.says()).contains("Entry 1 reads Patient/missing-" + id);
        assertThat(refused.at("/issue/0/expression/0")).isEqualTo("Bundle.entry[1].request.url");
        assertThat(Asked.get(server, "/Patient/" + id).status()).isEqualTo(404);
    }

    @Test
    void findWhatTheTransactionItselfWrites() {
        Asked answer = send("transaction", "Patient/" + id);
        assertThat(answer.status()).as(answer.answer().body()).isEqualTo(200);
        assertThat(answer.at("/entry/1/resource/id")).isEqualTo(id);
        assertThat(send("transaction", "Patient/_history?_count=1").status()).isEqualTo(200);
        assertThat(send("transaction", "Patient?_id=" + id).at("/entry/1/resource/total"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CarePlan/any/$ipt-outcome",
                "/CarePlan//any/%24ipt-outcome?instrument=phq-9",
                "Patient/any/$ipt-outcome?_format=csv",
                "Group/any/$export",
                "$export-poll-status?_jobId=any"
            })
    void leaveOutWhatWritesItsAnswerItself(String operation) {
        Asked refused = send("transaction", operation);
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(400);
        assertThat(refused.says())
                .contains("is answered in no entry of a batch or transaction", "by a request of its own");
        assertThat(refused.at("/issue/0/expression/0")).isEqualTo("Bundle.entry[1].request.url");
        assertThat(Asked.get(server, "/Patient/" + id).status()).isEqualTo(404);
        Asked batch = send("batch", operation);
        assertThat(batch.at("/type")).as(batch.answer().body()).isEqualTo("batch-response");
        assertThat(batch.at("/entry/0/response/status")).startsWith("201");
        assertThat(batch.at("/entry/1/response/status")).startsWith("400");
        assertThat(batch.at("/entry/1/response/outcome/issue/0/diagnostics")).contains("by a request of its own");
    }

    @Test
    void leaveABatchAsItIs() {
        Asked answer = send("batch", "Patient/missing-" + id);
        assertThat(answer.at("/entry/0/response/status")).startsWith("201");
        assertThat(answer.at("/entry/1/response/status")).startsWith("404");
    }

    private Asked send(String type, String read) {
        return Asked.json(
                server,
                "POST",
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"" + type
                        + "\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"" + id
                        + "\",\"active\":true},\"request\":{\"method\":\"PUT\",\"url\":\"Patient/" + id
                        + "\"}},{\"request\":{\"method\":\"GET\",\"url\":\"" + read + "\"}}]}");
    }
}
