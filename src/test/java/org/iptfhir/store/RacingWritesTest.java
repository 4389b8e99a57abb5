package org.iptfhir.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.iptfhir.ManyClients;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What sixteen clients may expect that write at the same moment, on any database. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class RacingWritesTest {
    private static final String SYSTEM = "http://hospital.example/mrn";

    private final RunningServer server;

    RacingWritesTest(RunningServer server) {
        this.server = server;
    }

    @RepeatedTest(2)
    void makeOneResourceByConditionalCreates() {
        String mrn = mrn();
        assertOneIsMade(
                mrn,
                client -> server.send(
                        "POST", "/Patient", patient(mrn, client), "If-None-Exist", "identifier=" + SYSTEM + "|" + mrn));
    }

    @RepeatedTest(2)
    void makeOneResourceByConditionalUpdates() {
        String mrn = mrn();
        assertOneIsMade(
                mrn, client -> server.send("PUT", "/Patient?identifier=" + SYSTEM + "%7C" + mrn, patient(mrn, client)));
    }

    private void assertOneIsMade(String mrn, IntFunction<HttpResponse<String>> write) {
        List<HttpResponse<String>> answers = ManyClients.atOnce(write);
        assertAll(answers, 200, 201);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(patientsWith(mrn)).isEqualTo(1);
    }

    @RepeatedTest(2)
    void makeOneResourceHoweverTheyAskForIt() {
        String mrn = mrn();
        List<HttpResponse<String>> answers = ManyClients.atOnce(client -> switch (client % 4) {
            case 0 -> server.send("POST", "/Patient", patient(mrn, client), "If-None-Exist", "identifier=" + mrn);
            case 1 -> server.send("PUT", "/Patient?identifier=" + SYSTEM + "%7C" + mrn, patient(mrn, client));
            case 2 -> server.send("PUT", "/Patient?active=true&identifier=" + mrn, patient(mrn, client));
            default -> server.post("", transaction(mrn, client));
        });
        assertAll(answers, 200, 201);
        assertThat(patientsWith(mrn)).isEqualTo(1);
    }

    @RepeatedTest(2)
    void makeOnePatientByTransactionsThatEachBringHimWithAFlag() {
        String mrn = mrn();
        List<HttpResponse<String>> answers = ManyClients.atOnce(client -> server.post("", transaction(mrn, client)));
        assertAll(answers, 200);
        assertThat(patientsWith(mrn)).isEqualTo(1);
        assertThat(server.total("/Flag?patient.identifier=" + mrn)).isEqualTo(ManyClients.COUNT);
    }

    @Test
    void makeOnePatientByTransactionsThatBringTwoInOppositeOrder() {
        String one = mrn();
        String two = mrn();
        List<HttpResponse<String>> answers = ManyClients.atOnce(client -> server.post(
                "",
                client % 2 == 0
                        ? bundle(entry(one, client), entry(two, client))
                        : bundle(entry(two, client), entry(one, client))));
        assertAll(answers, 200);
        assertThat(patientsWith(one)).isEqualTo(1);
        assertThat(patientsWith(two)).isEqualTo(1);
    }

    @Test
    void makeOnePatientByBatches() {
        String mrn = mrn();
        List<HttpResponse<String>> answers = ManyClients.atOnce(client -> server.post(
                "",
                bundle(
                                entry(mrn, client),
                                entry(mrn, client)
                                        .replace(
                                                uuid(mrn).toString(),
                                                UUID.randomUUID().toString()))
                        .replace("\"transaction\"", "\"batch\"")));
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.body()).doesNotContain("\"status\":\"4", "\"status\":\"5"));
        assertThat(patientsWith(mrn)).isEqualTo(1);
    }

    @Test
    void areAllStoredWhenTheyUpdateTheSameResource() {
        String id = "p" + mrn();
        server.put("/Patient/" + id, patient(id, mrn(), 0));
        List<HttpResponse<String>> answers =
                ManyClients.atOnce(client -> server.put("/Patient/" + id, patient(id, mrn(), client)));
        assertAll(answers, 200);
        assertThat(server.get("/Patient/" + id).headers().firstValue("ETag")).hasValue("W/\"17\"");
    }

    @Test
    void areAllStoredWhenTheyMakeTheSameResourceUnderAnIdOfTheirs() {
        String id = "p" + mrn();
        List<HttpResponse<String>> answers =
                ManyClients.atOnce(client -> server.put("/Patient/" + id, patient(id, mrn(), client)));
        assertAll(answers, 200, 201);
        assertThat(server.get("/Patient/" + id).headers().firstValue("ETag")).hasValue("W/\"16\"");
    }

    @Test
    void areAllStoredWhenTheyUpdateTwoResourcesInOppositeOrder() {
        String one = "p" + mrn();
        String two = "p" + mrn();
        List<HttpResponse<String>> answers = ManyClients.atOnce(client -> server.post(
                "",
                client % 2 == 0
                        ? bundle(update(one, client), update(two, client))
                        : bundle(update(two, client), update(one, client))));
        assertAll(answers, 200);
        assertThat(server.get("/Patient/" + one).headers().firstValue("ETag")).hasValue("W/\"16\"");
    }

    @Test
    void areAllAppliedWhenTheyPatchTheSameResource() {
        String id = "p" + mrn();
        server.put("/Patient/" + id, patient(id, mrn(), 0));
        List<HttpResponse<String>> answers = ManyClients.atOnce(client -> server.send(
                "PATCH",
                "/Patient/" + id,
                "[{\"op\":\"add\",\"path\":\"/name/-\",\"value\":{\"family\":\"Client" + client + "\"}}]",
                "Content-Type",
                "application/json-patch+json"));
        assertAll(answers, 200);
        String stored = server.get("/Patient/" + id).body();
        for (int client = 0; client < ManyClients.COUNT; client++) {
            assertThat(stored).contains("\"Client" + client + "\"");
        }
    }

    @Test
    void areStoredOnceWhenAllNameTheVersionThatTheyHaveRead() {
        String id = "p" + mrn();
        server.put("/Patient/" + id, patient(id, mrn(), 0));
        List<HttpResponse<String>> answers = ManyClients.atOnce(
                client -> server.send("PUT", "/Patient/" + id, patient(id, mrn(), client), "If-Match", "W/\"1\""));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnlyOnce(200);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 200)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(412));
    }

    @Test
    void areToldToReadAgainWhenTheirVersionIsStale() {
        String id = "p" + mrn();
        server.put("/Patient/" + id, patient(id, mrn(), 0));
        server.put("/Patient/" + id, patient(id, mrn(), 1));
        HttpResponse<String> update =
                server.send("PUT", "/Patient/" + id, patient(id, mrn(), 2), "If-Match", "W/\"1\"");
        assertThat(update.statusCode()).as(update.body()).isEqualTo(412);
        assertThat(update.body()).contains("Read it again").doesNotContain("HAPI-");
        HttpResponse<String> delete = server.send("DELETE", "/Patient/" + id, "", "If-Match", "W/\"1\"");
        assertThat(delete.statusCode()).as(delete.body()).isEqualTo(412);
        HttpResponse<String> patch = server.send(
                "PATCH",
                "/Patient/" + id,
                "[{\"op\":\"remove\",\"path\":\"/name\"}]",
                "Content-Type",
                "application/json-patch+json",
                "If-Match",
                "W/\"1\"");
        assertThat(patch.statusCode()).as(patch.body()).isEqualTo(412);
        HttpResponse<String> transaction =
                server.post("", bundle(update(id, 3).replace("\"PUT\"", "\"PUT\",\"ifMatch\":\"W/\\\"1\\\"\"")));
        assertThat(transaction.statusCode()).as(transaction.body()).isEqualTo(412);
        HttpResponse<String> current =
                server.send("PUT", "/Patient/" + id, patient(id, mrn(), 2), "If-Match", "W/\"2\"");
        assertThat(current.statusCode()).as(current.body()).isEqualTo(200);
    }

    @Test
    void areRefusedAtOnceWhenTheyDeleteWhatIsReferredTo() {
        String id = "p" + mrn();
        server.put("/Patient/" + id, patient(id, mrn(), 0));
        server.post(
                "/Flag",
                "{\"resourceType\":\"Flag\",\"status\":\"active\",\"code\":{\"text\":\"x\"},"
                        + "\"subject\":{\"reference\":\"Patient/" + id + "\"}}");
        long start = System.nanoTime();
        HttpResponse<String> refused = server.send("DELETE", "/Patient/" + id, "");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(System.nanoTime() - start).as("nanoseconds").isLessThan(1_000_000_000L);
    }

    private static void assertAll(List<HttpResponse<String>> answers, Integer... statuses) {
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isIn((Object[]) statuses));
    }

    private String transaction(String mrn, int client) {
        return bundle(entry(mrn, client), """
                {"fullUrl":"urn:uuid:%s","request":{"method":"POST","url":"Flag"},
                 "resource":{"resourceType":"Flag","status":"active","code":{"text":"client %d"},
                  "subject":{"reference":"urn:uuid:%s"}}}""".formatted(UUID.randomUUID(), client, uuid(mrn)));
    }

    private static String entry(String mrn, int client) {
        return """
                {"fullUrl":"urn:uuid:%s","request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=%s|%s"},
                 "resource":%s}""".formatted(uuid(mrn), SYSTEM, mrn, patient(mrn, client));
    }

    private static String update(String id, int client) {
        return "{\"request\":{\"method\":\"PUT\",\"url\":\"Patient/" + id + "\"},\"resource\":"
                + patient(id, mrn(), client) + "}";
    }

    private static String bundle(String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String patient(String mrn, int client) {
        return "{\"resourceType\":\"Patient\",\"active\":true,\"identifier\":[{\"system\":\"" + SYSTEM
                + "\",\"value\":\"" + mrn + "\"}],\"name\":[{\"family\":\"Of" + client + "\"}]}";
    }

    private static String patient(String id, String mrn, int client) {
        return patient(mrn, client).replace("\"active\"", "\"id\":\"" + id + "\",\"active\"");
    }

    private static String mrn() {
        return UUID.randomUUID().toString();
    }

    private int patientsWith(String mrn) {
        return server.total("/Patient?identifier=" + mrn);
    }
}
