package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The search parameters that the guide adds to FHIR's, over the course that treats grief and the case of Joy. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(Clinic.Shared.class)
class OwnSearchParametersTest {
    private static final Pattern OWN = Pattern.compile("\\bipt-[a-z-]+(?==)");

    private static final List<Question> QUESTIONS = List.of(
            question("CarePlan?ipt-problem-area=grief", "grief-course"),
            question("CarePlan?ipt-problem-area=role-transition", "joy-course"),
            question("CarePlan?ipt-problem-area=role-dispute"), // a secondary area is none of the primary ones
            question("CarePlan?ipt-problem-area-secondary=role-dispute", "joy-course"),
            question("CarePlan?ipt-variant=ipt", "grief-course", "joy-course"),
            question("CarePlan?ipt-variant=ipt-a"),
            question(
                    "CarePlan?ipt-format=https://w3id.org/ipt-fhir/CodeSystem/format|individual",
                    "grief-course",
                    "joy-course"),
            question("CarePlan?ipt-combination=medication", "grief-course"),
            question("CarePlan?ipt-combination=none", "joy-course"),
            question("CarePlan?ipt-end-reason=completed-planned", "grief-course"),
            question("CarePlan?ipt-end-reason=dropout"),
            question("CarePlan?ipt-supporting-info={grief-formulation}", "grief-course"),
            question("CarePlan?ipt-supporting-info={grief-phq-9-1}"),
            question("Procedure?ipt-session-number=6", "grief-session-6", "joy-session-6"),
            question("Encounter?ipt-session-number=gt14", "grief-encounter-15", "grief-encounter-16"),
            question("Procedure?ipt-phase=termination", "grief-session-14", "grief-session-15", "grief-session-16"),
            question("Procedure?ipt-technique=role-play", "grief-session-10", "grief-session-13", "joy-session-6"),
            question("Observation?ipt-timepoint=baseline", "grief-phq-9-score-1"),
            question("Flag?ipt-flag-category=safety&ipt-flag-status=inactive", "grief-flag-1"),
            question("Flag?ipt-flag-category=safety&ipt-flag-status=active"));

    private final Clinic clinic;

    OwnSearchParametersTest(Clinic clinic) {
        this.clinic = clinic;
    }

    /**
     * A search and its answer.
     *
     * @param search with identifiers of resources that it refers to in braces
     * @param answer identifiers of what it must find
     */
    private record Question(String search, List<String> answer) {}

    private static Question question(String search, String... answer) {
        return new Question(search, List.of(answer));
    }

    @TestFactory
    Stream<DynamicTest> findsExactlyWhatItNames() {
        Exchange grief = clinic.griefCourse();
        String patients = "&patient=" + grief.patient() + "," + clinic.joy().patient();
        return QUESTIONS.stream()
                .map(question -> DynamicTest.dynamicTest(
                        question.search(),
                        () -> assertThat(clinic.find(withReferences(question.search(), grief) + patients))
                                .extracting(Exchange::nameOf)
                                .containsExactlyInAnyOrderElementsOf(question.answer())));
    }

    @Test
    void areAllAsked() throws IOException {
        Set<String> asked = QUESTIONS.stream()
                .flatMap(question -> OWN.matcher(question.search()).results())
                .map(result -> result.group())
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(Path.of("ig/fsh-generated/resources"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("SearchParameter-"))
                            .map(name -> name.replaceAll("^SearchParameter-|\\.json$", "")))
                    .containsExactlyInAnyOrderElementsOf(asked);
        }
    }

    private static String withReferences(String search, Exchange exchange) {
        return Pattern.compile("\\{(.+?)}")
                .matcher(search)
                .replaceAll(match -> exchange.entry(match.group(1)).reference());
    }
}
