package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A course as a document. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class CourseSummaryTest {
    /** The example's records under names of their own, since other tests post it as new. */
    private static final String EXAMPLE = "https://w3id.org/ipt-fhir/example/";

    private static final String OWN = "https://w3id.org/ipt-fhir/example-to-sum-up/";

    private static final int SEED = 4713;

    private static final String GUIDE = "https://w3id.org/ipt-fhir/";

    private final RunningServer server;
    private final String course;

    CourseSummaryTest(RunningServer server) throws IOException {
        this.server = server;
        String example = Files.readString(Path.of("ig/input/examples/Bundle-grief-course.json"));
        Asked stored = Asked.json(server, "POST", "", example.replace(EXAMPLE, OWN));
        assertThat(stored.status()).as(stored.answer().body()).isEqualTo(200);
        course = Asked.get(server, "/CarePlan?identifier=" + OWN + "record|grief-course")
                .entries("/resource/id")
                .get(0);
    }

    @Test
    void tellsAClinicianWhatItWasAboutWhatWasMeasuredAndWhatItCameTo() {
        Asked summary = summary();
        assertThat(summary.at("/type")).isEqualTo("document");
        assertThat(summary.at("/entry/0/resource/status")).isEqualTo("final");
        assertThat(titles(summary))
                .containsExactly(
                        "Reason and formulation",
                        "Problem area",
                        "Course of treatment and scores",
                        "Techniques",
                        "What helped",
                        "Goals that were not reached",
                        "Plan against relapse",
                        "Medication",
                        "Safety",
                        "End and follow-up");
        assertThat(text(summary, "Reason and formulation"))
                .contains("Moderate depressive episode, first episode, moderate")
                .contains("You have a depression, an illness that we can treat.");
        assertThat(text(summary, "Problem area")).contains("Grief (primary)");
        assertThat(text(summary, "Course of treatment and scores"))
                .containsPattern("1\\d sessions from 2025-\\d\\d-\\d\\d to 2025-\\d\\d-\\d\\d, \\d missed or cancelled")
                .containsPattern(
                        "PHQ-9: \\d+ on 2025-\\d\\d-\\d\\d \\(baseline\\), \\d+ on 2025-\\d\\d-\\d\\d \\(end\\): \\d+ points better \\([\\d.]+ %\\)");
        assertThat(text(summary, "Medication")).contains("Sertraline 50 mg tablets: One tablet in the morning");
        assertThat(text(summary, "Safety")).contains("Crisis line and emergency numbers given");
        assertThat(text(summary, "End and follow-up")).contains("Completed as planned");
        assertThat(text(summary, "Goals that were not reached")).isEqualTo("Nothing about this is recorded.");
        assertThat(summary.at("/entry/0/resource/text/div")).contains("Sertraline", "PHQ-9", "Grief");
    }

    @Test
    void hasTheScoresOfTheRecord() {
        List<String> totals = new ArrayList<>();
        for (JsonNode entry : summary().body().path("entry")) {
            JsonNode resource = entry.path("resource");
            if (resource.has("valueQuantity")) {
                totals.add(resource.path("effectiveDateTime").asText() + " " + resource.at("/valueQuantity/value"));
            }
        }
        List<String> stored = new ArrayList<>();
        for (JsonNode entry : Asked.get(
                        server,
                        "/Observation?based-on=CarePlan/" + course
                                + "&code=http://loinc.org|44261-6,http://loinc.org|70274-6&_count=200")
                .body()
                .path("entry")) {
            JsonNode resource = entry.path("resource");
            stored.add(resource.path("effectiveDateTime").asText() + " " + resource.at("/valueQuantity/value"));
        }
        assertThat(totals).isNotEmpty().containsExactlyInAnyOrderElementsOf(stored);
    }

    /** As they were given, on which day and at which session; what they mean is for the reader to say. */
    @Test
    void tellsTheAnswersToTheQuestionAboutSuicide() {
        String safety = text(summary(), "Safety");
        assertThat(safety)
                .containsOnlyOnce("Answers to “Thoughts that you would be better off dead")
                .contains("(PHQ-9): Date Session Answer")
                .containsPattern("2025-\\d\\d-\\d\\d 1 Several days 2025-\\d\\d-\\d\\d \\d+ Not at all");
        int answers = Asked.get(
                        server,
                        "/Observation?based-on=CarePlan/" + course + "&code=http://loinc.org|44260-8&_count=200")
                .entries("/resource/id")
                .size();
        assertThat(safety.split("Several days|Not at all", -1)).hasSize(answers + 1);
        long told = summary().entries("/resource/code/coding/0/code").stream()
                .filter("44260-8"::equals)
                .count();
        assertThat(told).isEqualTo(answers).isPositive();
    }

    @Test
    void tellsThatTheQuestionAboutSuicideWasNotAnswered() {
        String patient = Asked.get(server, "/CarePlan/" + course).at("/subject/reference");
        Asked unanswered = Asked.json(server, "POST", "/Observation", """
                {"resourceType":"Observation","status":"final","subject":{"reference":"%1$s"},"performer":[{"reference":"%1$s"}],
                 "category":[{"coding":[{"system":"%2$sCodeSystem/kind","code":"ipt-score"}]}],
                 "code":{"coding":[{"system":"http://loinc.org","code":"44260-8"}]},"effectiveDateTime":"2025-05-21",
                 "basedOn":[{"reference":"CarePlan/%3$s"}],"dataAbsentReason":{"text":"she did not want to say"}}""".formatted(patient, GUIDE, course));
        assertThat(unanswered.status()).as(unanswered.answer().body()).isEqualTo(201);
        assertThat(text(summary(), "Safety")).contains("2025-05-21 not answered (she did not want to say)");
        Asked.json(server, "DELETE", "/Observation/" + unanswered.at("/id"), "");
    }

    @Test
    void isPreliminaryWhileTheCourseRests() {
        String resting = sampled(CarePlanStatus.ACTIVE, 1);
        patch(resting, "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"on-hold\"}]");
        Asked summary = Asked.get(server, "/" + resting + "/$ipt-summary");
        assertThat(summary.status()).as(summary.answer().body()).isEqualTo(200);
        assertThat(summary.at("/entry/0/resource/status")).isEqualTo("preliminary");
    }

    @Test
    void isWrittenByAPersonWhereThePlanIsACareTeams() {
        String completed = sampled(CarePlanStatus.COMPLETED, 50);
        String patient = Asked.get(server, "/" + completed).at("/subject/reference");
        Asked team = Asked.json(
                server,
                "POST",
                "/CareTeam",
                "{\"resourceType\":\"CareTeam\",\"status\":\"active\",\"name\":\"Team of the ward\",\"subject\":{\"reference\":\""
                        + patient + "\"}}");
        assertThat(team.status()).as(team.answer().body()).isEqualTo(201);
        patch(
                completed,
                "[{\"op\":\"add\",\"path\":\"/author\",\"value\":{\"reference\":\"CareTeam/" + team.at("/id")
                        + "\"}}]");
        Asked summary = Asked.get(server, "/" + completed + "/$ipt-summary");
        String author = summary.at("/entry/0/resource/author/0/reference");
        assertThat(summary.entries("/fullUrl")).contains(author);
        assertThat(summary.entries("/resource/resourceType")
                        .get(summary.entries("/fullUrl").indexOf(author)))
                .startsWith("Practitioner");
        Asked kept = Asked.json(server, "POST", "/Bundle", summary.answer().body());
        assertThat(kept.status()).as(kept.answer().body()).isEqualTo(201);
    }

    private String sampled(CarePlanStatus status, int from) {
        SampledCourses samples = new SampledCourses(server, SEED);
        return samples.stored(samples.transaction(status, from));
    }

    private void patch(String plan, String operations) {
        Asked patched =
                Asked.of(server, "PATCH", "/" + plan, operations, "Content-Type", "application/json-patch+json");
        assertThat(patched.status()).as(patched.answer().body()).isEqualTo(200);
    }

    @Test
    void holdsNoNotesOfSessions() {
        String body = summary().answer().body();
        List<String> notes = new ArrayList<>();
        for (JsonNode entry : Asked.get(server, "/Procedure?based-on=CarePlan/" + course + "&_count=100")
                .body()
                .path("entry")) {
            entry.at("/resource/note")
                    .forEach(note -> notes.add(note.path("text").asText()));
        }
        assertThat(notes).isNotEmpty();
        assertThat(notes).noneMatch(body::contains);
        assertThat(summary().entries("/resource/resourceType"))
                .doesNotContain("Procedure", "Encounter", "DocumentReference");
        assertThat(summary().entries("/resource/questionnaire"))
                .filteredOn(questionnaire -> !questionnaire.isEmpty())
                .allMatch(questionnaire -> questionnaire.contains("end-of-treatment-review"));
    }

    @Test
    void isRightAndCanBeStoredAndReadAgain() {
        Asked summary = summary();
        Asked judged =
                Asked.json(server, "POST", "/Bundle/$validate", summary.answer().body());
        for (JsonNode issue : judged.body().path("issue")) {
            assertThat(issue.path("severity").asText()).as(issue.toString()).isNotIn("error", "fatal");
        }
        Asked stored = Asked.json(server, "POST", "/Bundle", summary.answer().body());
        assertThat(stored.status()).as(stored.answer().body()).isEqualTo(201);
        Asked read = Asked.get(server, "/Bundle/" + stored.at("/id"));
        assertThat(titles(read)).isEqualTo(titles(summary));
        assertThat(read.at("/entry/1/resource/resourceType")).isEqualTo("Patient");
    }

    @Test
    void isAsRestrictedAsWhatItHolds() {
        assertThat(summary().at("/meta/security/0/code")).isEqualTo("R");
        String goal = Asked.get(server, "/Goal?identifier=" + OWN + "record|grief-goal-support")
                .entries("/resource/id")
                .get(0);
        Asked labelled = Asked.of(
                server,
                "PATCH",
                "/Goal/" + goal,
                "[{\"op\":\"replace\",\"path\":\"/meta/security\",\"value\":[{\"system\":"
                        + "\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"V\"}]}]",
                "Content-Type",
                "application/json-patch+json");
        assertThat(labelled.status()).as(labelled.answer().body()).isEqualTo(200);
        Asked summary = summary();
        assertThat(summary.at("/meta/security/0/code")).isEqualTo("V");
        assertThat(summary.at("/entry/0/resource/meta/security/0/code")).isEqualTo("V");
        assertThat(summary.at("/entry/0/resource/confidentiality")).isEqualTo("V");
    }

    @Test
    void tellsWhatTheReviewAtTheEndSays() {
        String patient = Asked.get(server, "/CarePlan/" + course).at("/subject/reference");
        Asked review = Asked.json(server, "POST", "/QuestionnaireResponse", """
                {"resourceType":"QuestionnaireResponse","status":"completed","subject":{"reference":"%s"},
                 "questionnaire":"%sQuestionnaire/end-of-treatment-review|0.1.0","authored":"2025-05-20T10:40:00+02:00",
                 "basedOn":[{"reference":"CarePlan/%s"}],"item":[
                 {"linkId":"change","item":[{"linkId":"change-symptoms","answer":[{"valueCoding":
                  {"system":"%2$sCodeSystem/review-answer","code":"symptoms-gone"}}]}]},
                 {"linkId":"competence","item":[{"linkId":"what-helped","answer":[{"valueString":"To speak of him"},
                  {"valueString":"To call my daughter"}]}]},
                 {"linkId":"staying-well","item":[{"linkId":"warning-signs","answer":[{"valueString":"I wake at four"}]},
                  {"linkId":"plan","answer":[{"valueString":"To see the family doctor within a week"}]}]},
                 {"linkId":"further","item":[{"linkId":"next-step","answer":[{"valueCoding":
                  {"system":"%2$sCodeSystem/review-answer","code":"follow-up"}}]},
                  {"linkId":"next-date","answer":[{"valueDate":"2025-11-18"}]}]}]}""".formatted(patient, GUIDE, course));
        assertThat(review.status()).as(review.answer().body()).isEqualTo(201);
        Asked summary = summary();
        assertThat(text(summary, "What helped"))
                .contains("What helped, as the patient says: To speak of him; To call my daughter.");
        assertThat(text(summary, "Plan against relapse"))
                .contains("Early warning signs: I wake at four.")
                .contains("What to do when they come: To see the family doctor within a week.");
        assertThat(text(summary, "End and follow-up"))
                .contains("Agreed on for the time after: Meeting later.", "Next meeting: 2025-11-18.");
        assertThat(summary.entries("/resource/resourceType")).containsOnlyOnce("QuestionnaireResponse");
    }

    /** A document claims what it is, and everything in it is judged by what it claims and is. */
    @Test
    void isWhatItClaimsToBe() {
        Asked summary = summary();
        assertThat(summary.at("/meta/profile/0")).isEqualTo(GUIDE + "StructureDefinition/summary-document");
        assertThat(summary.at("/entry/0/resource/meta/profile/0")).isEqualTo(GUIDE + "StructureDefinition/summary");
        for (JsonNode section : summary.body().at("/entry/0/resource/section")) {
            assertThat(section.at("/code/coding/0/system").asText()).isEqualTo(GUIDE + "CodeSystem/summary-section");
            assertThat(section.at("/code/coding/0/display").asText())
                    .isEqualTo(section.path("title").asText());
        }
        Asked judged =
                Asked.json(server, "POST", "/Bundle/$validate", summary.answer().body());
        assertThat(judged.body().findValuesAsText("severity"))
                .as(judged.answer().body())
                .containsOnly("information");
    }

    /** Scores, answers, medication and formulation that name no course count as its own, as its outcome and the rules count. */
    @Test
    void tellsWhatIsRecordedOfThePatientInTheTimeOfTheCourse() {
        LooseRecord record = LooseRecord.stored(server, "summed-up");
        Asked summary = Asked.get(server, "/" + record.course() + "/$ipt-summary");
        assertThat(summary.status()).as(summary.answer().body()).isEqualTo(200);
        assertThat(text(summary, "Course of treatment and scores"))
                .contains("PHQ-9: 18 on 2025-10-01 (baseline), 9 on 2025-11-03 (latest): 9 points better (50 %).")
                .doesNotContain("27");
        assertThat(text(summary, "Safety"))
                .contains("2025-10-01 More than half the days 2025-11-03 Several days")
                .doesNotContain("Nearly every day");
        assertThat(text(summary, "Medication")).contains("Sertraline").doesNotContain("Mirtazapine");
        assertThat(text(summary, "Reason and formulation"))
                .contains("What we work on now")
                .doesNotContain("What we worked on then");
        assertThat(text(summary, "Plan against relapse"))
                .contains("Early warning signs: I wake at four.")
                .doesNotContain("I stay in bed");
        assertThat(summary.answer().body()).doesNotContain("To keep what was gained", "c2VjcmV0");
        assertThat(Asked.get(server, "/" + record.course() + "/$ipt-check")
                        .body()
                        .path("issue")
                        .findParents("expression"))
                .filteredOn(
                        issue -> "M07".equals(issue.at("/details/coding/0/code").asText()))
                .extracting(issue -> issue.at("/expression/0").asText().replaceFirst("'\\).*", ""))
                .containsExactlyInAnyOrder(
                        "QuestionnaireResponse.where(id='summed-up-loose",
                        "QuestionnaireResponse.where(id='summed-up-bound");
    }

    @Test
    void isRefusedWhereNothingTookPlaceYet() {
        Asked.put(server, "Patient", "unsummarised", "\"active\":true");
        Asked started = Asked.json(
                server,
                "POST",
                "/PlanDefinition/ipt/$apply?subject=Patient/unsummarised&start=2026-03-02&sessions=12&persist=true",
                "");
        String draft = started.entries("/response/location").get(0).replaceFirst("/_history/.*", "");
        Asked refused = Asked.get(server, "/" + draft + "/$ipt-summary");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.says()).contains("no session that took place", draft);
        assertThat(Asked.get(server, "/CarePlan/nowhere/$ipt-summary").status()).isEqualTo(404);
        assertThat(Asked.json(server, "POST", "/CarePlan/" + course + "/$ipt-summary", "{\"resourceType\":\"Bundle\"}")
                        .status())
                .isEqualTo(400);
    }

    private Asked summary() {
        Asked summary = Asked.get(server, "/CarePlan/" + course + "/$ipt-summary");
        assertThat(summary.status()).as(summary.answer().body()).isEqualTo(200);
        return summary;
    }

    private static List<String> titles(Asked summary) {
        List<String> titles = new ArrayList<>();
        summary.body()
                .at("/entry/0/resource/section")
                .forEach(section -> titles.add(section.path("title").asText()));
        return titles;
    }

    private static String text(Asked summary, String title) {
        for (JsonNode section : summary.body().at("/entry/0/resource/section")) {
            if (section.path("title").asText().equals(title)) {
                return section.at("/text/div")
                        .asText()
                        .replaceAll("<[^>]*>", " ")
                        .replaceAll("\\s+", " ")
                        .strip();
            }
        }
        throw new AssertionError("no section " + title);
    }
}
