package org.iptfhir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code validate --course}: rules over several resources, in one Bundle and in files that lie beside each other. */
@NoServer
class CoursesTogetherTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String COURSE = "ig/fsh-generated/resources/CarePlan-course-anna.json";
    private static final List<String> PHQ_9 =
            List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8");
    private static final String LABELS =
            "\"meta\":{\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":"
                    + "\"R\"},{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"MH\"}]},";
    private static final String JOY = "ig/input/examples/Bundle-joy.json";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private static CarePlan anna() throws IOException {
        CarePlan course = FHIR.newJsonParser().parseResource(CarePlan.class, Files.readString(Path.of(COURSE)));
        course.setStatus(CarePlan.CarePlanStatus.ACTIVE);
        course.getExtension()
                .removeIf(extension -> extension.getUrl().endsWith("/combination")); // no medication is here
        return course;
    }

    @Test
    void twoActiveCoursesInTwoFilesAreToldAtTheLater() throws IOException {
        CarePlan first = anna();
        CarePlan second = first.copy();
        second.setId("second-course");
        Files.writeString(directory.resolve("a.json"), json(first));
        Files.writeString(directory.resolve("b.ndjson"), FHIR.newJsonParser().encodeResourceToString(second) + "\n");
        Called alone = Called.with("validate", "-q", directory.toString());
        assertThat(alone.out()).doesNotContain("C09");
        Called together = Called.with("validate", "-q", "--course", directory.toString());
        assertThat(together.out())
                .contains(
                        "b.ndjson:1:",
                        "error C09 CarePlan.status",
                        "CarePlan/course-anna in " + directory.resolve("a.json") + " is active too")
                .doesNotContain("a.json:");
        assertThat(together.code()).isEqualTo(1);
    }

    @Test
    void entriesOfABundleAreJudgedTogether() throws IOException {
        assertThat(Called.with("validate", "--course", JOY).code()).isZero();
        Bundle bundle = FHIR.newJsonParser().parseResource(Bundle.class, Files.readString(Path.of(JOY)));
        bundle.getEntry().stream()
                .filter(entry -> entry.getResource() instanceof CarePlan)
                .findFirst()
                .ifPresent(course ->
                        bundle.addEntry(course.copy().setFullUrl("urn:uuid:6a2d0a56-6f35-4d3c-b3c3-0d2f1c9f0a11")));
        Path file = Files.writeString(directory.resolve("joy.json"), json(bundle));
        int last = bundle.getEntry().size() - 1;
        Called called = Called.with("validate", "--course", file.toString());
        assertThat(called.out()).contains("C09 Bundle.entry[" + last + "].resource.status");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(
                        Integer.parseInt(called.out().replaceFirst("(?s).*joy\\.json:(\\d+):\\d+: error C09.*", "$1"))
                                - 1))
                .contains("\"status\": \"active\"");
    }

    @Test
    void aScoreIsHeldToTheAnswersInAnotherFile() throws IOException {
        Path answers = write("answers.json", phq9("r1", 9));
        Path score = write("score.json", score("s1", "QuestionnaireResponse/r1", 20));
        String told =
                "says 20, the answers that it derives from (QuestionnaireResponse/r1 in " + answers + ") come to 27";
        assertThat(Called.with("validate", "-q", directory.toString()).code()).isZero();
        for (List<Path> order : List.of(List.of(answers, score), List.of(score, answers))) {
            Called called = together(order);
            assertThat(called.out())
                    .contains(score + ":1:", "error M01 Observation.value.ofType(Quantity).value", told, "To mend it:")
                    .doesNotContain("error M01 QuestionnaireResponse");
            assertThat(called.code()).isEqualTo(1);
        }
        write("score.json", score("s1", "QuestionnaireResponse/r1", 27));
        assertThat(together(List.of(answers, score)).code()).isZero();
    }

    @Test
    void aScoreOfAnswersThatAreNotAllThereIsTold() throws IOException {
        Path lines = write("course.ndjson", score("s1", "QuestionnaireResponse/r1", 24) + "\n" + phq9("r1", 8) + "\n");
        assertThat(together(List.of(lines)).out())
                .contains(lines + ":1:", "error M04", "1 of the 9 scored items", "24 to 27")
                .doesNotContain("M01");
    }

    @Test
    void aSecondScoreOfTheSameAnswersIsToldWithTheFileOfTheFirst() throws IOException {
        Path answers = write("answers.json", phq9("r1", 9));
        Path first = write("first.json", score("s1", "QuestionnaireResponse/r1", 27));
        Path second = write("second.json", score("s2", "QuestionnaireResponse/r1", 27));
        assertThat(together(List.of(answers, first, second)).out())
                .contains(second + ":1:", "error M01 Observation.derivedFrom", "Observation/s1 in " + first)
                .doesNotContain(first + ":1:");
    }

    @Test
    void aScoreIsHeldToTheAnswersInItsBundle() throws IOException {
        String urn = "urn:uuid:6a2d0a56-6f35-4d3c-b3c3-0d2f1c9f0a11";
        Path bundle = write(
                "bundle.json", """
                {"resourceType":"Bundle","type":"transaction","entry":[
                {"fullUrl":"%s","resource":%s,"request":{"method":"POST","url":"QuestionnaireResponse"}},
                {"resource":%s,"request":{"method":"POST","url":"Observation"}}]}""".formatted(urn, without("r1", phq9("r1", 9)), without("s1", score("s1", urn, 20))));
        assertThat(together(List.of(bundle)).out())
                .contains(
                        bundle + ":3:",
                        "error M01 Bundle.entry[1].resource.value.ofType(Quantity).value",
                        "says 20, the answers that it derives from come to 27");
    }

    /** A score in one file derives from answers that another file brings in a Bundle. */
    @Test
    void aScoreIsHeldToTheAnswersInTheBundleOfAnotherFile() throws IOException {
        Path bundle = write(
                "bundle.json",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"fullUrl\":\"http://clinic.example/fhir/"
                        + "QuestionnaireResponse/r1\",\"resource\":" + phq9("r1", 9) + "}]}");
        Path score = write("score.json", score("s1", "QuestionnaireResponse/r1", 20));
        assertThat(together(List.of(bundle, score)).out())
                .contains(score + ":1:", "error M01", "Bundle.entry[0].resource in " + bundle);
    }

    @Test
    void whatIsWrongByItselfIsNotToldASecondTime() throws IOException {
        Path answers = write("answers.json", phq9("r1", 9));
        Path score = write("score.json", score("s1", "QuestionnaireResponse/r1", 99));
        assertThat(together(List.of(answers, score)).out())
                .contains("error M02")
                .doesNotContain("M01");
    }

    @Test
    void ofAResourceThatComesTwiceTheLaterOneIsJudged() throws IOException {
        Path before = write("a.json", phq9("r1", 8));
        Path after = write("b.json", phq9("r1", 9));
        Path score = write("c.json", score("s1", "QuestionnaireResponse/r1", 27));
        Called called = together(List.of(before, after, score));
        assertThat(called.out())
                .contains(
                        after + ":1:",
                        "warning Same_Resource_Twice QuestionnaireResponse.id",
                        "QuestionnaireResponse/r1 is in " + before + " too, and says something else there",
                        "This later one is judged")
                .doesNotContain("M01", "M04");
        assertThat(called.code()).isZero();
        assertThat(together(List.of(after, before, score)).out()).contains("error M04");
    }

    @Test
    void resourcesThatComeTwiceAsTheyAreAreOneNote() throws IOException {
        Path one = write("a.ndjson", phq9("r1", 9) + "\n");
        Path two = write("b.json", phq9("r1", 9));
        assertThat(Called.with("validate", "--course", one.toString(), two.toString())
                        .out())
                .containsOnlyOnce("note Same_Resource_Twice")
                .contains("is in " + one + " too, with the same content. Each counts once.");
        assertThat(together(List.of(one, two)).out()).doesNotContain("Same_Resource_Twice"); // no notes in quiet
    }

    /** Two Bundles whose entries have no ids bring no resource twice. */
    @Test
    void entriesWithoutIdsAreNoTwins() throws IOException {
        String entry = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":%s,"
                + "\"request\":{\"method\":\"POST\",\"url\":\"QuestionnaireResponse\"}}]}";
        Path one = write("a.json", entry.formatted(without("r1", phq9("r1", 9))));
        Path two = write("b.json", entry.formatted(without("r1", phq9("r1", 8))));
        assertThat(Called.with("validate", "--course", one.toString(), two.toString())
                        .out())
                .doesNotContain("Same_Resource_Twice");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static Called together(List<Path> files) {
        List<String> arguments = new ArrayList<>(List.of("validate", "-q", "--course"));
        files.forEach(file -> arguments.add(file.toString()));
        return Called.with(arguments.toArray(String[]::new));
    }

    private static String without(String id, String resource) {
        return resource.replace("\"id\":\"" + id + "\",", "");
    }

    /** The first items, each answered with the highest weight. */
    private static String phq9(String id, int answered) {
        return ("{\"resourceType\":\"QuestionnaireResponse\",\"id\":\"" + id + "\"," + LABELS
                        + "\"questionnaire\":\"https://w3id.org/ipt-fhir/Questionnaire/phq-9|0.1.0\",\"status\":\"%s\","
                        + "\"subject\":{\"reference\":\"Patient/p1\"},\"authored\":\"2026-02-03T09:50:00+01:00\",\"item\":[%s]}")
                .formatted(
                        answered == PHQ_9.size() ? "completed" : "in-progress",
                        PHQ_9.stream()
                                .limit(answered)
                                .map(item -> "{\"linkId\":\"/" + item + "\",\"answer\":[{\"valueCoding\":"
                                        + "{\"system\":\"http://loinc.org\",\"code\":\"LA6571-9\"}}]}")
                                .collect(Collectors.joining(",")));
    }

    private static String score(String id, String answers, int total) {
        return ("{\"resourceType\":\"Observation\",\"id\":\"" + id + "\"," + LABELS
                        + "\"status\":\"final\",\"category\":[{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/"
                        + "observation-category\",\"code\":\"survey\"}]}],"
                        + "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"44261-6\"}]},"
                        + "\"subject\":{\"reference\":\"Patient/p1\"},\"effectiveDateTime\":\"2026-02-03T09:50:00+01:00\","
                        + "\"derivedFrom\":[{\"reference\":\"%s\"}],\"valueQuantity\":{\"value\":%d,\"unit\":\"{score}\","
                        + "\"system\":\"http://unitsofmeasure.org\",\"code\":\"{score}\"}}")
                .formatted(answers, total);
    }

    private static String json(org.hl7.fhir.r4.model.Resource resource) {
        return FHIR.newJsonParser().setPrettyPrint(true).encodeResourceToString(resource);
    }
}
