package org.iptfhir.journey;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.iptfhir.RunningServer;
import org.iptfhir.TestDatabase;
import org.iptfhir.journey.RequestCollection.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The questions of the guide's page "Asking for outcomes": each is a request of {@code docker/http/outcomes.http}, and its
 * answer about the course that treats grief, with what came after it, is known.
 */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(Clinic.Shared.class)
class OutcomeQuestionsTest {
    private static final Pattern ROW = Pattern.compile("^\\| ([^|`]+) \\| `(.+?)` \\|$");
    private static final String GROUP = "Group/for-analysis";
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([a-z-]+)}}");

    private final Clinic clinic;
    private final RunningServer server;
    private Exchange grief;
    private String course;

    OutcomeQuestionsTest(Clinic clinic) {
        this.clinic = clinic;
        this.server = clinic.server();
    }

    /** What an answer must say. */
    private interface Answer extends Consumer<JsonNode> {}

    private final Map<String, Answer> answers = Map.ofEntries(
            entry(
                    "Trajectory of PHQ-9 in a course",
                    page -> assertThat(values(page)).startsWith(19).endsWith(4).hasSize(16)),
            entry("Latest score", page -> assertThat(values(page)).containsExactly(4)), // the follow-up after a year
            entry("Baseline, last score, change, response and remission of a course", this::isTheOutcomeOfTheCourse),
            entry(
                    "The same as a measure with CQL counts it",
                    report -> assertThat(numerators(report)).containsExactly(1, 1, 1, 0, 1, 0, 1)),
            entry(
                    "Recovery by the rules of NHS Talking Therapies",
                    report -> assertThat(numerators(report)).containsExactly(1, 1, 1, 0, 1)),
            entry("All courses of a patient", this::isTheOutcomeOfTheCourse),
            entry(
                    "Scores in the range of remission",
                    page -> assertThat(values(page)).containsExactlyInAnyOrder(4, 4)),
            entry("Courses that were dropped", page -> assertThat(total(page)).isZero()),
            entry("Courses that were completed", page -> assertThat(total(page)).isEqualTo(1)),
            entry("Courses that work on grief", page -> assertThat(total(page)).isEqualTo(1)),
            entry("Courses of a variant", page -> assertThat(total(page)).isEqualTo(1)),
            entry("Courses of a therapist", page -> assertThat(names(page)).containsExactly("grief-course")),
            entry("Courses of a care team", page -> assertThat(names(page)).containsExactly("grief-course")),
            entry(
                    "Time in the middle phase",
                    page -> assertThat(resources(page))
                            .extracting(phase -> phase.path("period").toString())
                            .containsExactly("{\"start\":\"2025-02-25\",\"end\":\"2025-04-30\"}")),
            entry("Safety alerts that stand", page -> assertThat(names(page)).isEmpty()),
            entry(
                    "Thoughts of death or self-harm lately",
                    page -> assertThat(resources(page))
                            .extracting(answer -> answer.at("/valueCodeableConcept/coding/0/code")
                                    .asText())
                            .containsExactly("LA6569-3")),
            entry("Severely ill", page -> assertThat(values(page)).isEmpty()),
            entry("Sessions attended", page -> assertThat(total(page)).isEqualTo(16)),
            entry("Sessions missed", page -> assertThat(total(page)).isEqualTo(1)),
            entry(
                    "A whole course as a transaction for another server",
                    bundle -> assertThat(bundle.at("/type").asText()).isEqualTo("transaction")),
            entry(
                    "A whole course as a search",
                    page -> assertThat(resources(page))
                            .extracting(resource -> resource.get("resourceType").asText())
                            .contains("CarePlan", "Goal", "Condition", "Procedure", "Encounter", "Task")),
            entry("Interpersonal inventory", page -> assertThat(names(page)).containsExactly("grief-inventory")),
            entry("Formulation", page -> assertThat(names(page)).containsExactly("grief-formulation")),
            entry("Goals that were reached", page -> assertThat(names(page)).containsExactly("grief-goal-mood")),
            entry("Homework that was done", page -> assertThat(names(page)).hasSize(6)),
            entry(
                    "Remission twelve months after the end",
                    page -> assertThat(values(page)).containsExactly(4)),
            entry("Scores at follow-up", page -> assertThat(values(page)).containsExactly(7, 4)),
            entry("Relapse", page -> assertThat(names(page)).containsExactly("relapse")),
            entry(
                    "Courses in combination with medication",
                    page -> assertThat(total(page)).isEqualTo(1)),
            entry("Outcome by problem area and format", OutcomeQuestionsTest::isOfACohort),
            entry(
                    "Mean change, effect size, data completeness, drop-out by phase of those who began in a year",
                    OutcomeQuestionsTest::isOfACohort),
            entry("Outcome of a therapist, with and without medication", OutcomeQuestionsTest::isOfACohort),
            entry(
                    "Active courses without a recent score, the longest without one first",
                    page -> assertThat(total(page)).isZero()), // hers is over
            entry(
                    "What is recorded of a group of patients, as files",
                    nothing -> assertThat(nothing.isMissingNode()).isTrue()), // GroupExportTest reads the files
            entry(
                    "Quality of delivery: the ratings of sessions of a therapist",
                    page -> assertThat(names(page)).containsExactly("rating-of-session-1")));

    @BeforeEach
    void post() {
        grief = clinic.griefCourseWithFollowUp();
        course = grief.entry("grief-course").reference();
        HttpResponse<String> group = server.put("/" + GROUP, """
                {"resourceType":"Group","id":"for-analysis","type":"person","actual":true,
                "member":[{"entity":{"reference":"%s"}}]}""".formatted(grief.patient()));
        assertThat(group.statusCode()).as(group.body()).isIn(200, 201);
    }

    @TestFactory
    Stream<DynamicTest> areAnswered() {
        return RequestCollection.of("outcomes.http").requests().stream()
                .map(request -> dynamicTest(request.title(), () -> {
                    assertThat(answers).containsKey(request.title());
                    answers.get(request.title()).accept(answer(request));
                }));
    }

    @Test
    void areThoseOfTheGuidesPage() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("ig/input/pagecontent/outcomes.md"))) {
            ROW.matcher(line).results().forEach(row -> rows.put(row.group(1), row.group(2)));
        }
        Map<String, String> sent = new LinkedHashMap<>();
        RequestCollection.of("outcomes.http")
                .requests()
                .forEach(request -> sent.put(request.title(), inTable(request)));
        assertThat(rows).containsExactlyEntriesOf(sent);
        assertThat(answers.keySet()).containsExactlyInAnyOrderElementsOf(rows.keySet());
    }

    private static String inTable(Request request) {
        return VARIABLE.matcher(request.url().replace("{{server}}/fhir/", "").replace("|", "\\|"))
                .replaceAll(
                        variable -> Matcher.quoteReplacement(variable.group(1).toUpperCase(Locale.ROOT)));
    }

    /** The numbers are held by CohortOperationTest. */
    private static void isOfACohort(JsonNode report) {
        assertThat(report.at("/resourceType").asText()).isEqualTo("MeasureReport");
        assertThat(report.toString())
                .contains("\"response\"", "\"change\"", "\"paired-data\"", "\"drop-out-in-middle\"");
    }

    /** From 19 points to 4: the follow-up is after the end. */
    private void isTheOutcomeOfTheCourse(JsonNode parameters) {
        JsonNode outcome = StreamSupport.stream(parameters.get("parameter").spliterator(), false)
                .filter(one -> part(one, "course")
                        .at("/valueReference/reference")
                        .asText()
                        .equals(course))
                .findFirst()
                .orElseThrow();
        JsonNode scale = part(outcome, "scale");
        assertThat(List.of("baseline", "endpoint"))
                .extracting(score -> part(part(scale, score), "total")
                        .at("/valueQuantity/value")
                        .asInt())
                .containsExactly(19, 4);
    }

    /** The first part with a name. */
    private static JsonNode part(JsonNode parameter, String name) {
        return StreamSupport.stream(parameter.path("part").spliterator(), false)
                .filter(part -> part.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Asked as it stands; a question about all patients also about this one alone, whose answer is known. */
    private JsonNode answer(Request request) {
        Map<String, String> variables = Map.of(
                "server", server.address(),
                "patient", grief.patient(),
                "course", course,
                "course-id", course.substring(course.indexOf('/') + 1),
                "team", grief.entry("grief-care-team").reference(),
                "therapist", grief.entry("T-21-1").reference(),
                "group", GROUP);
        JsonNode answer = sent(request, variables);
        boolean isAboutAll = request.url().contains("?category=");
        return isAboutAll ? sent(request.and("patient=" + grief.patient()), variables) : answer;
    }

    private JsonNode sent(Request request, Map<String, String> variables) {
        HttpResponse<String> answer = server.send(request.with(variables));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(request.status());
        return Json.read(answer.body());
    }

    private static List<JsonNode> resources(JsonNode page) {
        List<JsonNode> resources = new ArrayList<>();
        page.path("entry").forEach(entry -> resources.add(entry.get("resource")));
        return resources;
    }

    private static List<String> names(JsonNode page) {
        return resources(page).stream().map(Exchange::nameOf).toList();
    }

    private static List<Integer> values(JsonNode page) {
        return resources(page).stream()
                .map(score -> score.at("/valueQuantity/value").asInt(-1))
                .toList();
    }

    /** Of response, remission, reliable improvement, reliable deterioration, completion and drop-out. */
    private static List<Integer> numerators(JsonNode report) {
        return StreamSupport.stream(report.path("group").spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("population").spliterator(), false))
                .filter(population ->
                        population.at("/code/coding/0/code").asText().equals("numerator"))
                .map(population -> population.path("count").asInt(-1))
                .toList();
    }

    private static int total(JsonNode page) {
        return page.get("total").asInt();
    }
}
