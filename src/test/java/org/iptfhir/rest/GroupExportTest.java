package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bulk export of the members of a group, as a client orders it, waits for it, reads it and ends it. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class GroupExportTest {
    private static final String GUIDE = "https://w3id.org/ipt-fhir/CodeSystem/";
    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final String SENSITIVITY = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private final RunningServer server;
    private final String run = "x" + UUID.randomUUID().toString().substring(0, 8);
    private final String group = "/Group/" + run + "/$export";

    GroupExportTest(RunningServer server) {
        this.server = server;
    }

    @BeforeAll
    void record() {
        List<String> members = new ArrayList<>();
        for (String who : List.of("a", "b", "left", "other")) {
            String id = run + who;
            Asked.put(server, "Patient", id, "\"birthDate\":\"1984-05-06\"");
            Asked.put(server, "CarePlan", id, """
                    "status":"active","intent":"plan","period":{"start":"2026-01-05"},
                    "addresses":[{"display":"Depression"}],"category":[%s],"subject":{"reference":"Patient/%s"}""".formatted(coded("kind", "ipt-course"), id));
            Asked.put(server, "Observation", id, score(id, id));
            if (!who.equals("other")) {
                members.add(
                        "{\"entity\":{\"reference\":\"Patient/" + id + "\"},\"inactive\":" + who.equals("left") + "}");
            }
        }
        // A member's record that leads to somebody else's.
        Asked.put(server, "Observation", run + "foreign", """
                "status":"final","code":{"text":"Weight"},"subject":{"reference":"Patient/%sa"},
                "hasMember":[{"reference":"Observation/%sother"}]""".formatted(run, run));
        Asked.put(server, "DocumentReference", run + "note", """
                "meta":{"security":[{"system":"%s","code":"V"},{"system":"%s","code":"PSYTHPN"}]},"status":"current",
                "docStatus":"final","type":%s,"subject":{"reference":"Patient/%sa"},"date":"2026-01-06T10:00:00Z",
                "author":[{"display":"Dr Keller"}],"content":[{"attachment":{"contentType":"text/plain","data":"Tm90ZXM="}}]""".formatted(
                        CONFIDENTIALITY, SENSITIVITY, coded("kind", "ipt-process-note"), run));
        Asked.put(
                server,
                "Group",
                run,
                "\"type\":\"person\",\"actual\":true,\"member\":[" + String.join(",", members) + "]");
    }

    @Test
    void bringsEachResourceOfTheActiveMembersOnce() {
        Export export = done(ordered(""));
        assertThat(export.lines())
                .containsExactlyInAnyOrder(
                        "Patient/" + run + "a",
                        "Patient/" + run + "b",
                        "CarePlan/" + run + "a",
                        "CarePlan/" + run + "b",
                        "Observation/" + run + "a",
                        "Observation/" + run + "b",
                        "Observation/" + run + "foreign");
        assertThat(export.report().at("/request").asText()).endsWith(group);
        Asked ended = Asked.of(server, "DELETE", export.status(), "");
        assertThat(ended.status()).as(ended.answer().body()).isEqualTo(202);
        assertThat(Asked.get(server, export.status()).status()).isEqualTo(404);
        assertThat(export.files())
                .allSatisfy(file -> assertThat(Asked.get(server, file).status()).isEqualTo(410));
    }

    @Test
    void bringsTheTypesThatAreAskedForSinceAMoment() {
        Export scores = done(ordered("?_type=Observation,CarePlan&_since=2026-01-01T00:00:00Z&_outputFormat=ndjson"));
        assertThat(scores.lines()).hasSize(5).noneMatch(line -> line.startsWith("Patient/"));
        Export later = done(ordered("?_type=Observation&_since="
                + Instant.now().plus(Duration.ofDays(1)).toString()));
        assertThat(later.lines()).isEmpty();
    }

    @Test
    void whatCannotBeExportedIsRefusedWithWhatCan() {
        refused(group + "?_type=Binary", 400, "CarePlan");
        refused(group + "?_type=Observation,Provenance", 400, "_type=Provenance cannot be exported");
        refused(group + "?_outputFormat=text/csv", 400, "application/fhir+ndjson");
        refused(group + "?_since=yesterday", 400, "2026-02-03T10:00:00Z");
        refused(group + "?_mood=low", 400, "_type, _since, _outputFormat");
        refused("/Group/" + run + "nobody/$export", 404, "");
        refused("/Patient/$export", 400, "");
        refused("/Patient/" + run + "a/$export", 400, "");
        refused("/$export", 400, "");
        Asked impatient = Asked.get(server, group);
        assertThat(impatient.status()).isEqualTo(400);
        assertThat(impatient.says()).contains("Prefer: respond-async");
        refused("/$export-poll-status", 400, "Content-Location");
        refused("/$export-poll-status?_jobId=" + UUID.randomUUID(), 404, "");
    }

    private void refused(String path, int status, String says) {
        Asked asked = Asked.get(server, path, "Prefer", "respond-async");
        assertThat(asked.status()).as(path + asked.answer().body()).isEqualTo(status);
        assertThat(asked.answer().body()).contains(says);
    }

    private String ordered(String query) {
        Asked ordered = Asked.get(server, group + query, "Prefer", "respond-async");
        assertThat(ordered.status()).as(ordered.answer().body()).isEqualTo(202);
        return ordered.header("Content-Location").substring(server.fhir().length());
    }

    private Export done(String status) {
        Asked told = await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> Asked.get(server, status), asked -> asked.status() != 202);
        assertThat(told.status()).as(told.answer().body()).isEqualTo(200);
        return new Export(server, status, told.body());
    }

    /** An export that is done. */
    private record Export(RunningServer server, String status, JsonNode report) {
        List<String> files() {
            List<String> files = new ArrayList<>();
            report.path("output")
                    .forEach(file -> files.add(
                            file.path("url").asText().substring(server.fhir().length())));
            return files;
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>();
            for (JsonNode file : report.path("output")) {
                Asked read = Asked.get(
                        server,
                        file.path("url").asText().substring(server.fhir().length()),
                        "Accept",
                        "application/fhir+ndjson");
                assertThat(read.header("Content-Type")).startsWith("application/fhir+ndjson");
                List<String> ofFile =
                        read.answer().body().lines().map(Export::named).toList();
                assertThat(ofFile)
                        .allMatch(line -> line.startsWith(file.path("type").asText() + "/"));
                lines.addAll(ofFile);
            }
            return lines;
        }

        private static String named(String line) {
            try {
                JsonNode resource = new ObjectMapper().readTree(line);
                return resource.path("resourceType").asText() + "/"
                        + resource.path("id").asText();
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new IllegalStateException(line, e);
            }
        }
    }

    private static String coded(String system, String code) {
        return "{\"coding\":[{\"system\":\"" + GUIDE + system + "\",\"code\":\"" + code + "\"}]}";
    }

    private static String score(String patient, String plan) {
        return """
                "status":"final","basedOn":[{"reference":"CarePlan/%s"}],"category":[%s],
                "code":{"coding":[{"system":"http://loinc.org","code":"44261-6"}]},"effectiveDateTime":"2026-01-05",
                "subject":{"reference":"Patient/%s"},"performer":[{"reference":"Patient/%s"}],
                "valueQuantity":{"value":12,"unit":"{score}","system":"http://unitsofmeasure.org","code":"{score}"}""".formatted(plan, coded("kind", "ipt-score"), patient, patient);
    }
}
