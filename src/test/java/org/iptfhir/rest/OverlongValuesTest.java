package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not fit into the index is refused at once, and not taken for a lost race that is worth trying again. */
@ExtendWith(SharedServer.class)
@Tag("postgresql")
class OverlongValuesTest {
    private static final String LONG = "x".repeat(600);

    private final RunningServer server;

    OverlongValuesTest(RunningServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"subject\":{\"reference\":\"http://hospital.example/fhir/Patient/LONG\"}",
                "\"valueQuantity\":{\"value\":1,\"system\":\"http://LONG\",\"code\":\"mg\"}",
                "\"valueQuantity\":{\"value\":1,\"system\":\"http://hospital.example\",\"code\":\"LONG\"}",
                "\"meta\":{\"profile\":[\"http://hospital.example/LONG\"]}"
            })
    void areRefused(String element) {
        String observation = "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
                + element.replace("LONG", LONG) + "}";
        Asked refused = Asked.json(server, "POST", "/Observation", observation);
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(422);
        assertThat(refused.says()).contains("too long").doesNotContain("send it again");
        Asked transaction = Asked.json(
                server,
                "POST",
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + observation
                        + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}]}");
        assertThat(transaction.status()).as(transaction.answer().body()).isEqualTo(422);
    }
}
