package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deleting answers that were scored: {@code src/docs/decisions/0003-deletion.md}. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class DeletedAnswersTest {
    private static final List<String> ITEMS =
            List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8");

    private final RunningServer server;
    private final String run = "answers-" + UUID.randomUUID().toString().substring(0, 8);
    private final String response = "QuestionnaireResponse/" + run;

    DeletedAnswersTest(RunningServer server) {
        this.server = server;
        Asked.put(server, "Patient", run, "\"active\":true");
        Asked.put(server, "QuestionnaireResponse", run, answers("completed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "batch"})
    void takeTheirScoresAlongInABundle(String kind) {
        List<String> scores = scores("");
        assertThat(scores).hasSize(2);
        assertThat(Asked.get(server, "/" + response + "/%24validate?mode=delete")
                        .says())
                .doesNotContain("cannot", "Observation/");
        Asked deleted = Asked.json(server, "POST", "", bundle(kind, List.of(response)));
        assertThat(deleted.at("/entry/0/response/status"))
                .as(deleted.answer().body())
                .startsWith("20");
        assertThat(Asked.get(server, "/" + response).status()).isEqualTo(410);
        areWithdrawn(scores);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void canBeDeletedTogetherWithTheirScoresInAnyOrder(boolean answersFirst) {
        List<String> all = new ArrayList<>(List.of(response));
        all.addAll(scores(""));
        all.add(own());
        if (!answersFirst) {
            Collections.reverse(all);
        }
        Asked deleted = Asked.json(server, "POST", "", bundle("transaction", all));
        assertThat(deleted.status()).as(deleted.answer().body()).isEqualTo(200);
        for (String one : all) {
            assertThat(Asked.get(server, "/" + one).status()).as(one).isEqualTo(410);
        }
        assertThat(scores("&status:not=entered-in-error")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"entered-in-error", "in-progress"})
    void canBeDeletedAfterTheirScoresWereRefuted(String status) {
        List<String> scores = scores("");
        Asked.put(server, "QuestionnaireResponse", run, answers(status));
        assertThat(Asked.of(server, "DELETE", "/" + response, "").status()).isEqualTo(200);
        areWithdrawn(scores);
    }

    @Test
    void areKeptByASendersOwnScore() {
        String own = own();
        assertThat(Asked.get(server, "/" + response + "/%24validate?mode=delete")
                        .says())
                .contains(own);
        Asked refused = Asked.of(server, "DELETE", "/" + response, "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.says()).contains(own);
        for (String kind : List.of("batch", "transaction")) {
            assertThat(Asked.json(server, "POST", "", bundle(kind, List.of(response)))
                            .answer()
                            .body())
                    .contains(own);
        }
        assertThat(Asked.of(server, "DELETE", "/" + own, "").status()).isEqualTo(200);
        assertThat(Asked.of(server, "DELETE", "/QuestionnaireResponse?_id=" + run, "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void comeBackWithTheirScores() {
        Asked.of(server, "DELETE", "/" + response, "");
        assertThat(scores("&status:not=entered-in-error")).isEmpty();
        Asked.put(server, "QuestionnaireResponse", run, answers("completed"));
        assertThat(scores("&status:not=entered-in-error")).hasSize(2);
    }

    /** Entered in error, and without a reference that leads nowhere. */
    private void areWithdrawn(List<String> scores) {
        for (String score : scores) {
            Asked read = Asked.get(server, "/" + score);
            assertThat(read.at("/status")).as(score).isEqualTo("entered-in-error");
            assertThat(read.at("/derivedFrom/0/reference")).isEmpty();
            assertThat(read.at("/derivedFrom/0/display")).contains(response);
        }
    }

    private List<String> scores(String more) {
        return Asked.get(server, "/Observation?patient=" + run + more).entries("/resource/id").stream()
                .map("Observation/"::concat)
                .toList();
    }

    /** A sender's own score, which has taken the place of the derived one. */
    private String own() {
        Asked.put(
                server,
                "Observation",
                run,
                "\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"44261-6\"}]},"
                        + subject()
                        + ",\"effectiveDateTime\":\"2026-02-03T09:50:00+01:00\",\"derivedFrom\":[{\"reference\":\""
                        + response + "\"}],\"valueQuantity\":{\"value\":9,\"unit\":\"{score}\","
                        + "\"system\":\"http://unitsofmeasure.org\",\"code\":\"{score}\"}");
        return "Observation/" + run;
    }

    private String answers(String status) {
        return "\"status\":\"" + status
                + "\",\"questionnaire\":\"https://w3id.org/ipt-fhir/Questionnaire/phq-9|0.1.0\","
                + subject() + ",\"authored\":\"2026-02-03T09:50:00+01:00\",\"item\":["
                + ITEMS.stream()
                        .map(item -> "{\"linkId\":\"/" + item + "\",\"answer\":[{\"valueCoding\":{\"system\":"
                                + "\"http://loinc.org\",\"code\":\"LA6569-3\"}}]}")
                        .collect(Collectors.joining(","))
                + "]";
    }

    private String subject() {
        return "\"subject\":{\"reference\":\"Patient/" + run + "\"}";
    }

    private static String bundle(String kind, List<String> deleted) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + kind + "\",\"entry\":["
                + deleted.stream()
                        .map(one -> "{\"request\":{\"method\":\"DELETE\",\"url\":\"" + one + "\"}}")
                        .collect(Collectors.joining(","))
                + "]}";
    }
}
