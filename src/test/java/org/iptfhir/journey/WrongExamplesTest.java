package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.iptfhir.CountsAll;
import org.iptfhir.Format;
import org.iptfhir.GuideExamples;
import org.iptfhir.GuideExamples.Wrong;
import org.iptfhir.RunningServer;
import org.iptfhir.TestDatabase;
import org.iptfhir.guide.Guide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every wrong example, sent in JSON and in XML beside the right ones that it refers to. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(Clinic.Shared.class)
@CountsAll
class WrongExamplesTest {
    private static final Map<String, Set<String>> INVARIANTS = invariants();
    private static final Set<String> COURSES_OWN =
            Set.of("CarePlan", "Procedure", "Observation", "QuestionnaireResponse");
    private static final Guide GUIDE = Guide.read(FhirContext.forR4Cached());

    private final Clinic clinic;
    private final RunningServer server;

    WrongExamplesTest(Clinic clinic) {
        this.clinic = clinic;
        this.server = clinic.server();
        clinic.storedExamples();
    }

    @TestFactory
    Stream<DynamicTest> isRefusedWithItsFindingWhereThatIsAnError() {
        return each(TestDatabase.needed(refused(true)), (wrong, format) -> {
            int before = clinic.count(wrong.example().type());
            String text = format.of(wrong.example().json());
            HttpResponse<String> answer = post(wrong, format, text, "");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            hasExactlyItsFinding(answer, wrong, text);
            assertThat(clinic.count(wrong.example().type())).isEqualTo(before);
        });
    }

    @TestFactory
    Stream<DynamicTest> isStoredAndItsFindingToldWhereThatIsAWarning() {
        return each(refused(false), (wrong, format) -> {
            String text = format.of(beside(wrong));
            int before = clinic.count(wrong.example().type());
            HttpResponse<String> answer = post(wrong, format, text, "");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            hasExactlyItsFinding(answer, wrong, text);
            assertThat(clinic.count(wrong.example().type())).isEqualTo(before + 1);
        });
    }

    @TestFactory
    Stream<DynamicTest> hasTheSameFindingByTheServersOwnJudgement() {
        return each(TestDatabase.needed(GuideExamples.wrong()), (wrong, format) -> {
            String text = format.of(beside(wrong));
            HttpResponse<String> answer = post(wrong, format, text, "/$validate");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            hasExactlyItsFinding(answer, wrong, text);
        });
    }

    /** Where errors stop the judgement of a text, nothing is looked up; all else would meet Anna's own course. */
    private String beside(Wrong wrong) {
        String json = wrong.example().json();
        return !wrong.isRefused() && COURSES_OWN.contains(wrong.example().type()) ? ofAnotherPatient(json) : json;
    }

    /**
     * Anna has an active course already (C09), about grief (I02), with an active phase (P05), a fifth session (S01) and the
     * same scores (M11): plan, session, inventory and score are moved to somebody who has none.
     */
    private String ofAnotherPatient(String plan) {
        String id = "other-" + UUID.randomUUID();
        server.put("/Patient/" + id, "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"active\":true}");
        server.put("/CarePlan/" + id, """
                {"resourceType":"CarePlan","id":"%1$s","status":"unknown","intent":"plan",
                 "category":[{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-course"}]}],
                 "subject":{"reference":"Patient/%1$s"}}""".formatted(id));
        server.put("/Condition/" + id, """
                {"resourceType":"Condition","id":"%1$s","code":{"text":"Depressive episode"},
                 "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical",
                 "code":"active"}]},"subject":{"reference":"Patient/%1$s"}}""".formatted(id));
        server.put("/MedicationRequest/" + id, """
                {"resourceType":"MedicationRequest","id":"%1$s","status":"active","intent":"order",
                 "medicationCodeableConcept":{"text":"Sertraline"},"subject":{"reference":"Patient/%1$s"}}""".formatted(id));
        return plan.replaceAll("CarePlan/phase-anna-\\w+", "CarePlan/" + id)
                .replaceAll("Condition/condition-anna-\\w+", "Condition/" + id)
                .replace("\"Patient/patient-anna\"", "\"Patient/" + id + "\"")
                .replace("\"CarePlan/course-anna\"", "\"CarePlan/" + id + "\"");
    }

    private interface Check {
        void on(Wrong wrong, Format format);
    }

    private static List<Wrong> refused(boolean isRefused) {
        return GuideExamples.wrong().stream()
                .filter(wrong -> wrong.isRefused() == isRefused)
                .toList();
    }

    private static Stream<DynamicTest> each(List<Wrong> examples, Check check) {
        return Format.inUse().stream()
                .flatMap(format -> examples.stream()
                        .map(wrong -> DynamicTest.dynamicTest(wrong + " in " + format, () -> check.on(wrong, format))));
    }

    private HttpResponse<String> post(Wrong wrong, Format format, String text, String operation) {
        return server.send(HttpRequest.newBuilder(
                        URI.create(server.fhir() + "/" + wrong.example().type() + operation))
                .header("Content-Type", format.mediaType())
                .header("Accept", "application/fhir+json")
                .header("Prefer", "return=OperationOutcome")
                .POST(BodyPublishers.ofString(text))
                .build());
    }

    private static void hasExactlyItsFinding(HttpResponse<String> answer, Wrong wrong, String text) {
        List<Issue> findings = Issue.findings(answer);
        assertThat(findings)
                .extracting(Issue::severity, Issue::id, Issue::expression)
                .containsExactly(tuple(wrong.severity(), wrong.finding(), wrong.expression()));
        Issue finding = findings.get(0);
        List<String> lines = text.lines().toList();
        assertThat(finding.line()).isBetween(1, lines.size());
        assertThat(finding.column()).isBetween(1, lines.get(finding.line() - 1).length());
        wrong.invariant()
                .ifPresent(invariant -> assertThat(INVARIANTS.get(invariant))
                        .as("the sentence of " + invariant)
                        .anyMatch(sentence -> says(finding, sentence)));
    }

    /** Where the sentence asks for a version, the finding names it. */
    private static boolean says(Issue finding, String sentence) {
        return finding.text().contains(sentence.replace("|version", "|" + GUIDE.version()));
    }

    /** The sentences of the guide's invariants, by their keys. */
    private static Map<String, Set<String>> invariants() {
        Map<String, Set<String>> sentences = new HashMap<>();
        try (Stream<Path> files = Files.list(Path.of("ig/fsh-generated/resources"))) {
            for (Path file : files.filter(
                            profile -> profile.getFileName().toString().startsWith("StructureDefinition-"))
                    .toList()) {
                for (JsonNode constraints : Json.read(Files.readString(file)).findValues("constraint")) {
                    constraints.forEach(constraint -> sentences
                            .computeIfAbsent(constraint.get("key").asText(), key -> new HashSet<>())
                            .add(constraint.get("human").asText()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }
}
