package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iptfhir.intake.WaysToTheRules.ID;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** M09 to M12: scores beside the other scores of the patient, the sessions of the course, and whom the instrument fits. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class RulesOverScoresTest {
    private static final String GUIDE = "https://w3id.org/ipt-fhir/";
    private static final String LABELS =
            "\"meta\":{\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"R\"},"
                    + "{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"MH\"}]}";
    private static final String PHQ_9 = "{\"system\":\"http://loinc.org\",\"code\":\"44261-6\"}";
    private static final String GAD_7 = "{\"system\":\"http://loinc.org\",\"code\":\"70274-6\"}";
    private static final List<String> PHQ_9_ITEMS =
            List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8");
    private static final String PATIENT =
            "{\"resourceType\":\"Patient\",\"id\":\"" + ID + "\",\"birthDate\":\"1990-05-01\"}";

    private final WaysToTheRules ways;

    RulesOverScoresTest(RunningServer server) {
        this.ways = new WaysToTheRules(server);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-03, ''",
        "2026-03-04, 'of 2026-02-03, 29 days earlier; while a course goes on, at most 28 days lie between'",
        "2026-02, ''",
    })
    void scoresFollowEachOther(String day, String told) {
        tellsOrNot(
                ways.tells("M09", PATIENT, course("active", ""), phq9("a", "2026-02-03", 12), gad7("b", day, 8)),
                "warning Observation.effective.ofType(dateTime): ",
                told);
    }

    @Test
    void aMonthBetweenSessionsIsNoGapInMaintenance() {
        String maintenance = course("active", "").replace("\"code\":\"ipt\"", "\"code\":\"ipt-m\"");
        assertThat(ways.tells("M09", PATIENT, maintenance, phq9("a", "2026-02-03", 4), phq9("b", "2026-03-15", 4)))
                .isEmpty();
    }

    @Test
    void whatIsMeasuredAfterTheEndIsAFollowUp() {
        String ended = course("revoked", ",\"end\":\"2026-02-10\"");
        assertThat(ways.tells("M09", PATIENT, ended, phq9("a", "2026-02-03", 12), phq9("b", "2026-06-03", 12)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-05, 'The first score of the course is of 2026-02-05, after the first session (2026-02-04)'",
        "2026-02-04, ''",
        "2026-01-25, ''"
    })
    void theFirstScoreIsABaseline(String day, String told) {
        tellsOrNot(
                ways.tells("M09", PATIENT, course("active", ""), session(1, "2026-02-04"), phq9("a", day, 12)),
                "warning Observation.effective.ofType(dateTime): ",
                told);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-21, 2026-03-18, ''",
        "2026-01-20, 2026-04-15, 'no score of the 14 days up to the first session (2026-02-04).'",
        "2026-02-04, 2026-03-17, 'no score within 14 days of the last session (2026-04-01).'",
        "2026-02-11, 2026-03-01, 'up to the first session (2026-02-04) and no score within 14 days of the last'"
    })
    void aCompletedCourseHasScoresFromBothEnds(String first, String last, String told) {
        String completed = course("completed", ",\"end\":\"2026-04-01\"")
                .replace(
                        "\"extension\":[",
                        "\"extension\":[{\"url\":\"" + GUIDE + "StructureDefinition/end-reason\","
                                + "\"valueCodeableConcept\":{\"coding\":[{\"system\":\"" + GUIDE
                                + "CodeSystem/end-reason\",\"code\":\"completed-early-mutual\"}]}},");
        tellsOrNot(
                ways.tells(
                        "M09",
                        PATIENT,
                        course("active", ""),
                        session(1, "2026-02-04"),
                        session(2, "2026-04-01"),
                        phq9("a", first, 12),
                        phq9("b", last, 8),
                        completed),
                "warning CarePlan.status: ",
                told);
    }

    @ParameterizedTest
    @CsvSource({
        "17, ''",
        "18, 'PHQ-9 is 18, by 6 points worse than the baseline of 2026-02-03 (12): 6 or more are a deterioration.'"
    })
    void aRiseIsADeterioration(int total, String told) {
        tellsOrNot(
                ways.tells(
                        "M10",
                        PATIENT,
                        course("active", ""),
                        phq9("a", "2026-02-03", 12),
                        phq9("b", "2026-02-10", 9),
                        phq9("c", "2026-02-17", total)),
                "warning Observation.code: ",
                told);
    }

    @Test
    void eachInstrumentHasItsOwnNumber() {
        assertThat(ways.tells(
                        "M10",
                        PATIENT,
                        course("active", ""),
                        phq9("a", "2026-02-03", 20),
                        gad7("b", "2026-02-03", 8),
                        gad7("c", "2026-02-10", 12)))
                .singleElement()
                .asString()
                .contains("GAD-7 is 12, by 4 points worse than the baseline of 2026-02-03 (8): 4 or more");
    }

    /** The server derives a score of its own; the finding is at what was sent. */
    @Test
    void answersAreJudgedByTheirTotal() {
        assertThat(ways.tells(
                        "M10",
                        PATIENT,
                        course("active", ""),
                        answers("a", "2026-02-03", 1),
                        answers("b", "2026-02-10", 2)))
                .singleElement()
                .asString()
                .contains(
                        "warning QuestionnaireResponse.questionnaire: ",
                        "PHQ-9 is 18, by 9 points worse than the baseline of 2026-02-03 (9)");
    }

    @ParameterizedTest
    @CsvSource({
        "15, 2026-03-17, 13, '6 weeks after the baseline of 2026-02-03 (PHQ-9 15) no total is better by 20 %'",
        "15, 2026-03-16, 13, ''",
        "15, 2026-03-17, 12, ''",
        "9, 2026-03-17, 9, ''"
    })
    void withoutImprovementTheTreatmentIsReviewed(int baseline, String day, int total, String told) {
        tellsOrNot(
                ways.tells(
                        "M10",
                        PATIENT,
                        course("active", ""),
                        phq9("a", "2026-02-03", baseline),
                        phq9("b", "2026-02-24", baseline),
                        phq9("c", day, total)),
                "warning Observation.code: ",
                told);
    }

    @Test
    void thatIsToldOnce() {
        assertThat(ways.tells(
                        "M10",
                        PATIENT,
                        course("active", ""),
                        phq9("a", "2026-02-03", 15),
                        phq9("b", "2026-03-17", 15),
                        phq9("c", "2026-03-24", 15)))
                .isEmpty();
        assertThat(ways.tells(
                        "M10",
                        PATIENT,
                        course("active", ""),
                        phq9("a", "2026-02-03", 15),
                        phq9("b", "2026-03-03", 12),
                        phq9("c", "2026-03-24", 15)))
                .isEmpty();
    }

    @Test
    void aScoreIsRecordedOnce() {
        String first = phq9("a", "2026-02-03T10:00:00+01:00", 12);
        assertThat(ways.tells("M11", PATIENT, course("active", ""), first, phq9("b", "2026-02-03T09:00:00Z", 12)))
                .singleElement()
                .asString()
                .contains("warning Observation.code: ", "Observation/a-" + ID + " has the same instrument (PHQ-9)");
        assertThat(ways.tells("M11", PATIENT, course("active", ""), first, phq9("b", "2026-02-03T10:30:00+01:00", 12)))
                .isEmpty();
        assertThat(ways.tells("M11", PATIENT, course("active", ""), first, gad7("b", "2026-02-03T10:00:00+01:00", 12)))
                .isEmpty();
        assertThat(ways.tells(
                        "M11",
                        PATIENT,
                        course("active", ""),
                        first,
                        phq9("b", "2026-02-03T10:00:00+01:00", 12).replace("\"Anna\"", "\"Her mother\"")))
                .isEmpty();
        assertThat(ways.tells(
                        "M11",
                        PATIENT,
                        course("active", ""),
                        first.replace("final", "entered-in-error"),
                        phq9("b", "2026-02-03T09:00:00Z", 12)))
                .isEmpty();
    }

    @Test
    void answersAndTheirScoreAreOne() {
        String answers = answers("a", "2026-02-03T10:00:00+01:00", 1);
        String ofAnswers = phq9("b", "2026-02-03T10:00:00+01:00", 9)
                .replace(
                        "\"performer\"",
                        "\"derivedFrom\":[{\"reference\":\"QuestionnaireResponse/a-" + ID + "\"}],\"performer\"");
        assertThat(ways.tells("M11", PATIENT, course("active", ""), answers, ofAnswers))
                .isEmpty();
        assertThat(ways.tells(
                        "M11", PATIENT, course("active", ""), answers, answers("b", "2026-02-03T10:00:00+01:00", 1)))
                .singleElement()
                .asString()
                .contains("warning QuestionnaireResponse.questionnaire: ", "QuestionnaireResponse/a-" + ID);
    }

    @ParameterizedTest
    @CsvSource({
        "2005-05-01, 'PHQ-9M is for 11 to 17 years; the patient was 20 years old.'",
        "2008-05-01, ''",
        "2008, ''"
    })
    void theInstrumentFitsTheAge(String birthDate, String told) {
        tellsOrNot(
                ways.tells(
                        "M12",
                        PATIENT.replace("1990-05-01", birthDate),
                        course("active", ""),
                        score("a", instrument("phq-9m"), "2026-02-03", 12)),
                "warning Observation.code: ",
                told);
    }

    @Test
    void theInstrumentFitsWhoAnswers() {
        String byTherapist = "{\"reference\":\"Practitioner/p-" + ID + "\"}";
        String therapist = "{\"resourceType\":\"Practitioner\",\"id\":\"p-" + ID + "\",\"active\":true}";
        String rated = score("a", instrument("ham-d-17"), "2026-02-03", 12);
        assertThat(ways.tells(
                        "M12",
                        PATIENT,
                        course("active", ""),
                        rated.replace("{\"display\":\"Anna\"}", "{\"reference\":\"Patient/" + ID + "\"}")))
                .singleElement()
                .asString()
                .contains(
                        "warning Observation.performer[0]: ",
                        "HAM-D 17 is answered by the practitioner, but here by Patient/" + ID);
        assertThat(ways.tells(
                        "M12",
                        PATIENT,
                        course("active", ""),
                        therapist,
                        rated.replace("{\"display\":\"Anna\"}", byTherapist)))
                .isEmpty();
        assertThat(ways.tells(
                        "M12",
                        PATIENT,
                        course("active", ""),
                        therapist,
                        phq9("a", "2026-02-03", 12).replace("{\"display\":\"Anna\"}", byTherapist)))
                .singleElement()
                .asString()
                .contains("PHQ-9 is answered by the patient, but here by Practitioner/p-" + ID);
        assertThat(ways.tells("M12", PATIENT, course("active", ""), phq9("a", "2026-02-03", 12)))
                .isEmpty();
    }

    @Test
    void theInstrumentFitsTheVariant() {
        String epds = score("a", instrument("epds"), "2026-02-03", 12);
        assertThat(ways.tells("M12", PATIENT, course("active", ""), epds))
                .singleElement()
                .asString()
                .contains(
                        "warning Observation.basedOn[0]: ",
                        "EPDS was made for Perinatal IPT, and the course",
                        "is IPT.");
        assertThat(ways.tells(
                        "M12",
                        PATIENT,
                        course("active", "").replace("\"code\":\"ipt\"", "\"code\":\"ipt-perinatal\""),
                        epds))
                .isEmpty();
    }

    private static void tellsOrNot(List<String> findings, String place, String told) {
        if (told.isEmpty()) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).singleElement().asString().contains(place, told);
        }
    }

    private static String course(String status, String end) {
        return """
                {"resourceType":"CarePlan","id":"%1$s",%2$s,"extension":[{"url":"%3$sStructureDefinition/variant",
                "valueCodeableConcept":{"coding":[{"system":"%3$sCodeSystem/variant","code":"ipt"}]}}],
                "status":"%4$s","intent":"plan","period":{"start":"2026-02-03"%5$s},
                "addresses":[{"display":"Depressive episode"}],
                "category":[{"coding":[{"system":"%3$sCodeSystem/kind","code":"ipt-course"}]}],
                "subject":{"reference":"Patient/%1$s"}}""".formatted(ID, LABELS, GUIDE, status, end).replaceFirst(
                "(?s)\"extension\":\\[(.*\"status\":\"revoked\")",
                "\"extension\":[{\"url\":\"" + GUIDE + "StructureDefinition/end-reason\",\"valueCodeableConcept\":"
                        + "{\"coding\":[{\"system\":\"" + GUIDE
                        + "CodeSystem/end-reason\",\"code\":\"dropout\"}]}},$1");
    }

    private static String session(int number, String day) {
        return """
                {"resourceType":"Procedure","id":"s%5$d-%1$s",%2$s,"extension":[
                {"url":"%3$sStructureDefinition/session-number","valuePositiveInt":%5$d},
                {"url":"%3$sStructureDefinition/technique","valueCodeableConcept":{"coding":[
                {"system":"%3$sCodeSystem/technique","code":"role-play"}]}}],
                "basedOn":[{"reference":"CarePlan/%1$s"}],"status":"completed",
                "category":{"coding":[{"system":"%3$sCodeSystem/kind","code":"ipt-session"}]},
                "code":{"coding":[{"system":"http://snomed.info/sct","code":"443730003"}]},
                "subject":{"reference":"Patient/%1$s"},"performedDateTime":"%4$s",
                "performer":[{"actor":{"display":"Dr Keller","type":"Practitioner"}}]}""".formatted(ID, LABELS, GUIDE, day, number);
    }

    private static String phq9(String name, String day, int total) {
        return score(name, PHQ_9, day, total);
    }

    private static String gad7(String name, String day, int total) {
        return score(name, GAD_7, day, total);
    }

    private static String instrument(String code) {
        return "{\"system\":\"" + GUIDE + "CodeSystem/instrument\",\"code\":\"" + code + "\"}";
    }

    private static String score(String name, String code, String day, int total) {
        return """
                {"resourceType":"Observation","id":"%6$s-%1$s",%2$s,"basedOn":[{"reference":"CarePlan/%1$s"}],"status":"final",
                "category":[{"coding":[{"system":"%3$sCodeSystem/kind","code":"ipt-score"}]},
                {"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"survey"}]}],
                "code":{"coding":[%7$s]},"subject":{"reference":"Patient/%1$s"},"effectiveDateTime":"%4$s",
                "performer":[{"display":"Anna"}],"valueQuantity":{"value":%5$d,"unit":"{score}",
                "system":"http://unitsofmeasure.org","code":"{score}"}}""".formatted(ID, LABELS, GUIDE, day, total, name, code);
    }

    /** All nine items with the same weight. */
    private static String answers(String name, String when, int weight) {
        List<String> options = List.of("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9");
        List<String> items = new ArrayList<>(IntStream.range(0, PHQ_9_ITEMS.size())
                .mapToObj(i -> "{\"linkId\":\"/" + PHQ_9_ITEMS.get(i) + "\",\"answer\":[{\"valueCoding\":"
                        + "{\"system\":\"http://loinc.org\",\"code\":\"" + options.get(weight) + "\"}}]}")
                .toList());
        return """
                {"resourceType":"QuestionnaireResponse","id":"%5$s-%1$s",%2$s,"basedOn":[{"reference":"CarePlan/%1$s"}],
                "questionnaire":"%3$sQuestionnaire/phq-9|0.1.0","status":"completed","subject":{"reference":"Patient/%1$s"},
                "authored":"%4$s","source":{"display":"Anna"},"item":[%6$s]}""".formatted(ID, LABELS, GUIDE, when, name, items.stream().collect(Collectors.joining(",")));
    }
}
