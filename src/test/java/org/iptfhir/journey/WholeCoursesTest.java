package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.iptfhir.GuideExamples;
import org.iptfhir.GuideExamples.Example;
import org.iptfhir.TestDatabase;
import org.iptfhir.journey.Exchange.Entry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each whole course of the guide, from the post to its outcome. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(Clinic.Shared.class)
class WholeCoursesTest {
    /**
     * What a course comes to, worked out by hand: the totals are the sums of the answers, response is a fall by half of the
     * baseline, remission a PHQ-9 or PHQ-9M below 5 and an EPDS below 10.
     *
     * @param bundle its example
     * @param course identifier of its plan
     * @param scale id and name of the instrument
     * @param baseline total and day
     * @param endpoint total and day of the last score that belongs to the treatment
     * @param findings rules that its check tells of, as the description of the example says
     */
    record Expected(
            String bundle,
            String course,
            List<String> scale,
            Total baseline,
            Total endpoint,
            boolean response,
            boolean remission,
            List<String> findings) {
        /** The change in the words of the summary. */
        String change() {
            int better = baseline.points() - endpoint.points();
            return better == 0 ? "no change" : better == 1 ? "1 point better" : better + " points better";
        }

        @Override
        public String toString() {
            return bundle;
        }
    }

    record Total(int points, String day) {
        @Override
        public String toString() {
            return points + " on " + day;
        }
    }

    private static final String PHQ_9 = "phq-9 PHQ-9";

    private final Clinic clinic;

    WholeCoursesTest(Clinic clinic) {
        this.clinic = clinic;
    }

    static Stream<Expected> courses() {
        return Stream.of(
                expected("grief-course", PHQ_9, "19 on 2025-02-04", "4 on 2025-05-20", true, true), // 15 of 19, 4 < 5
                expected("joy", PHQ_9, "16 on 2026-01-15", "10 on 2026-02-19", false, false), // 6 of 16
                expected(
                        "school",
                        "phq-9m PHQ-9M",
                        "17 on 2025-09-16",
                        "4 on 2025-12-02",
                        true,
                        true), // 13 of 17, 4 < 5
                expected("group", PHQ_9, "14 on 2025-09-04", "6 on 2025-11-06", true, false), // 8 of 14
                expected("couple", PHQ_9, "16 on 2025-01-13", "5 on 2025-03-31", true, false), // 11 of 16, 5 is not < 5
                expected(
                        "perinatal",
                        "epds EPDS",
                        "19 on 2026-02-04",
                        "7 on 2026-04-15",
                        true,
                        true), // 12 of 19, 7 < 10
                expected("bipolar", PHQ_9, "18 on 2025-02-05", "7 on 2025-05-21", true, false), // 11 of 18
                expected("combination", PHQ_9, "19 on 2025-05-06", "9 on 2025-07-22", true, false), // 10 of 19
                expected("older", PHQ_9, "15 on 2025-01-10", "4 on 2025-03-28", true, true), // 11 of 15, 4 < 5
                expected("brief", PHQ_9, "14 on 2025-10-06", "13 on 2025-11-24", false, false, "M10"), // 1 of 14
                expected("counselling", PHQ_9, "11 on 2025-03-04", "4 on 2025-04-22", true, true), // 7 of 11, 4 < 5
                expected("maintenance", PHQ_9, "3 on 2025-01-14", "3 on 2025-11-18", false, true), // 0 of 3, 3 < 5
                expected("follow-up", PHQ_9, "17 on 2024-02-07", "3 on 2024-04-24", true, true)); // 14 of 17, 3 < 5
    }

    private static Expected expected(
            String bundle,
            String scale,
            String baseline,
            String endpoint,
            boolean response,
            boolean remission,
            String... findings) {
        return new Expected(
                bundle,
                bundle.replace("-course", "") + "-course",
                List.of(scale.split(" ", -1)),
                total(baseline),
                total(endpoint),
                response,
                remission,
                List.of(findings));
    }

    private static Total total(String text) {
        String[] parts = text.split(" on ", -1);
        return new Total(Integer.parseInt(parts[0]), parts[1]);
    }

    @Test
    void areAllOfTheGuide() {
        assertThat(GuideExamples.wholeCourses())
                .extracting(Example::name)
                .containsExactlyInAnyOrderElementsOf(
                        courses().map(course -> "Bundle-" + course.bundle()).toList());
    }

