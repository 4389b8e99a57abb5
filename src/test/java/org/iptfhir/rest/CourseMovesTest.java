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
import org.iptfhir.ManyClients;
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
        patch("[{\"op\":\"add\",\"path\":\"/addresses\",\"value\":[{\"reference\":\"Condition/" + condition.at("/id")
                + "\"}]}]");
    }

    private void patch(String operations) {
        patch(course, operations);
    }

    private void patch(String resource, String operations) {
        Asked plan =
                Asked.of(server, "PATCH", "/" + resource, operations, "Content-Type", "application/json-patch+json");
        assertThat(plan.status()).as(plan.answer().body()).isEqualTo(200);
    }

    private void setStatus(String status) {
        patch("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"" + status + "\"}]");
    }

    /** Type and id of a session. */
    private String hold(int number, String day, String plan) {
        Asked held = Asked.json(server, "POST", "/Procedure", """
                {"resourceType":"Procedure","status":"completed","basedOn":[{"reference":"%s"}],
                 "extension":[{"url":"https://w3id.org/ipt-fhir/StructureDefinition/session-number","valuePositiveInt":%d}],
                 "category":{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-session"}]},
                 "subject":{"reference":"Patient/%s"},
                 "performedPeriod":{"start":"%sT10:00:00+01:00","end":"%sT10:50:00+01:00"},
                 "performer":[{"actor":{"display":"Dr Keller","type":"Practitioner"}}]}""".formatted(plan, number, patient, day, day));
        assertThat(held.status()).as(held.answer().body()).isEqualTo(201);
        return "Procedure/" + held.at("/id");
    }

    /** Type and id of a phase of the course. */
    private String phase(String code) {
        return Asked.get(server, "/CarePlan?part-of=" + course + "&category=" + code).entries("/resource/id").stream()
                .map("CarePlan/"::concat)
                .findFirst()
                .orElseThrow();
    }

    private static void assertUnchanged(Asked answer, String words) {
        assertThat(answer.status()).as(answer.answer().body()).isEqualTo(200);
        assertThat(answer.entries("/response/status")).containsExactly("200 OK");
        assertThat(answer.at("/entry/0/response/etag")).startsWith("W/");
        assertThat(answer.at("/entry/0/response/outcome/issue/0/diagnostics")).contains(words, "nothing was changed");
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
    void tellsOfWhatIsStoredWhatTheRulesAskFor() {
        diagnose();
        moves("next-phase?phase=initial&date=2026-03-02");
        Asked moved = move("next-phase?phase=middle&date=2026-03-23");
        assertThat(moved.status()).as(moved.answer().body()).isEqualTo(200);
        String middle = phase("middle");
        assertThat(moved.answer().body())
                .contains("\"P06\"", "\"warning\"", middle + ": ", "CarePlan.where(id='" + middle.substring(9) + "')")
                .doesNotContain("Bundle.entry", "Line[");
        assertThat(moved.header("Ipt-Findings")).isEmpty();
    }

    @Test
    void beginsAPhaseOnceHoweverOftenItIsAskedTo() {
        diagnose();
        moves("next-phase?phase=initial&date=2026-03-02");
        moves("next-phase?phase=middle&date=2026-03-23");
        Map<String, String> before = states();
        assertUnchanged(move("next-phase?phase=middle&date=2026-03-23"), "goes on already, since 2026-03-23");
        assertUnchanged(move("next-phase?phase=initial"), "is completed, since 2026-03-23");
        assertUnchanged(
                Asked.json(server, "POST", "/" + course + "/$ipt-next-phase", """
                        {"resourceType":"Parameters","parameter":[{"name":"phase","valueCode":"middle"}]}""", "If-Match", "W/\"1\""),
                "goes on already");
        assertThat(states()).isEqualTo(before);
        moves("end?reason=dropout&date=2026-03-30");
        assertUnchanged(move("next-phase?phase=initial"), "is completed, since 2026-03-23");
        Asked neverBegan = move("next-phase?phase=termination");
        assertThat(neverBegan.status()).isEqualTo(422);
        assertThat(neverBegan.says()).contains("is over already (revoked, on 2026-03-30)");
    }

    @Test
    void beginsThePhaseThatIsNextAndNoOther() {
        diagnose();
        for (String skipped : List.of("middle", "termination")) {
            Asked refused = move("next-phase?phase=" + skipped);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.says()).contains("the next phase of " + course + " is initial");
        }
        Asked unknown = move("next-phase?phase=maintenance");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.says()).contains("has no phase maintenance", "is initial");
        assertThat(states()).containsEntry("initial", "draft").containsEntry("course", "draft");
    }

    @Test
    void tellsOfADraftWhatMakesItACourseThatBegan() {
        Asked end = move("end?reason=dropout");
        assertThat(end.status()).isEqualTo(422);
        assertThat(end.says()).contains("it is a draft. Delete it; or", "by an update of its status to active");
        for (String phase : List.of("initial", "middle", "termination")) {
            patch(phase(phase), "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"revoked\"}]");
        }
        Asked next = move("next-phase");
        assertThat(next.status()).isEqualTo(422);
        assertThat(next.says())
                .contains("no phase that could begin", "delete the course", "make it active by an update")
                .doesNotContain("$ipt-end");
    }

    @Test
    void movesTheVersionThatIfMatchNames() {
        diagnose();
        String path = "/" + course + "/$ipt-next-phase?date=2026-03-02";
        String version = Asked.get(server, "/" + course).header("ETag");
        Asked stale = Asked.json(server, "POST", path, "", "If-Match", "W/\"1\"");
        assertThat(stale.status()).as(stale.answer().body()).isEqualTo(412);
        assertThat(stale.says()).contains(course, "Read it again");
        assertThat(states()).containsEntry("course", "draft");
        Asked current = Asked.json(server, "POST", path, "", "If-Match", version);
        assertThat(current.status()).as(current.answer().body()).isEqualTo(200);
        Asked again = Asked.json(server, "POST", path, "", "If-Match", version);
        assertThat(again.status()).isEqualTo(412);
        assertThat(states()).containsEntry("initial", "active 2026-03-02 -").containsEntry("middle", "draft");
        Asked ended = Asked.json(server, "POST", "/" + course + "/$ipt-end?reason=dropout", "", "If-Match", version);
        assertThat(ended.status()).isEqualTo(412);
    }

    @Test
    void answersSixteenEqualMovesAsOneThatWasRepeated() {
        diagnose();
        moves("next-phase?date=2026-03-02");
        List<Asked> answers = ManyClients.atOnce(client -> move("next-phase?phase=middle&date=2026-03-23"));
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.answer().body()).isEqualTo(200));
        assertThat(answers)
                .filteredOn(answer -> !answer.answer().body().contains("nothing was changed"))
                .hasSize(1);
        List<Asked> ends = ManyClients.atOnce(client -> move("end?reason=dropout&date=2026-04-06"));
        assertThat(ends)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.answer().body()).isEqualTo(200));
    }

    @Test
    void tellsWhoCameLaterThatTheCourseWasMovedMeanwhile() {
        diagnose();
        moves("next-phase?date=2026-03-02");
        List<Asked> answers = ManyClients.atOnce(client -> move("next-phase?date=2026-03-23"));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).isNotEmpty();
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 412)
                .allSatisfy(answer -> assertThat(answer.says())
                        .contains(course, "meanwhile", "Read the course again")
                        .doesNotContain("If-Match"));
    }

    @Test
    void namesThePhaseWhereTheVersionWouldNotStopASecondMove() {
        diagnose();
        moves("next-phase?date=2026-03-02");
        String version = Asked.get(server, "/" + course).header("ETag");
        String path = "/" + course + "/$ipt-next-phase?date=2026-03-23";
        Asked unnamed = Asked.json(server, "POST", path, "", "If-Match", version);
        assertThat(unnamed.status()).as(unnamed.answer().body()).isEqualTo(400);
        assertThat(unnamed.says()).contains("does not change", "phase=middle");
        assertThat(states()).containsEntry("middle", "draft");
        Asked named = Asked.json(server, "POST", path + "&phase=middle", "", "If-Match", version);
        assertThat(named.status()).as(named.answer().body()).isEqualTo(200);
        assertUnchanged(
                Asked.json(server, "POST", path + "&phase=middle", "", "If-Match", version),
                "goes on already, since 2026-03-23");
        assertThat(states()).containsEntry("termination", "draft");
    }

    @Test
    void endsOnce() {
        diagnose();
        moves("next-phase?date=2026-03-02");
        moves("end?reason=other&date=2026-03-09&text=No%20room");
        Map<String, String> before = states();
        String version = Asked.get(server, "/" + course).header("ETag");
        for (String again : List.of("", "&date=2026-03-09", "&text=No%20room", "&date=2026-03-09&text=No%20room")) {
            assertUnchanged(
                    move("end?reason=other" + (again.contains("text") ? again : again + "&text=No%20room")),
                    "is over already (revoked, on 2026-03-09)");
        }
        for (String other : List.of(
                "end?reason=dropout",
                "end?reason=other&text=Else",
                "end?reason=other&text=No%20room&date=2026-03-08")) {
            Asked refused = move(other);
            assertThat(refused.status()).as(other).isEqualTo(422);
            assertThat(refused.says()).contains("is over already (revoked, on 2026-03-09)", "other");
        }
        assertThat(states()).isEqualTo(before);
        assertThat(Asked.get(server, "/" + course).header("ETag")).isEqualTo(version);
    }

    @Test
    void doesNotEndBeforeItsLastSession() {
        diagnose();
        moves("next-phase?date=2026-03-02");
        String session = hold(1, "2026-03-09", course);
        Map<String, String> before = states();
        Asked refused = move("end?reason=dropout&date=2026-03-05");
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(422);
        assertThat(refused.answer().body())
                .contains(
                        "\"S04\"",
                        course + ": ",
                        session,
                        "CarePlan.where(id='" + course.substring(9) + "').period.end")
                .doesNotContain("Bundle");
        assertThat(states()).isEqualTo(before);
        moves("end?reason=dropout&date=2026-03-09");
    }

    @Test
    void doesNotEndAPhaseBeforeItsLastSession() {
        diagnose();
        moves("next-phase?date=2026-03-02");
        String initial = phase("initial");
        String session = hold(1, "2026-03-09", initial);
        Asked refused = move("next-phase?date=2026-03-05");
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(422);
        assertThat(refused.answer().body())
                .contains("\"S04\"", initial + ": ", session)
                .doesNotContain("Bundle");
        moves("next-phase?date=2026-03-09");
    }

    @Test
    void tellsOfTheResourcesWhatARuleRefuses() {
        diagnose();
        moves("next-phase?date=2026-03-02");
        Asked refused = move("end?reason=completed-planned&date=2026-03-09");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.answer().body())
                .contains(
                        "CarePlan.where(id='" + course.substring(9) + "').status",
                        course + ": ",
                        "its phase middle " + phase("middle") + " has not begun",
                        "its termination phase " + phase("termination") + " has not begun",
                        "has another end reason than completed-planned, such as completed-early-mutual")
                .doesNotContain("Bundle", "no phase", "Line[");
    }

    @Test
    void letsGoOfWhatNobodyHasBegun() {
        diagnose();
        moves("next-phase?date=2026-03-02");
        List<String> tasks = ids("Task?based-on=" + course);
        List<String> goals = ids("Goal?patient=Patient/" + patient);
        assertThat(tasks).hasSizeGreaterThan(2);
        assertThat(goals).hasSizeGreaterThan(1);
        patch("Task/" + tasks.get(0), "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"requested\"}]");
        patch("Goal/" + goals.get(0), "[{\"op\":\"replace\",\"path\":\"/lifecycleStatus\",\"value\":\"active\"}]");
        moves("end?reason=moved&date=2026-03-09");
        for (String task : tasks) {
            Asked now = Asked.get(server, "/Task/" + task);
            assertThat(now.at("/status")).isEqualTo(task.equals(tasks.get(0)) ? "requested" : "cancelled");
            assertThat(now.at("/statusReason/text")).matches(task.equals(tasks.get(0)) ? "" : ".*ended \\(moved\\).*");
        }
        for (String goal : goals) {
            Asked now = Asked.get(server, "/Goal/" + goal);
            assertThat(now.at("/lifecycleStatus")).isEqualTo(goal.equals(goals.get(0)) ? "active" : "cancelled");
            assertThat(now.at("/statusDate")).isEqualTo(goal.equals(goals.get(0)) ? "" : "2026-03-09");
        }
    }

    @Test
    void leavesItToTheTherapistWhetherGoalsOfACompletedCourseWereReached() {
        diagnose();
        moves("next-phase?date=2026-03-02");
        moves("end?reason=completed-early-mutual&date=2026-03-09");
        assertThat(ids("Goal?patient=Patient/" + patient + "&lifecycle-status=cancelled"))
                .isEmpty();
        assertThat(ids("Task?based-on=" + course + "&status=draft")).isEmpty();
    }

    private List<String> ids(String search) {
        return Asked.get(server, "/" + search + "&_count=200").entries("/resource/id");
    }

    @Test
    void isRefusedWhileItRests() {
        diagnose();
        moves("next-phase?date=2026-03-02");
        setStatus("on-hold");
        Asked refused = move("next-phase?date=2026-03-23");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.says()).contains(course + " is on hold", "active");
        moves("end?reason=moved&date=2026-03-23");
    }

    @Test
    void isRefusedWhileNobodyKnowsHowItStands() {
        diagnose();
        moves("next-phase?date=2026-03-02");
        setStatus("unknown");
        for (String operation : List.of("next-phase", "end?reason=dropout")) {
            Asked refused = move(operation);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.says())
                    .contains("The status of " + course + " is unknown")
                    .doesNotContain("over");
        }
    }

    @Test
    void endsNothingBeforeItBegan() {
        diagnose();
        moves("next-phase?date=2026-03-02");
        for (String operation : List.of("next-phase?date=2026-03-01", "end?reason=dropout&date=2026-03-01")) {
            Asked refused = move(operation);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.says()).contains("2026-03-01 lies before", "2026-03-02");
        }
    }

    @Test
    void endsStrictlyWhatGoesOnHereThoughItCameFromElsewhere() {
        diagnose();
        moves("next-phase?date=2026-03-02");
        patch("[{\"op\":\"add\",\"path\":\"/meta/tag\",\"value\":[{\"system\":"
                + "\"https://w3id.org/ipt-fhir/CodeSystem/origin\",\"code\":\"recorded-elsewhere\"}]}]");
        Asked refused = move("end?reason=completed-planned&date=2026-03-09");
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(422);
        assertThat(refused.answer().body()).contains("\"P08\"");
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
                    .<Callable<Integer>>mapToObj(i -> () ->
                            move("end?reason=dropout&date=2026-03-0" + (2 + i)).status())
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
        "POST, end?reason=unknown, 400, 'moved, deceased, other.'",
        "POST, end?reason=other, 400, parameter text",
        "POST, end?reason=dropout&date=tomorrow, 400, 2026-03-02",
        "POST, end?reason=dropout&date=2999-01-01, 400, lies in the future",
        "POST, next-phase?date=2999-01-01, 400, lies in the future",
        "POST, end?reason=dropout&why=x, 400, 'reason, date, text'",
        "POST, end?reason=dropout, 422, has not begun",
        "POST, next-phase?date=2026-13-01, 400, 2026-03-02",
        "POST, end?reason=dropout&date=-2026-01-01, 400, 2026-03-02",
        "POST, end?reason=dropout&date=%2B12026-01-01, 400, 2026-03-02",
        "POST, next-phase?date=0000-01-01, 400, 2026-03-02",
        "POST, next-phase?date=9999-12-31, 400, lies in the future",
        "POST, next-phase?phase=final, 400, 'pregroup, initial, middle, termination, maintenance'",
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
