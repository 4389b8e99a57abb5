package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Of a transaction that is refused as a whole, the answer names the entry at fault. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class FailedEntryTest {
    private static final String OTHER = "{\"resource\":{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"}},"
            + "\"request\":{\"method\":\"POST\",\"url\":\"Basic\"}}";

    private final RunningServer server;
    private String run = "";

    FailedEntryTest(RunningServer server) {
        this.server = server;
    }

    @BeforeEach
    void storeAPatient() {
        run = "f" + UUID.randomUUID();
        Asked.put(server, "Patient", run, identified());
    }

    @Test
    void isTheUpdateOfAnOldVersion() {
        Asked.put(server, "Patient", run, identified() + ",\"active\":true");
        refuses(
                412,
                1,
                OTHER,
                entry(patient(run), "\"method\":\"PUT\",\"url\":\"Patient/" + run + "\",\"ifMatch\":\"W/\\\"1\\\"\""),
                "{\"request\":{\"method\":\"DELETE\",\"url\":\"Basic/none\"}}");
    }

    @Test
    void isTheDeletionOfAnOldVersion() {
        refuses(
                412,
                1,
                OTHER,
                "{\"request\":{\"method\":\"DELETE\",\"url\":\"Patient/" + run + "\",\"ifMatch\":\"W/\\\"7\\\"\"}}");
    }

    @Test
    void isTheDeletionOfWhatOthersReferTo() {
        Asked.put(
                server,
                "Flag",
                run,
                "\"status\":\"active\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/" + run + "\"}");
        refuses(409, 1, OTHER, "{\"request\":{\"method\":\"DELETE\",\"url\":\"Patient/" + run + "\"}}");
    }

    @Test
    void isTheConditionThatMatchesSeveral() {
        Asked.put(server, "Patient", run + "-2", identified());
        String condition = "identifier=http://hospital.test|" + run;
        refuses(
                412,
                2,
                OTHER,
                OTHER,
                entry(
                        "{\"resourceType\":\"Patient\"}",
                        "\"method\":\"POST\",\"url\":\"Patient\",\"ifNoneExist\":\"" + condition + "\""));
        refuses(
                412,
                1,
                OTHER,
                entry("{\"resourceType\":\"Patient\"}", "\"method\":\"PUT\",\"url\":\"Patient?" + condition + "\""));
    }

    @Test
    void isTheConditionThatCannotBeRead() {
        refuses(
                400,
                1,
                OTHER,
                entry(
                        "{\"resourceType\":\"Patient\"}",
                        "\"method\":\"POST\",\"url\":\"Patient\",\"ifNoneExist\":\"frob=1\""),
                OTHER);
    }

    private void refuses(int status, int entry, String... entries) {
        Asked refused = Asked.json(
                server,
                "POST",
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + String.join(",", entries) + "]}");
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(status);
        assertThat(refused.at("/issue/0/expression/0"))
                .as(refused.answer().body())
                .startsWith("Bundle.entry[" + entry + "]");
    }

    private static String entry(String resource, String request) {
        return "{\"resource\":" + resource + ",\"request\":{" + request + "}}";
    }

    private static String patient(String id) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}";
    }

    private String identified() {
        return "\"identifier\":[{\"system\":\"http://hospital.test\",\"value\":\"" + run + "\"}]";
    }
}
