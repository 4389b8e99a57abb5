package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Every right example passes without a warning; every wrong one causes exactly the finding that its index names. */
@TestInstance(Lifecycle.PER_CLASS)
class ExamplesTest {
    private static final Path WRONG = Path.of("src/test/resources/wrong");
    private static final List<Path> RIGHT =
            List.of(Path.of("ig/fsh-generated/resources"), Path.of("ig/input/examples"));

    /** What the guide defines is checked by SUSHI and the build; examples are all other types. */
    private static final Set<String> DEFINITIONS = Set.of(
            "StructureDefinition",
            "ValueSet",
            "CodeSystem",
            "SearchParameter",
            "ImplementationGuide",
            "Questionnaire",
            "ObservationDefinition");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final GuideValidator validator = GuideValidator.ofPublishedGuide(fhir);

    /** What an index says of a wrong example. */
    private record Wrong(String file, String finding, String severity, String expression) {}

    @TestFactory
    Stream<DynamicTest> wrongExampleCausesExactlyItsFinding() throws IOException {
        return wrong().stream()
                .map(wrong -> DynamicTest.dynamicTest(
                        wrong.file(),
                        () -> assertThat(validator.validate(
                                        ResourceText.json(Files.readAllBytes(WRONG.resolve(wrong.file()))),
                                        ValidationRequest.guideOnly()))
                                .extracting(
                                        Finding::id,
                                        finding -> finding.severity().name(),
                                        Finding::expression)
                                .containsExactly(tuple(
                                        wrong.finding(),
                                        wrong.severity().toUpperCase(Locale.ROOT),
                                        wrong.expression()))));
    }

    @TestFactory
    Stream<DynamicTest> wrongExampleInXmlCausesTheSameFinding() throws IOException {
        return wrong().stream()
                .map(wrong -> DynamicTest.dynamicTest(
                        wrong.file(),
                        () -> assertThat(validator.validate(
                                        xml(WRONG.resolve(wrong.file())), ValidationRequest.guideOnly()))
                                .extracting(
                                        Finding::id,
                                        finding -> finding.severity().name(),
                                        Finding::expression)
                                .containsExactly(tuple(
                                        wrong.finding(),
                                        wrong.severity().toUpperCase(Locale.ROOT),
                                        wrong.expression()))));
    }

    @TestFactory
    Stream<DynamicTest> rightExamplePasses() throws IOException {
        return right().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertThat(validator.validate(
                                        ResourceText.json(Files.readAllBytes(file)), ValidationRequest.guideOnly()))
                                .filteredOn(finding -> finding.severity() != Severity.NOTE)
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> rightExamplePassesInXml() throws IOException {
        return right().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertThat(validator.validate(xml(file), ValidationRequest.guideOnly()))
                                .filteredOn(finding -> finding.severity() != Severity.NOTE)
                                .isEmpty()));
    }

    private ResourceText xml(Path json) throws IOException {
        IParser reader = fhir.newJsonParser();
        IBaseResource resource = reader.parseResource(Files.readString(json));
        return ResourceText.xml(
                fhir.newXmlParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8));
    }

    private static List<Wrong> wrong() throws IOException {
        List<Wrong> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(WRONG)) {
            for (Path index : files.filter(file -> file.toString().endsWith("index.json"))
                    .sorted()
                    .toList()) {
                for (JsonNode entry : JSON.readTree(index.toFile())) {
                    all.add(new Wrong(
                            entry.get("file").asText(),
                            entry.get("finding").asText(),
                            entry.get("severity").asText(),
                            entry.get("expression").asText()));
                }
            }
        }
        assertThat(all).hasSizeGreaterThan(150);
        return all;
    }

    private static List<Path> right() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path folder : RIGHT) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".json"))
                        .filter(file -> !DEFINITIONS.contains(
                                file.getFileName().toString().replaceFirst("-.*", "")))
                        .sorted()
                        .forEach(all::add);
            }
        }
        assertThat(all).hasSizeGreaterThan(40);
        return all;
    }
}
