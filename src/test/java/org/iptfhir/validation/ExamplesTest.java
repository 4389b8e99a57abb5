package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.iptfhir.Format;
import org.iptfhir.GuideExamples;
import org.iptfhir.GuideExamples.Example;
import org.iptfhir.GuideExamples.Wrong;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Every definition and every right example passes without a warning; every wrong one causes exactly the finding that its index names. */
@TestInstance(Lifecycle.PER_CLASS)
@NoServer
class ExamplesTest {
    /** The engine does not know all codes of ICD-10, so it tells that it cannot check those to which problem areas are mapped. */
    private static final Set<String> NEEDS_THE_NETWORK = Set.of("CONCEPTMAP_GROUP_TARGET_UNKNOWN");

    private final GuideValidator validator = GuideValidator.ofPublishedGuide(FhirContext.forR4Cached());

    @TestFactory
    Stream<DynamicTest> wrongExampleCausesExactlyItsFinding() {
        return inBothFormats(GuideExamples.wrong(), this::causesItsFinding);
    }

    @TestFactory
    Stream<DynamicTest> rightExamplePasses() {
        return inBothFormats(GuideExamples.right(), this::passes);
    }

    @TestFactory
    Stream<DynamicTest> mendedExamplePasses() {
        return inBothFormats(GuideExamples.mended(), this::passes);
    }

    /** All in JSON, and of those in XML a course and a document: the others have nothing that these lack. */
    @TestFactory
    Stream<DynamicTest> rightBundlePasses() {
        return GuideExamples.bundles().stream()
                .flatMap(bundle -> bundle.name().startsWith("Bundle-grief")
                        ? inBothFormats(List.of(bundle), this::passes)
                        : Stream.of(DynamicTest.dynamicTest(bundle + " in JSON", () -> passes(bundle, Format.JSON))));
    }

    @TestFactory
    Stream<DynamicTest> definitionPasses() {
        List<Example> definitions = GuideExamples.definitions();
        return definitions.stream()
                .map(definition -> DynamicTest.dynamicTest(
                        definition.toString(),
                        () -> assertThat(findings(definition, Format.JSON))
                                .filteredOn(finding -> finding.severity() != Severity.NOTE)
                                .filteredOn(finding -> !NEEDS_THE_NETWORK.contains(finding.id()))
                                .isEmpty()));
    }

    private interface Check<T> {
        void on(T example, Format format);
    }

    private static <T> Stream<DynamicTest> inBothFormats(List<T> examples, Check<T> check) {
        return Arrays.stream(Format.values())
                .flatMap(format -> examples.stream()
                        .map(example ->
                                DynamicTest.dynamicTest(example + " in " + format, () -> check.on(example, format))));
    }

    private void causesItsFinding(Wrong wrong, Format format) {
        assertThat(findings(wrong.example(), format))
                .extracting(Finding::id, finding -> finding.severity().name(), Finding::expression)
                .containsExactly(tuple(wrong.finding(), wrong.severity().toUpperCase(Locale.ROOT), wrong.expression()));
    }

    private void passes(Example right, Format format) {
        assertThat(findings(right, format))
                .filteredOn(finding -> finding.severity() != Severity.NOTE)
                .isEmpty();
    }

    private List<Finding> findings(Example example, Format format) {
        byte[] text = format.of(example.json()).getBytes(StandardCharsets.UTF_8);
        return validator.validate(
                format == Format.XML ? ResourceText.xml(text) : ResourceText.json(text), ValidationRequest.guideOnly());
    }
}
