package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
