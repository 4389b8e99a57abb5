package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.iptfhir.TestDatabase;
import org.iptfhir.journey.Exchange.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Questions about scores that a standard search answers, because the server makes Observations of the answers. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(Clinic.Shared.class)
class ScoredQuestionsTest {
    private static final String PHQ_9 = "http://loinc.org|44261-6";
    private static final String GAD_7 = "http://loinc.org|70274-6";
    private static final String SUICIDE_ITEM = "http://loinc.org|44260-8";

    private final Clinic clinic;
    private Exchange grief;
    private String course;
    private String bothPatients;

    ScoredQuestionsTest(Clinic clinic) {
        this.clinic = clinic;
    }

    @BeforeEach
    void post() {
        grief = clinic.griefCourse();
        course = grief.entry("grief-course").reference();
        bothPatients = grief.patient() + "," + clinic.joy().patient();
    }

    @Test
    void drawsTheTrajectoryOfPhq9() {
        List<JsonNode> trajectory = trajectory(PHQ_9);
        assertThat(trajectory)
                .extracting(ScoredQuestionsTest::value)
                .containsExactlyElementsOf(totals(AnswerSheet.of(grief, "phq-9")))
                .startsWith(19)
                .endsWith(4)
                .hasSize(16);
        assertThat(trajectory)
                .extracting(ScoredQuestionsTest::response)
                .containsExactlyElementsOf(AnswerSheet.of(grief, "phq-9").stream()
                        .map(AnswerSheet::response)
                        .toList());
    }

    @Test
    void drawsTheTrajectoryOfGad7() {
        assertThat(trajectory(GAD_7))
                .extracting(ScoredQuestionsTest::value)
                .containsExactlyElementsOf(totals(AnswerSheet.of(grief, "gad-7")))
                .startsWith(14)
                .endsWith(3);
    }

    @Test
    void givesTheLatestScore() {
        JsonNode page =
                clinic.get("Observation?patient=" + grief.patient() + "&code=" + PHQ_9 + "&_sort=-date&_count=1");
        assertThat(page.get("entry"))
                .extracting(entry -> value(entry.get("resource")))
                .containsExactly(4);
    }

    @Test
    void findsWhoIsInRemission() {
        assertThat(clinic.find("Observation?code-value-quantity=" + PHQ_9 + "$lt5&patient=" + bothPatients))
                .extracting(ScoredQuestionsTest::response)
                .containsExactlyElementsOf(responses(sheetsOfBoth().filter(sheet -> sheet.total() < 5)))
                .hasSize(1);
    }

    @Test
    void findsPositiveAnswersAboutSuicide() {
        String positive = "Observation?code=" + SUICIDE_ITEM + "&value-concept=LA6569-3,LA6570-1,LA6571-9&patient="
                + bothPatients;
        assertThat(clinic.find(positive + "&date=ge2025-02-01"))
                .extracting(ScoredQuestionsTest::response)
                .containsExactlyElementsOf(responses(sheetsOfBoth().filter(sheet -> sheet.suicideItem() > 0)))
                .hasSize(1);
        assertThat(clinic.find(positive + "&date=ge2025-02-10")).isEmpty();
    }

    @Test
    void findsWhoIsSeverelyIllNow() {
        String severe = severelyIllPatient();
        // 19 points, as at the beginning of the grief course, are not severe yet.
        assertThat(clinic.find(
                        "Observation?code-value-quantity=" + PHQ_9 + "$ge20&patient=" + bothPatients + "," + severe))
                .extracting(resource -> resource.at("/subject/reference").asText() + ": " + value(resource))
                .containsExactly(severe + ": 20");
    }

    @Test
    void keepsASendersOwnScoreAsTheOnlyOneOfItsResponse() {
        Entry senders = grief.entry("grief-phq-9-score-1");
        AnswerSheet first = AnswerSheet.of(grief, "phq-9").get(0);
        assertThat(clinic.find("Observation?derived-from=" + first.response() + "&code=" + PHQ_9))
                .extracting(Exchange::reference)
                .containsExactly(senders.reference());
    }

    private List<JsonNode> trajectory(String code) {
        return clinic.find("Observation?patient=" + grief.patient() + "&code=" + code + "&based-on=" + course
                + "&_sort=date&_count=10");
    }

    private Stream<AnswerSheet> sheetsOfBoth() {
        return Stream.of(grief, clinic.joy()).flatMap(course -> AnswerSheet.of(course, "phq-9").stream());
    }

    private static List<Integer> totals(List<AnswerSheet> sheets) {
        return sheets.stream().map(AnswerSheet::total).toList();
    }

    private static List<String> responses(Stream<AnswerSheet> sheets) {
        return sheets.map(AnswerSheet::response).toList();
    }

    private static int value(JsonNode observation) {
        return observation.at("/valueQuantity/value").asInt(-1);
    }

    private static String response(JsonNode observation) {
        return observation.at("/derivedFrom/0/reference").asText();
    }

    /** Somebody whose PHQ-9 comes to 20: six items nearly every day, one on several days, one not at all. */
    private String severelyIllPatient() {
        String patient = created("/Patient", "{\"resourceType\":\"Patient\",\"active\":true}");
        StringBuilder items = new StringBuilder();
        for (String item : List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2")) {
            items.append(answer(item, "LA6571-9")).append(',');
        }
        items.append(answer("44252-5", "LA6569-3")).append(',');
        items.append(answer("44253-3", "LA6569-3")).append(',');
        items.append(answer("44260-8", "LA6568-5"));
        created(
                "/QuestionnaireResponse",
                "{\"resourceType\":\"QuestionnaireResponse\",\"status\":\"completed\","
                        + "\"questionnaire\":\"https://w3id.org/ipt-fhir/Questionnaire/phq-9|0.1.0\","
                        + "\"subject\":{\"reference\":\"" + patient + "\"},\"authored\":\"2026-03-02T09:00:00Z\","
                        + "\"source\":{\"reference\":\"" + patient + "\"},\"item\":[" + items + "]}");
        return patient;
    }

    private static String answer(String item, String code) {
        return "{\"linkId\":\"/" + item + "\",\"answer\":[{\"valueCoding\":{\"system\":\"http://loinc.org\",\"code\":\""
                + code + "\"}}]}";
    }

    private String created(String path, String json) {
        var answer = clinic.server().post(path, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Exchange.reference(Json.read(answer.body()));
    }
}