    @ParameterizedTest
    @MethodSource("courses")
    void isStoredEntryByEntry(Expected course) {
        assertThat(clinic.example(course.bundle()).entries())
                .extracting(Entry::status)
                .containsOnly("201 Created");
    }

    @ParameterizedTest
    @MethodSource("courses")
    void hasNothingAgainstIt(Expected course) {
        assertThat(rules(clinic.get(plan(course) + "/$ipt-check"))).isEqualTo(course.findings());
    }

    @ParameterizedTest
    @MethodSource("courses")
    void isSummedUpWithItsNumbers(Expected course) {
        JsonNode summary = clinic.get(plan(course) + "/$ipt-summary");
        assertThat(summary.path("type").asText()).isEqualTo("document");
        assertThat(summary.at("/entry/0/resource/text/div").asText().replaceAll("<[^>]+>", ""))
                .containsPattern(course.scale().get(1) + ": " + course.baseline() + " \\(baseline\\), "
                        + course.endpoint() + " \\((end|latest)\\): " + course.change());
        JsonNode judged = post("/Bundle/$validate", summary.toString());
        assertThat(rules(judged)).as(judged.toString()).isEmpty();
    }

    @Test
    void whatCameAfterTheEndIsToldApart() {
        String course = clinic.example("follow-up").entry("follow-up-course").reference();
        assertThat(clinic.get(course + "/$ipt-summary")
                        .at("/entry/0/resource/text/div")
                        .asText())
                .containsPattern("PHQ-9: 17 on 2024-02-07 \\(baseline\\), 3 on 2024-04-24 \\(end\\): 14 points better"
                        + " \\(82.4 %\\); afterwards \\d+ on 2025-\\d\\d-\\d\\d \\(latest\\)");
    }

    @ParameterizedTest
    @MethodSource("courses")
    void comesToItsOutcome(Expected course) {
        JsonNode outcome = clinic.get(plan(course) + "/$ipt-outcome").at("/parameter/0");
        JsonNode scale = parts(outcome, "scale")
                .filter(one -> part(one, "instrument")
                        .at("/valueCoding/code")
                        .asText()
                        .equals(course.scale().get(0)))
                .findFirst()
                .orElseThrow();
        assertThat(total(part(scale, "baseline"))).isEqualTo(course.baseline());
        assertThat(total(part(scale, "endpoint"))).isEqualTo(course.endpoint());
        assertThat(verdict(scale, "response")).isEqualTo(course.response());
        assertThat(verdict(scale, "remission")).isEqualTo(course.remission());
    }

    private static Total total(JsonNode score) {
        return new Total(
                part(score, "total").at("/valueQuantity/value").asInt(),
                part(score, "day").path("valueDate").asText());
    }

    private static boolean verdict(JsonNode scale, String code) {
        return parts(scale, "verdict")
                .filter(verdict ->
                        verdict.at("/part/0/valueCoding/code").asText().equals(code))
                .map(verdict -> verdict.at("/part/1/valueBoolean"))
                .filter(JsonNode::isBoolean)
                .map(JsonNode::asBoolean)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> parts(JsonNode parameter, String name) {
        return StreamSupport.stream(parameter.path("part").spliterator(), false)
                .filter(part -> part.path("name").asText().equals(name));
    }

    private static JsonNode part(JsonNode parameter, String name) {
        return parts(parameter, name).findFirst().orElseThrow();
    }

    /** The rules of all findings but notes. */
    private static List<String> rules(JsonNode outcome) {
        return StreamSupport.stream(outcome.path("issue").spliterator(), false)
                .filter(issue -> Arrays.asList("warning", "error", "fatal")
                        .contains(issue.path("severity").asText()))
                .map(issue -> issue.at("/details/coding/0/code").asText())
                .toList();
    }

    private String plan(Expected course) {
        return clinic.example(course.bundle()).entry(course.course()).reference();
    }

    private JsonNode post(String path, String body) {
        HttpResponse<String> answer = clinic.server()
                .send(HttpRequest.newBuilder(URI.create(clinic.server().fhir() + path))
                        .header("Content-Type", "application/fhir+json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body());
    }
}
