package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A course moves on, and comes to its end. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class CourseMovesTest {
    private final RunningServer server;
    private final String patient = "moving-" + UUID.randomUUID();
    private final String course;

    CourseMovesTest(RunningServer server) {
        this.server = server;
        Asked.put(server, "Patient", patient, "\"birthDate\":\"1980-06-01\"");
        Asked started = Asked.json(
                server,
                "POST",
                "/PlanDefinition/ipt/$apply?subject=Patient/" + patient
                        + "&start=2026-03-02&sessions=12&problemArea=grief&persist=true",
                "");
        assertThat(started.status()).as(started.answer().body()).isEqualTo(200);
        course = started.entries("/response/location").get(0).replaceFirst("/_history/.*", "");
    }

    private void diagnose() {
        Asked condition = Asked.json(server, "POST", "/Condition", """
                {"resourceType":"Condition","subject":{"reference":"Patient/%s"},
                 "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
                 "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-category","code":"encounter-diagnosis"}]}],
                 "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"F32.1"}]}}""".formatted(patient));
        assertThat(condition.status()).as(condition.answer().body()).isEqualTo(201);
        Asked plan = Asked.of(
                server,
                "PATCH",
                "/" + course,
                "[{\"op\":\"add\",\"path\":\"/addresses\",\"value\":[{\"reference\":\"Condition/" + condition.at("/id")
                        + "\"}]}]",
                "Content-Type",
                "application/json-patch+json");
        assertThat(plan.status()).as(plan.answer().body()).isEqualTo(200);
    }

    @Test
    void beginsGoesThroughItsPhasesAndEnds() {
        diagnose();
        moves("next-phase?date=2026-03-02");
        assertThat(states())
                .containsEntry("course", "active 2026-03-02 -")
                .containsEntry("initial", "active 2026-03-02 -")
                .containsEntry("middle", "draft");
        moves("next-phase?date=2026-03-23");
        moves("next-phase?date=2026-05-04");
        assertThat(states())
                .containsEntry("initial", "completed 2026-03-02 2026-03-23")
                .containsEntry("middle", "completed 2026-03-23 2026-05-04")
                .containsEntry("termination", "active 2026-05-04 -");
        Asked further = move("next-phase");
        assertThat(further.status()).isEqualTo(422);
        assertThat(further.says()).contains("after the phase termination", "$ipt-end");
        moves("end?reason=completed-planned&date=2026-05-18");
        assertThat(states())
                .containsEntry("course", "completed 2026-03-02 2026-05-18 completed-planned")
                .containsEntry("termination", "completed 2026-05-04 2026-05-18");
        for (String again : List.of("next-phase", "end?reason=dropout")) {
            Asked late = move(again);
            assertThat(late.status()).isEqualTo(422);
            assertThat(late.says()).contains("is over already (completed, on 2026-05-18)");
        }
    }

    @Test
    void isBrokenOffWithThePhaseThatGoesOnAndThoseThatNeverBegan() {
        diagnose();
        moves("next-phase?date=2026-03-02");
        moves("end?reason=dropout&date=2026-03-09&text=moved%20to%20another%20town");
        assertThat(states())
                .containsEntry("course", "revoked 2026-03-02 2026-03-09 dropout")
                .containsEntry("initial", "revoked 2026-03-02 2026-03-09");
        assertThat(states().get("middle")).startsWith("revoked");
        assertThat(Asked.get(server, "/" + course).answer().body()).contains("moved to another town");
    }

    @Test
    void staysAsItWasWhereARuleRefusesTheMove() {
        diagnose();
        moves("next-phase?date=2026-03-02");
        Map<String, String> before = states();
        Asked refused = move("end?reason=completed-planned&date=2026-03-09");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.answer().body()).contains("\"P08\"");
        assertThat(states()).isEqualTo(before);
    }

    @Test
    void movesOnceWhenManyMoveItAtOnce() throws Exception {
        diagnose();
        moves("next-phase?date=2026-03-02");
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i ->
                            () -> move("end?reason=dropout&date=2026-03-09").status())
                    .toList();
            int moved = 0;
            for (Future<Integer> call : clients.invokeAll(calls)) {
                assertThat(call.get()).isIn(200, 409, 412, 422);
                moved += call.get() == 200 ? 1 : 0;
            }
            assertThat(moved).isEqualTo(1);
        } finally {
            clients.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, end, 400, reason=completed-planned",
        "POST, end?reason=boredom, 400, non-response-switch",
        "POST, end?reason=other, 400, parameter text",
        "POST, end?reason=dropout&date=tomorrow, 400, 2026-03-02",
        "POST, end?reason=dropout&date=2999-01-01, 400, lies in the future",
        "POST, next-phase?date=2999-01-01, 400, lies in the future",
        "POST, end?reason=dropout&why=x, 400, 'reason, date, text'",
        "POST, end?reason=dropout, 422, has not begun",
        "POST, next-phase?date=2026-13-01, 400, 2026-03-02",
        "GET, next-phase, 405, POST",
        "GET, end?reason=dropout, 405, POST"
    })
    void saysWhatToSendInstead(String method, String operation, int status, String words) {
        Asked answer = Asked.json(server, method, "/" + course + "/$ipt-" + operation, "");
        assertThat(answer.status()).as(answer.answer().body()).isEqualTo(status);
        assertThat(answer.says()).contains(words);
        assertThat(states()).containsEntry("middle", "draft");
    }

    private void moves(String operation) {
        Asked moved = move(operation);
        assertThat(moved.status()).as(moved.answer().body()).isEqualTo(200);
    }

    private Asked move(String operation) {
        return Asked.json(server, "POST", "/" + course + "/$ipt-" + operation, "");
    }

    /** Status, period and reason of each plan, by the phase. A draft is planned: its period says nothing. */
    private Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        states.put("course", state(Asked.get(server, "/" + course)));
        for (String id : Asked.get(server, "/CarePlan?part-of=" + course).entries("/resource/id")) {
            Asked phase = Asked.get(server, "/CarePlan/" + id);
            states.put(phase.at("/category/0/coding/0/code"), state(phase));
        }
        return states;
    }

    private static String state(Asked plan) {
        String status = plan.at("/status");
        if (status.equals("draft")) {
            return status;
        }
        String end = plan.at("/period/end");
        StringBuilder state =
                new StringBuilder(status + " " + plan.at("/period/start") + " " + (end.isEmpty() ? "-" : end));
        plan.body().path("extension").forEach(extension -> {
            if (extension.path("url").asText().endsWith("/end-reason")) {
                state.append(' ')
                        .append(extension
                                .at("/valueCodeableConcept/coding/0/code")
                                .asText());
            }
        });
        return state.toString();
    }
}
