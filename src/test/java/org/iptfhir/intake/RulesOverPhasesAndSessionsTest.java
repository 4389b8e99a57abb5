package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.iptfhir.ManyClients;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P01 to P08 and S01 to S11: phases and sessions beside what their course has, on any database. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class RulesOverPhasesAndSessionsTest {
    private static final String GUIDE = "https://w3id.org/ipt-fhir/";
    private static final String LABELS =
            "\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"R\"},"
                    + "{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"MH\"}]";
    private static final String RECORDED_ELSEWHERE =
            ",\"tag\":[{\"system\":\"" + GUIDE + "CodeSystem/origin\",\"code\":\"recorded-elsewhere\"}]";
    private static final String COMPLETED_PLANNED = extension("end-reason", "end-reason", "completed-planned");

    private final RunningServer server;
    private String patient = "";

    RulesOverPhasesAndSessionsTest(RunningServer server) {
        this.server = server;
    }

    @BeforeEach
    void admit() {
        patient = "p" + UUID.randomUUID();
        server.put("/Patient/" + patient, "{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\",\"active\":true}");
    }

    @Test
    void aCourseHasEachPhaseOnce() {
        String course = created(post(course("active", "")));
        String first = created(post(phase(course, "initial", "completed", "2026-01-05", "2026-01-19")));
        assertRefused(
                post(phase(course, "initial", "draft", "2026-01-05", "2026-01-19")), "P01", "CarePlan.category", first);
        HttpResponse<String> revoked =
                server.put("/" + first, withId(first, phase(course, "initial", "revoked", "2026-01-05", "2026-01-06")));
        assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(200);
        created(post(phase(course, "initial", "active", "2026-01-12", "2026-01-26")));
    }

    @Test
    void sixteenClientsBeginAPhaseOnce() {
        String course = created(post(course("active", "")));
        List<HttpResponse<String>> answers =
                ManyClients.atOnce(client -> post(phase(course, "initial", "draft", "2026-01-05", "2026-01-19")));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(answer -> assertThat(answer.body()).contains("\"code\":\"P01\""));
    }

    @Test
    void phasesBeginInTheirOrder() {
        String course = created(post(course("active", "")));
        String middle = created(post(phase(course, "middle", "draft", "2026-02-02", "2026-03-30")));
        assertRefused(
                post(phase(course, "initial", "draft", "2026-02-09", "2026-02-16")),
                "P02",
                "CarePlan.period.start",
                "middle (" + middle + ")");
        created(post(phase(course, "initial", "draft", "2026-01-12", "2026-02-02")));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-03, 422, overlap", "2026-01-10, 201, More than 14 days", "2026-02-02, 201, ''"})
    void phasesFollowEachOther(String endOfInitial, int status, String told) {
        String course = created(post(course("active", "")));
        created(post(phase(course, "middle", "draft", "2026-02-02", "2026-03-30")));
        HttpResponse<String> answer = post(phase(course, "initial", "completed", "2026-01-05", endOfInitial));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (told.isEmpty()) {
            assertThat(answer.body()).doesNotContain("P03");
        } else {
            assertThat(answer.body()).contains("\"code\":\"P03\"", told, "CarePlan.period.end");
        }
    }

    @Test
    void aPhaseLiesWithinItsCourse() {
        String course = created(post(course("active", "")));
        assertRefused(
                post(phase(course, "initial", "draft", "2026-01-01", "2026-01-19")),
                "P04",
                "CarePlan.period.start",
                "before the course " + course);
        String initial = created(post(phase(course, "initial", "completed", "2026-01-05", "2026-01-19")));
        String later = course("active", "").replace("2026-01-05", "2026-01-12");
        assertRefused(server.put("/" + course, withId(course, later)), "P04", "CarePlan.period", initial);
        String ended = course("revoked", extension("end-reason", "end-reason", "dropout"))
                .replace("\"2026-01-05\"", "\"2026-01-05\",\"end\":\"2026-01-12\"");
        assertRefused(server.put("/" + course, withId(course, ended)), "P04", "CarePlan.period", initial);
    }

    @Test
    void aPhaseHasAsManySessionsAsItNeeds() {
        String course = created(post(course("active", "")));
        for (int number = 1; number <= 5; number++) {
            created(post(session(course, number, "2026-01-%02d".formatted(5 + number), "initial", "")));
        }
        HttpResponse<String> answer = post(phase(course, "initial", "completed", "2026-01-05", "2026-01-19"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("\"code\":\"P07\"", "had 5 sessions; it has 1-4");
    }

    @Test
    void theMiddlePhaseNeedsProblemAreaAndDiagnosis() {
        String grief = course("active", "");
        String withoutGround =
                grief.replace("\"primary\"", "\"secondary\"").replaceFirst("\"addresses\":[^\\]]*\\],", "");
        String course = created(post(withoutGround.replace("\"active\"", "\"draft\"")));
        String middle = phase(course, "middle", "active", "2026-02-02", "2026-03-30");
        assertRefused(
                post(middle), "P06", "CarePlan.status", "has no primary problem area and no diagnosis in addresses");
        assertRefused(
                post(middle.replace("active", "on-hold")),
                "P06",
                "CarePlan.status",
                "The middle phase is on-hold, but");
        created(post(middle.replace("active", "draft")));
        server.put("/" + course, withId(course, grief));
        assertThat(post(phase(course, "initial", "completed", "2026-01-05", "2026-01-19"))
                        .body())
                .doesNotContain("P06");
    }

    @Test
    void theMiddlePhaseIsWarnedOfWhatTheInitialOneLeaves() {
        String course = created(post(course("active", "")));
        HttpResponse<String> answer = post(phase(course, "middle", "active", "2026-02-02", "2026-03-30"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body())
                .contains(
                        "\"code\":\"P06\"",
                        "no active consent and no completed inventory and no completed formulation and no score");
    }

    @Test
    void whatWasRecordedForAnEarlierCourseDoesNotCountForTheMiddlePhase() {
        String course = created(post(course("active", "")));
        String middle = created(post(phase(course, "middle", "draft", "2026-02-02", "2026-03-30")));
        String active = withId(middle, phase(course, "middle", "active", "2026-02-02", "2026-03-30"));
        String of2019 = """
                {"resourceType":"Observation","status":"final","meta":{%s},
                "category":[{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-score"}]}],
                "code":{"coding":[{"system":"http://loinc.org","code":"44261-6"}]},
                "subject":{"reference":"Patient/%s"},"performer":[{"reference":"Patient/%s"}],"effectiveDateTime":"2019-05-06",
                "valueQuantity":{"value":12,"unit":"{score}","system":"http://unitsofmeasure.org","code":"{score}"}}
                """.formatted(LABELS, patient, patient);
        created(post(of2019));
        created(post("""
                {"resourceType":"QuestionnaireResponse","status":"completed","meta":{%s},
                "questionnaire":"https://w3id.org/ipt-fhir/Questionnaire/end-of-treatment-review|0.1.0",
                "subject":{"reference":"Patient/%s"},"source":{"reference":"Patient/%s"},"authored":"2026-01-05",
                "item":[{"linkId":"change","item":[{"linkId":"change-symptoms",
                "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"asked-declined"}]}]},
                {"linkId":"further","item":[{"linkId":"next-step","answer":[{"valueCoding":{
                "system":"https://w3id.org/ipt-fhir/CodeSystem/review-answer","code":"follow-up"}}]}]}]}
                """.formatted(LABELS, patient, patient)));
        assertThat(put(middle, active).body()).contains("\"code\":\"P06\"", "and no score");
        created(post(of2019.replace("2019-05-06", "2026-01-06")));
        assertThat(put(middle, active.replace("2026-03-30", "2026-03-29")).body())
                .contains("\"code\":\"P06\"")
                .doesNotContain("no score");
    }

    @Test
    void aCourseThatIsCompletedAsPlannedEndedWithItsTermination() {
        String course = created(post(course("active", "")));
        created(post(phase(course, "initial", "completed", "2026-01-05", "2026-01-19")));
        String completed = withId(
                course,
                course("completed", COMPLETED_PLANNED)
                        .replace("\"2026-01-05\"", "\"2026-01-05\",\"end\":" + "\"2026-03-30\""));
        assertRefused(
                server.put("/" + course, completed),
                "P01",
                "CarePlan.status",
                "has no phase middle and no phase termination");
        created(post(phase(course, "middle", "completed", "2026-01-26", "2026-03-09")));
        String ending = created(post(phase(course, "termination", "active", "2026-03-16", "2026-03-30")));
        assertRefused(server.put("/" + course, completed), "P08", "CarePlan.status", ending + " is active");
        HttpResponse<String> both = server.post("", """
                {"resourceType":"Bundle","type":"transaction","entry":[
                {"request":{"method":"PUT","url":"%s"},"resource":%s},
                {"request":{"method":"PUT","url":"%s"},"resource":%s}]}""".formatted(
                        course,
                        completed,
                        ending,
                        withId(ending, phase(course, "termination", "completed", "2026-03-16", "2026-03-30"))));
        assertThat(both.statusCode()).as(both.body()).isEqualTo(200);
    }

    @Test
    void aPhaseDoesNotLeaveACourseThatIsCompletedAsPlanned() {
        String course = created(post(course("active", "")));
        created(post(phase(course, "initial", "completed", "2026-01-05", "2026-01-19")));
        String middle = created(post(phase(course, "middle", "completed", "2026-01-26", "2026-03-09")));
        String ending = phase(course, "termination", "completed", "2026-03-16", "2026-03-30");
        String termination = created(post(ending));
        assertThat(put(course, withId(course, ended("completed", COMPLETED_PLANNED)))
                        .statusCode())
                .isEqualTo(200);
        String other = created(post(course("draft", "")));
        String moved = withId(middle, phase(other, "middle", "draft", "2026-01-26", "2026-03-09"));
        assertRefused(
                put(middle, moved),
                "P01",
                "CarePlan.partOf",
                "The course " + course + " is completed as planned, but it has no phase middle");
        assertThat(validated(middle, moved)).contains("\"code\":\"P01\"", "no phase middle");
        assertRefused(
                put(termination, withId(termination, ending.replace("termination", "middle"))),
                "P01",
                "CarePlan.partOf",
                "no phase termination");
    }

    @Test
    void aPhaseOfACourseThatIsCompletedAsPlannedStaysCompleted() {
        String course = created(post(course("active", "")));
        String initial = created(post(phase(course, "initial", "completed", "2026-01-05", "2026-01-19")));
        String middle = created(post(phase(course, "middle", "completed", "2026-01-26", "2026-03-09")));
        String ending = phase(course, "termination", "completed", "2026-03-16", "2026-03-30");
        String termination = created(post(ending));
        assertThat(put(course, withId(course, ended("completed", COMPLETED_PLANNED)))
                        .statusCode())
                .isEqualTo(200);
        String goesOn =
                withId(termination, ending.replace("completed", "active").replace(",\"end\":\"2026-03-30\"", ""));
        assertRefused(
                put(termination, goesOn),
                "P08",
                "CarePlan.status",
                "The course " + course + " is completed as planned, but its termination phase, this one, is active.");
        for (String status : List.of("draft", "revoked", "on-hold", "unknown")) {
            String changed = withId(termination, ending.replace("completed", status));
            assertRefused(put(termination, changed), "P08", "CarePlan.status", course);
            assertThat(validated(termination, changed)).contains("\"severity\":\"error\"", "\"code\":\"P08\"");
        }
        String working = phase(course, "middle", "revoked", "2026-01-26", "2026-03-09");
        assertRefused(
                put(middle, withId(middle, working)),
                "P01",
                "CarePlan.status",
                "The course " + course + " is completed as planned, but its phase middle, this one, is revoked.");
        HttpResponse<String> draft = put(middle, withId(middle, working.replace("revoked", "draft")));
        assertRefused(draft, "P01", "CarePlan.status", "its phase middle, this one, has not begun.");
        assertRefused(draft, "P05", "CarePlan.status", "The earlier phase cannot be draft any more");
        String first = phase(course, "initial", "revoked", "2026-01-05", "2026-01-19");
        assertRefused(put(initial, withId(initial, first)), "P01", "CarePlan.status", course);
        HttpResponse<String> dated = put(
                middle, withId(middle, working.replace("revoked", "completed").replace("03-09", "03-08")));
        assertThat(dated.statusCode()).as(dated.body()).isEqualTo(200);
        assertThat(dated.body()).doesNotContain("P01", "P05", "P08");
        HttpResponse<String> elsewhere = put(termination, elsewhere(goesOn));
        assertRefused(elsewhere, "P08", "CarePlan.status", course);
    }

    @Test
    void aPhaseOfACourseThatWasOverWhenItCameIsWarned() {
        String course = created(post(elsewhere(ended("completed", COMPLETED_PLANNED))));
        created(post(elsewhere(phase(course, "initial", "completed", "2026-01-05", "2026-01-19"))));
        HttpResponse<String> middle = post(elsewhere(phase(course, "middle", "revoked", "2026-01-26", "2026-03-09")));
        assertThat(middle.statusCode()).as(middle.body()).isEqualTo(201);
        assertThat(middle.body()).contains("\"severity\":\"warning\"", "\"code\":\"P01\"");
        HttpResponse<String> ending =
                post(elsewhere(phase(course, "termination", "active", "2026-03-16", "2026-03-30")));
        assertThat(ending.statusCode()).as(ending.body()).isEqualTo(201);
        assertThat(ending.body()).contains("\"severity\":\"warning\"", "\"code\":\"P08\"");
    }

    @ParameterizedTest
    @CsvSource({"initial, draft", "initial, on-hold", "initial, active", "middle, draft", "middle, on-hold"})
    void anEarlierPhaseIsNotTakenUpAgainWhileALaterOneGoesOn(String earlier, String status) {
        String course = created(post(course("active", "")));
        String first = phase(course, "initial", "completed", "2026-01-05", "2026-01-19");
        String second = phase(course, "middle", "completed", "2026-01-26", "2026-03-09");
        String initial = created(post(first));
        String middle = created(post(second));
        String later = created(post(phase(course, "termination", "active", "2026-03-16", "2026-03-30")));
        String id = earlier.equals("initial") ? initial : middle;
        String text = (earlier.equals("initial") ? first : second).replace("completed", status);
        assertRefused(put(id, withId(id, text)), "P05", "CarePlan.status", later);
        assertThat(validated(id, withId(id, text))).contains("\"severity\":\"error\"", "\"code\":\"P05\"");
    }

    @Test
    void aCourseThatHasBegunIsNoDraft() {
        String course = created(post(course("active", "")));
        String draft = withId(course, course("draft", ""));
        String session = created(post(session(course, 1, "2026-01-06", "", "")));
        assertRefused(put(course, draft), "C06", "CarePlan.status", "session " + session + " took place");
        assertRefused(
                put(course, draft), "C06", "CarePlan.status", "Make a course active with its first phase or session");
        created(post(phase(course, "initial", "active", "2026-01-05", "2026-01-19")));
        assertRefused(put(course, draft), "C06", "CarePlan.status", "its phase initial ");
        assertThat(validated(course, draft)).contains("\"severity\":\"error\"", "\"code\":\"C06\"");
    }

    @Test
    void nothingOfADraftHasBegun() {
        String course = created(post(course("draft", "")));
        String active = phase(course, "initial", "active", "2026-01-05", "2026-01-19");
        assertRefused(post(active), "C06", "CarePlan.status", "The course " + course + " is a draft");
        assertRefused(
                post(session(course, 1, "2026-01-06", "", "")),
                "C06",
                "Procedure.status",
                "The course " + course + " is a draft");
        String initial = created(post(active.replace("active", "draft")));
        created(post(missed(course, "2026-01-06")));
        HttpResponse<String> both = server.post(
                "", """
                {"resourceType":"Bundle","type":"transaction","entry":[
                {"request":{"method":"PUT","url":"%s"},"resource":%s},
                {"request":{"method":"PUT","url":"%s"},"resource":%s}]}""".formatted(course, withId(course, course("active", "")), initial, withId(initial, active)));
        assertThat(both.statusCode()).as(both.body()).isEqualTo(200);
    }

    @Test
    void aPhaseIsPartOfNoPhase() {
        String course = created(post(course("active", "")));
        String initial = created(post(phase(course, "initial", "active", "2026-01-05", "2026-01-19")));
        assertRefused(
                post(phase(initial, "middle", "draft", "2026-01-26", "2026-03-09")),
                "P01",
                "CarePlan.partOf[0]",
                initial + " is a phase");
        assertRefused(
                put(initial, withId(initial, phase(initial, "initial", "active", "2026-01-05", "2026-01-19"))),
                "P01",
                "CarePlan.partOf[0]",
                "a phase");
    }

    @Test
    void aPhaseIsPartOfACourse() {
        String plain = created(post("""
                {"resourceType":"CarePlan","status":"active","intent":"plan","subject":{"reference":"Patient/%s"}}""".formatted(patient)));
        String begun = phase(plain, "initial", "active", "2026-01-05", "2026-01-19");
        assertRefused(post(begun), "P01", "CarePlan.partOf[0]", plain + " is none");
        String course = created(post(course("active", "")));
        assertThat(created(post(begun.replace("\"partOf\":[", "\"partOf\":[{\"reference\":\"" + course + "\"},"))))
                .isNotEmpty();
        HttpResponse<String> draft = post(phase(plain, "middle", "draft", "2026-01-26", "2026-03-09"));
        assertThat(draft.statusCode()).as(draft.body()).isEqualTo(201);
        assertThat(draft.body()).contains("\"code\":\"P01\"", "\"severity\":\"warning\"");
    }

    @Test
    void phasesOfTwoCoursesMayBePartOfOnePlanBeside() {
        String beside = created(post("""
                {"resourceType":"CarePlan","status":"active","intent":"plan","subject":{"reference":"Patient/%s"}}""".formatted(patient)));
        String partOf = "\"partOf\":[{\"reference\":\"" + beside + "\"},";
        String former =
                created(post(ended("completed", extension("end-reason", "end-reason", "completed-early-mutual"))));
        created(post(phase(former, "initial", "completed", "2026-01-05", "2026-01-19")
                .replace("\"partOf\":[", partOf)));
        created(post(
                phase(former, "middle", "completed", "2026-01-19", "2026-03-30").replace("\"partOf\":[", partOf)));
        String course = created(post(course("active", "").replace("2026-01-05", "2026-09-07")));
        String initial = phase(course, "initial", "active", "2026-09-07", "2026-09-21");
        created(post(initial.replace("\"partOf\":[", partOf)));
        assertRefused(post(initial), "P01", "CarePlan.category", "has a phase initial already");
    }

    @Test
    void aCourseWhosePhaseGoesOnStaysACourse() {
        String course = created(post(course("active", "")));
        String initial = created(post(phase(course, "initial", "active", "2026-01-05", "2026-01-19")));
        String plain = """
                {"resourceType":"CarePlan","status":"active","intent":"plan","subject":{"reference":"Patient/%s"}}""".formatted(patient);
        assertRefused(put(course, withId(course, plain)), "P01", "CarePlan.category", initial + " is active");
        put(initial, withId(initial, phase(course, "initial", "revoked", "2026-01-05", "2026-01-19")));
        assertThat(put(course, withId(course, plain)).statusCode()).isEqualTo(200);
    }

    @Test
    void aCourseIsPartOfNoCourse() {
        String course = created(post(course("active", "")));
        String part = course("draft", "")
                .replace("\"subject\"", "\"partOf\":[{\"reference\":\"" + course + "\"}],\"subject\"");
        assertRefused(post(part), "P01", "CarePlan.partOf[0]", course + " is one");
    }

    @Test
    void aPhaseIsNoCourse() {
        String both = course("draft", "")
                .replace(
                        "\"category\":[",
                        "\"category\":[{\"coding\":[{\"system\":\"" + GUIDE
                                + "CodeSystem/phase\",\"code\":\"middle\"}]},");
        assertRefused(post(both), "P01", "CarePlan.category[0]", "A plan is a course or a phase of one");
    }

    @Test
    void aCourseWithoutAVariantIsWarnedOfThePhasesOfEveryVariant() {
        String variant = extension("variant", "variant", "ipt") + ",";
        String course = created(post(course("active", "").replace(variant, "")));
        String completed = withId(course, ended("completed", COMPLETED_PLANNED).replace(variant, ""));
        assertThat(validated(course, completed)).doesNotContain("P01");
        created(post(phase(course, "initial", "completed", "2026-01-05", "2026-01-19")));
        assertThat(put(course, completed).body())
                .contains(
                        "\"severity\":\"warning\"",
                        "\"code\":\"P01\"",
                        "it has no phase middle. It does not say which variant it is; every acute one has the phases"
                                + " initial and middle.");
        created(post(phase(course, "middle", "completed", "2026-01-26", "2026-03-09")));
        assertThat(put(course, completed.replace("2026-03-30", "2026-03-29")).body())
                .doesNotContain("P01");
    }

    @Test
    void aSystemWithoutPhasesIsOnlyWarned() {
        HttpResponse<String> answer = post(course("completed", COMPLETED_PLANNED)
                .replace("\"2026-01-05\"", "\"2026-01-05\",\"end\":\"2026-03-30\""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("\"severity\":\"warning\"", "\"code\":\"P01\"");
    }

    @Test
    void sessionsHaveNumbersOfTheirOwnThatFollowTheirDates() {
        String course = created(post(course("active", "")));
        String third = created(post(session(course, 3, "2026-01-20", "", "")));
        assertRefused(post(session(course, 3, "2026-01-27", "", "")), "S01", "Procedure.extension[0]", third);
        assertRefused(post(session(course, 2, "2026-01-27", "", "")), "S02", "Procedure.extension[0]", third);
        assertThat(post(session(course, 5, "2026-02-03", "", "")).body())
                .contains("\"code\":\"S03\"", "The session before number 5 has number 3");
    }

    @Test
    void sixteenClientsGiveANumberOnce() {
        String course = created(post(course("active", "")));
        List<HttpResponse<String>> answers =
                ManyClients.atOnce(client -> post(session(course, 1, "2026-01-06", "", "")));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(answer -> assertThat(answer.body()).contains("\"code\":\"S01\""));
    }

    @Test
    void aSessionLiesWithinItsCourseAndPhase() {
        String course = created(post(course("active", "")));
        String initial = created(post(phase(course, "initial", "completed", "2026-01-05", "2026-01-19")));
        assertRefused(
                post(session(course, 1, "2026-01-02", "", "")),
                "S04",
                "Procedure.performed.ofType(Period).start",
                "before the course " + course);
        String both = "{\"reference\":\"" + course + "\"},{\"reference\":\"" + initial + "\"}";
        String inBoth =
                session(course, 1, "2026-01-27", "initial", "").replace("{\"reference\":\"" + course + "\"}", both);
        assertRefused(post(inBoth), "S04", "Procedure.performed.ofType(Period).start", "after the phase " + initial);
        assertRefused(
                post(inBoth.replace("2026-01-27", "2026-01-06").replace("\"initial\"", "\"middle\"")),
                "S04",
                "Procedure.extension[1]",
                "is based on " + initial);
        created(post(inBoth.replace("2026-01-27", "2026-01-06")));
    }

    @Test
    void whatWasRecordedElsewhereAndIsOverIsWarnedOf() {
        String course = created(post(course("active", "")));
        HttpResponse<String> answer =
                post(session(course, 1, "2026-01-02", "", "").replace(LABELS, LABELS + RECORDED_ELSEWHERE));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("\"severity\":\"warning\"", "\"code\":\"S04\"");
        HttpResponse<String> second = post(course("active", "").replace(LABELS, LABELS + RECORDED_ELSEWHERE));
        assertRefused(second, "C09", "CarePlan.status", course);
    }

    @Test
    void whatWentOnHereIsNoHistoryOnceItEnds() {
        String course = created(post(elsewhere(course("active", ""))));
        created(post(phase(course, "initial", "completed", "2026-01-05", "2026-01-19")));
        String completed = elsewhere(withId(course, ended("completed", COMPLETED_PLANNED)));
        assertRefused(server.put("/" + course, completed), "P01", "CarePlan.status", "has no phase middle");
        assertThat(validated(course, completed)).contains("\"severity\":\"error\"", "\"code\":\"P01\"");
        String dropout = elsewhere(withId(course, ended("revoked", extension("end-reason", "end-reason", "dropout"))));
        assertThat(server.put("/" + course, dropout).statusCode()).isEqualTo(200);
        assertRefused(server.put("/" + course, completed), "P01", "CarePlan.status", "has no phase middle");
    }

    @Test
    void whatWasOverWhenItCameStaysHistory() {
        String course = created(post(elsewhere(ended("completed", COMPLETED_PLANNED))));
        created(post(elsewhere(phase(course, "initial", "completed", "2026-01-05", "2026-01-19"))));
        String changed = elsewhere(withId(course, ended("completed", COMPLETED_PLANNED)))
                .replace("\"status\"", "\"title\":\"IPT\",\"status\"");
        HttpResponse<String> answer = server.send("PUT", "/" + course, changed, "Prefer", "return=OperationOutcome");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"severity\":\"warning\"", "\"code\":\"P01\"");
        assertThat(validated(course, changed)).contains("\"code\":\"P01\"").doesNotContain("\"severity\":\"error\"");
    }

    @Test
    void aPlanThatIsOverHasNoSessionAfterItsEnd() {
        String course = created(post(course("active", "")));
        created(post(session(course, 1, "2026-03-24", "", "")));
        String last = created(post(session(course, 2, "2026-03-31", "", "")));
        String dropout = ended("revoked", extension("end-reason", "end-reason", "dropout"));
        assertRefused(
                server.put("/" + course, withId(course, dropout)),
                "S04",
                "CarePlan.period.end",
                "before its last session, " + last + " of 2026-03-31");
        HttpResponse<String> later =
                server.put("/" + course, withId(course, dropout.replace("2026-03-30", "2026-03-31")));
        assertThat(later.statusCode()).as(later.body()).isEqualTo(200);
    }

    @Test
    void aPeriodThatIsChangedLeavesNoSessionOutside() {
        String course = created(post(course("active", "")));
        String initial = phase(course, "initial", "active", "2026-01-05", "2026-02-26");
        String phase = created(post(initial));
        String session = created(post(session(phase, 1, "2026-01-20", "initial", "")));
        String later = withId(course, course("active", ""))
                .replace("{\"start\":\"2026-01-05\"}", "{\"start\":\"2026-01-21\"}");
        assertRefused(
                server.put("/" + course, later),
                "S04",
                "CarePlan.period.start",
                "after its first session, " + session + " of 2026-01-20");
        assertRefused(
                server.put("/" + course, later.replace("2026-01-21\"", "2026-01-05\",\"end\":\"2026-01-19\"")),
                "S04",
                "CarePlan.period.end",
                "before its last session, " + session);
        assertRefused(
                server.put("/" + phase, withId(phase, initial.replace("2026-01-05", "2026-01-21"))),
                "S04",
                "CarePlan.period.start",
                "The phase initial begins on 2026-01-21");
        HttpResponse<String> sameDay = server.put("/" + course, later.replace("2026-01-21", "2026-01-03"));
        assertThat(sameDay.statusCode()).as(sameDay.body()).isEqualTo(200);
    }

    @Test
    void aPhaseThatIsOverHasNoSessionAfterItsEnd() {
        String course = created(post(course("active", "")));
        String initial = phase(course, "initial", "active", "2026-01-05", "2026-01-26");
        String id = created(post(initial));
        String session = created(post(session(id, 1, "2026-01-20", "initial", "")));
        String completed = withId(id, initial.replace("active", "completed"));
        assertRefused(
                server.put("/" + id, completed.replace("2026-01-26", "2026-01-19")),
                "S04",
                "CarePlan.period.end",
                "before its last session, " + session + " of 2026-01-20");
        assertThat(server.put("/" + id, completed).statusCode()).isEqualTo(200);
    }

    private String validated(String id, String text) {
        HttpResponse<String> answer = server.post("/" + id + "/$validate", text);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String elsewhere(String resource) {
        return resource.replace(LABELS, LABELS + RECORDED_ELSEWHERE);
    }

    /** A course that is over. */
    private String ended(String status, String reason) {
        return course(status, reason).replace("\"2026-01-05\"", "\"2026-01-05\",\"end\":\"2026-03-30\"");
    }

    @Test
    void lengthAndIntervalOfSessionsAreTheVariants() {
        String course = created(post(course("active", "")));
        String short30 = session(course, 1, "2026-01-06", "", "").replace("10:50:00", "10:30:00");
        assertThat(post(short30).body()).contains("\"code\":\"S05\"", "took 30 minutes; a session of IPT takes 45-60");
        assertThat(post(session(course, 2, "2026-01-13", "", "")).body()).doesNotContain("S05", "S06");
        assertThat(post(session(course, 3, "2026-01-30", "", "")).body())
                .contains("\"code\":\"S06\"", "after 17 days; the variant plans 5-10");
        created(post(missed(course, "2026-02-06")));
        assertThat(post(session(course, 4, "2026-02-13", "", "")).body()).doesNotContain("S06");
        created(post(missed(course, "2026-02-20")));
        created(post(missed(course, "2026-02-27")));
        assertThat(post(session(course, 5, "2026-03-13", "", "")).body()).doesNotContain("S06");
    }

    @Test
    void sessionsOfACourseWithoutAVariantFollowEachOtherAsSomeVariantPlans() {
        String course = created(post(course("active", "").replace(extension("variant", "variant", "ipt") + ",", "")));
        created(post(session(course, 1, "2026-01-06", "", "")));
        assertThat(post(session(course, 2, "2026-01-22", "", "")).body()).doesNotContain("S06");
        assertThat(post(session(course, 3, "2026-02-08", "", "")).body())
                .contains("\"code\":\"S06\"", "after 17 days; the variants plan 5-16");
    }

    @Test
    void techniquesFitAreaAndPhase() {
        String course = created(post(course("active", "")));
        assertThat(post(session(course, 1, "2026-01-06", "middle", "dispute-work"))
                        .body())
                .contains("\"code\":\"S11\"", "Procedure.extension[2]", "and the course has grief");
        assertThat(post(session(course, 2, "2026-01-13", "middle", "relapse-prevention"))
                        .body())
                .contains(
                        "\"code\":\"S11\"",
                        "belongs to the phase termination or maintenance, and the session to middle");
        assertThat(post(session(course, 3, "2026-01-20", "middle", "grief-work"))
                        .body())
                .doesNotContain("S11");
    }

    @Test
    void theVariantFitsTheAge() {
        String adolescents = course("active", "").replace("\"code\":\"ipt\"", "\"code\":\"ipt-a\"");
        assertThat(post(adolescents.replace("active", "draft")).body())
                .contains("\"code\":\"A01\"", "birthDate is not known", "\"severity\":\"warning\"");
        server.put(
                "/Patient/" + patient,
                "{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\",\"birthDate\":\"2007-01-05\"}");
        assertRefused(
                post(adolescents),
                "A01",
                "CarePlan.period.start",
                "was 19 years old when the course began; IPT-A is for 12 to 18 years");
        server.put(
                "/Patient/" + patient,
                "{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\",\"birthDate\":\"2007-01-06\"}");
        String adolescent = created(post(adolescents));
        assertThat(server.get("/" + adolescent + "/$ipt-check").body()).doesNotContain("A01");
        server.put(
                "/Patient/" + patient,
                "{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\",\"birthDate\":\"1980-01-06\"}");
        assertThat(server.get("/" + adolescent + "/$ipt-check").body()).contains("\"code\":\"A01\"");
    }

    @Test
    void theCourseWorksOnTheAreaOfItsFormulation() {
        String formulation = created(post("""
                {"resourceType":"ClinicalImpression","meta":{%s},"status":"completed",
                "code":{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-formulation"}]},
                "subject":{"reference":"Patient/%s"},"assessor":{"display":"Dr Keller"},
                "problem":[{"display":"Depressive episode"}],"investigation":[{"code":{"text":"Inventory"},
                "item":[{"display":"Inventory"}]}],"summary":"A dispute with her sister.","finding":[{
                "itemCodeableConcept":{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/problem-area",
                "code":"role-dispute"}]}}]}""".formatted(LABELS, patient)));
        HttpResponse<String> answer = post(course("active", "")
                .replace(
                        "\"addresses\"", "\"supportingInfo\":[{\"reference\":\"" + formulation + "\"}],\"addresses\""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body())
                .contains(
                        "\"code\":\"F02\"",
                        "CarePlan.supportingInfo[0]",
                        "names the problem area role-dispute, and the course");
    }

    @Test
    void anAnswerAboutSuicideIsFollowedUp() {
        HttpResponse<String> answer = post(safetyItem("2026-02-02T10:00:00+01:00"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body())
                .contains(
                        "\"code\":\"M07\"",
                        "Observation.value.ofType(CodeableConcept)",
                        "answered above zero (Several days)");
        created(post("""
                {"resourceType":"RiskAssessment","meta":{%s},"status":"final",
                "code":{"coding":[{"system":"http://snomed.info/sct","code":"225337009"}]},
                "subject":{"reference":"Patient/%s"},"occurrenceDateTime":"2026-02-03"}""".formatted(LABELS, patient)));
        assertThat(post(safetyItem("2026-02-02T10:00:00+01:00")).body()).doesNotContain("M07");
        assertThat(post(safetyItem("2026-02-04T10:00:00+01:00")).body()).contains("\"code\":\"M07\"");
        assertThat(post(safetyItem("2026-02-04T10:00:00+01:00")
                                .replace("LA6569-3", "LA6568-5")
                                .replace("Several days", "Not at all"))
                        .body())
                .doesNotContain("M07");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "code":{"text":"Risk of falls"},"period":{"start":"2026-02-01"}                                             | active   | true
            "code":{"coding":[{"system":"http://snomed.info/sct","code":"129839007"}]},"period":{"start":"2026-02-01"}  | active   | true
            "code":{"coding":[{"system":"http://snomed.info/sct","code":"6471006"}]},"period":{"start":"2026-02-01"}    | active   | false
            "code":{"coding":[{"system":"http://snomed.info/sct","code":"6471006"}]},"period":{"start":"2026-02-04"}    | active   | true
            "code":{"coding":[{"system":"http://snomed.info/sct","code":"6471006"}]}                                    | active   | true
            "code":{"coding":[{"system":"http://snomed.info/sct","code":"6471006"}]},"period":{"start":"2026-02-01","end":"2026-02-02"} | active | false
            "code":{"coding":[{"system":"http://snomed.info/sct","code":"6471006"}]},"period":{"start":"2026-01-01","end":"2026-02-01"} | active | true
            "code":{"coding":[{"system":"http://snomed.info/sct","code":"6471006"}]},"period":{"start":"2026-01-01","end":"2026-02-01"} | inactive | true
            "code":{"coding":[{"system":"http://snomed.info/sct","code":"6471006"}]},"period":{"start":"2026-02-02","end":"2026-02-20"} | inactive | false
            """)
    void onlyAFlagAboutSuicideThatStoodThenFollowsAnAnswer(String elements, String status, boolean isTold) {
        String flag = """
                {"resourceType":"Flag","meta":{%s},"status":"%s",
                "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/flag-category","code":"safety"}]}],
                %s,"subject":{"reference":"Patient/%s"}}""".formatted(LABELS, status, elements, patient);
        created(post(flag));
        String answer = post(safetyItem("2026-02-02T10:00:00+01:00")).body();
        if (isTold) {
            assertThat(answer).contains("\"code\":\"M07\"");
        } else {
            assertThat(answer).doesNotContain("M07");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "instrument-item, epds-10, instrument-answer, epds-10-1, EPDS, true",
        "instrument-item, epds-10, instrument-answer, epds-10-0, EPDS, false",
        "instrument-item, madrs-10, instrument-answer, points-4, MADRS, true",
        "instrument-item, phq-9m-ever, instrument-answer, yes, PHQ-9M, true",
        "instrument, c-ssrs, suicide-risk-level, low, C-SSRS, true",
        "instrument, c-ssrs, suicide-risk-level, none, C-SSRS, false"
    })
    void anAnswerAboutSuicideIsThatOfEachInstrument(
            String system, String code, String answers, String answer, String title, boolean isTold) {
        String told = post(safetyItem("2026-02-02T10:00:00+01:00")
                        .replace(
                                "\"http://loinc.org\",\"code\":\"44260-8\"",
                                "\"" + GUIDE + "CodeSystem/" + system + "\",\"code\":\"" + code + "\"")
                        .replace(
                                "\"http://loinc.org\",\"code\":\"LA6569-3\",\"display\":\"Several days\"",
                                "\"" + GUIDE + "CodeSystem/" + answers + "\",\"code\":\"" + answer + "\""))
                .body();
        assertThat(told).doesNotContain("\"severity\":\"error\"");
        if (isTold) {
            assertThat(told).contains("\"code\":\"M07\"", "The item about suicide of " + title + " is");
        } else {
            assertThat(told).doesNotContain("M07");
        }
    }

    private String safetyItem(String when) {
        return """
                {"resourceType":"Observation","meta":{%s},"status":"final",
                "category":[{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-score"}]},
                {"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"survey"}]}],
                "code":{"coding":[{"system":"http://loinc.org","code":"44260-8"}]},
                "subject":{"reference":"Patient/%s"},"effectiveDateTime":"%s","performer":[{"display":"Patient"}],
                "valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"LA6569-3","display":"Several days"}]}}""".formatted(LABELS, patient, when);
    }

    private HttpResponse<String> post(String resource) {
        String type = resource.replaceFirst("(?s).*?\"resourceType\":\"(\\w+)\".*", "$1");
        return server.send("POST", "/" + type, resource, "Prefer", "return=OperationOutcome");
    }

    private HttpResponse<String> put(String id, String resource) {
        return server.send("PUT", "/" + id, resource, "Prefer", "return=OperationOutcome");
    }

    private static void assertRefused(HttpResponse<String> answer, String rule, String place, String told) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"code\":\"" + rule + "\"", "\"" + place + "\"", told);
    }

    private static String extension(String id, String system, String code) {
        return "{\"url\":\"" + GUIDE + "StructureDefinition/" + id
                + "\",\"valueCodeableConcept\":{\"coding\":[{\"system\":\"" + GUIDE + "CodeSystem/" + system
                + "\",\"code\":\"" + code + "\"}]}}";
    }

    private String course(String status, String extension) {
        String area = "{\"url\":\"" + GUIDE + "StructureDefinition/problem-area\",\"extension\":["
                + "{\"url\":\"rank\",\"valueCode\":\"primary\"},{\"url\":\"code\",\"valueCodeableConcept\":{\"coding\":"
                + "[{\"system\":\"" + GUIDE + "CodeSystem/problem-area\",\"code\":\"grief\"}]}}]}";
        return """
                {"resourceType":"CarePlan","meta":{%s},"extension":[%s,%s%s],
                "status":"%s","intent":"plan","period":{"start":"2026-01-05"},
                "addresses":[{"display":"Depressive episode"}],
                "category":[{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-course"}]}],
                "subject":{"reference":"Patient/%s"}}""".formatted(
                        LABELS,
                        extension("variant", "variant", "ipt"),
                        area,
                        extension.isEmpty() ? "" : "," + extension,
                        status,
                        patient);
    }

    private String phase(String course, String phase, String status, String start, String end) {
        return """
                {"resourceType":"CarePlan","meta":{%s},
                "status":"%s","intent":"plan","period":{"start":"%s","end":"%s"},
                "category":[{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/phase","code":"%s"}]}],
                "partOf":[{"reference":"%s"}],"subject":{"reference":"Patient/%s"}}""".formatted(LABELS, status, start, end, phase, course, patient);
    }

    private String session(String course, int number, String day, String phase, String technique) {
        return """
                {"resourceType":"Procedure","meta":{%s},"extension":[
                {"url":"https://w3id.org/ipt-fhir/StructureDefinition/session-number","valuePositiveInt":%d},
                %s%s],
                "basedOn":[{"reference":"%s"}],"status":"completed",
                "category":{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-session"}]},
                "code":{"coding":[{"system":"http://snomed.info/sct","code":"443730003"}]},
                "subject":{"reference":"Patient/%s"},
                "performedPeriod":{"start":"%sT10:00:00+01:00","end":"%sT10:50:00+01:00"},
                "performer":[{"actor":{"display":"Dr Keller","type":"Practitioner"}}]}""".formatted(
                        LABELS,
                        number,
                        phase.isEmpty() ? "" : extension("session-phase", "phase", phase) + ",",
                        extension("technique", "technique", technique.isEmpty() ? "role-play" : technique),
                        course,
                        patient,
                        day,
                        day);
    }

    private String missed(String course, String day) {
        return """
                {"resourceType":"Procedure","meta":{%s},"basedOn":[{"reference":"%s"}],"status":"not-done",
                "statusReason":{"text":"No-show"},
                "category":{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-session"}]},
                "subject":{"reference":"Patient/%s"},"performedDateTime":"%s"}""".formatted(LABELS, course, patient, day);
    }

    private static String withId(String reference, String resource) {
        return resource.replaceFirst(
                "\"status\"", "\"id\":\"" + reference.substring(reference.indexOf('/') + 1) + "\",\"status\"");
    }

    /** Type and id of what a write made. */
    private static String created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.replaceAll(".*/(\\w+/[^/]+)/_history/.*", "$1");
    }
}
