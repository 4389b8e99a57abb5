package org.iptfhir.guide;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ObservationDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.iptfhir.NoServer;
import org.iptfhir.instrument.Band;
import org.iptfhir.instrument.Direction;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Threshold;
import org.iptfhir.instrument.Threshold.Basis;
import org.junit.jupiter.api.Test;

/** The guide's page of instruments says what its definitions say. */
@NoServer
class PageOfInstrumentsTest {
    private static final Path PAGE = Path.of("ig/input/pagecontent/instruments.md");
    private static final Path EXPECTED = Path.of("target/instruments.md");
    private static final String LICENCE = Canonical.of("StructureDefinition", "licence-status");
    private static final String METADATA_ONLY = Canonical.of("StructureDefinition", "metadata-only");
    private static final String VERIFICATION = Canonical.of("StructureDefinition", "code-verification");

    private final Guide guide = Guide.read(FhirContext.forR4Cached());
    private final Map<String, Instrument> instruments =
            Instruments.of(guide).all().stream().collect(Collectors.toMap(Instrument::id, Function.identity()));
    private final List<ConceptDefinitionComponent> all =
            guide.codeSystem("instrument").getConcept();

    @Test
    void thePageSaysWhatIsSo() throws IOException {
        String expected = page();
        Files.writeString(EXPECTED, expected);
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("%s is to be what stands in %s: copy it there", PAGE, EXPECTED)
                .isEqualTo(expected);
    }

    @Test
    void everyInstrumentHasItsDefinitions() {
        assertThat(all).hasSize(32).allSatisfy(instrument -> {
            String id = instrument.getCode();
            assertThat(guide.definitions("StructureDefinition"))
                    .extracting(GuideDefinition::url)
                    .contains(Canonical.of("StructureDefinition", "score-" + id));
            assertThat(questionnaire(id).getUrl()).isEqualTo(Canonical.of("Questionnaire", id));
            assertThat(questionnaire(id).hasExtension(LICENCE)).as(id).isTrue();
            assertThat(Stream.concat(
                            questionnaire(id).getCode().stream(), definition(id).getCode().getCoding().stream()))
                    .as(id)
                    .isNotEmpty()
                    .allMatch(coding -> coding.hasExtension(VERIFICATION));
        });
    }

    /** What is sent is known to be right. */
    @Test
    void noTotalHasAnUnverifiedCodeFirst() {
        assertThat(all)
                .allSatisfy(instrument -> assertThat(verification(
                                definition(instrument.getCode()).getCode().getCodingFirstRep()))
                        .as(instrument.getCode())
                        .isIn("verified", "own"));
    }

    /** M13 guards the text of those whose licence forbids it, and the others follow theirs of their own accord. */
    @Test
    void itemsArePublishedWhereTheLicenceAllowsIt() {
        assertThat(all).allSatisfy(instrument -> {
            Questionnaire questionnaire = questionnaire(instrument.getCode());
            String licence = questionnaire.getExtensionString(LICENCE);
            boolean forbidden = Set.of("permission", "commercial").contains(licence);
            assertThat(instrument.getProperty().stream()
                            .anyMatch(property -> property.getCode().equals("text-protected")))
                    .as(instrument.getCode())
                    .isEqualTo(forbidden);
            if (forbidden || licence.equals("unclear")) {
                assertThat(questionnaire.hasExtension(METADATA_ONLY))
                        .as(instrument.getCode())
                        .isTrue();
            }
            if (!questionnaire.hasExtension(METADATA_ONLY)) {
                assertThat(questionnaire.getItem())
                        .as(instrument.getCode())
                        .allMatch(Questionnaire.QuestionnaireItemComponent::hasText)
                        .anyMatch(item -> item.getExtension().stream()
                                .anyMatch(extension -> extension.getUrl().endsWith("calculatedExpression")));
            }
        });
    }

    private String page() {
        StringBuilder page = new StringBuilder("""
                <!-- Made from the definitions of the instruments; PageOfInstrumentsTest says when it is out of date. -->

                The instruments of this guide, with their numbers. Programs read them from the ObservationDefinition of each
                instrument, which names the source of each number; here they are for people. "Approximate" in a source
                means that papers differ. An instrument without a number for response is drawn and compared, but there is no
                response by it.

                Where the licence of an instrument does not allow to publish its items, or is not known for certain, its
                Questionnaire says what the instrument is, and has numbered items without words to hold their points, or none
                at all. A score is recorded as an Observation of the profile in the first column.

                | instrument | range | bands | response | remission | change | licence | questionnaire | code of the total |
                |---|---|---|---|---|---|---|---|---|
                """);
        all.forEach(instrument -> page.append(row(instrument)));
        page.append("\n### Sources\n");
        all.forEach(instrument -> page.append(sources(instrument)));
        return page.toString();
    }

    private String row(ConceptDefinitionComponent instrument) {
        String id = instrument.getCode();
        Optional<Instrument> numbers = Optional.ofNullable(instruments.get(id));
        return Stream.of(
                        "[%s](StructureDefinition-score-%s.html)".formatted(instrument.getDisplay(), id),
                        numbers.map(PageOfInstrumentsTest::range).orElse("a level, no total"),
                        numbers.map(PageOfInstrumentsTest::bands).orElse(""),
                        numbers.map(one -> threshold(one, "response")).orElse(""),
                        numbers.map(one -> threshold(one, "remission")).orElse(""),
                        numbers.map(PageOfInstrumentsTest::change).orElse(""),
                        display("licence-status", questionnaire(id).getExtensionString(LICENCE)),
                        "[%s](Questionnaire-%s.html)"
                                .formatted(
                                        !questionnaire(id).hasExtension(METADATA_ONLY)
                                                ? "full"
                                                : numbers.filter(Instrument::isScored)
                                                                .isPresent()
                                                        ? "items without words"
                                                        : "metadata only",
                                        id),
                        definition(id).getCode().getCoding().stream()
                                .map(this::code)
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String range(Instrument instrument) {
        return instrument.lowest() + " to " + instrument.highest()
                + (instrument.direction() == Direction.HIGHER_IS_WORSE ? ", higher is worse" : ", lower is worse");
    }

    private static String bands(Instrument instrument) {
        return instrument.bands().stream()
                .map(band -> band.lowest().toPlainString() + " to "
                        + band.highest().toPlainString() + " "
                        + band.code().display().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String threshold(Instrument instrument, String verdict) {
        return instrument.threshold(verdict).map(PageOfInstrumentsTest::text).orElse("");
    }

    private static String text(Threshold threshold) {
        String number = threshold.value().toPlainString();
        return threshold.basis() == Basis.SHARE
                ? number + " % better"
                : threshold.basis() == Basis.CHANGE
                        ? number + (number.equals("1") ? " point" : " points")
                        : threshold
                                        .comparator()
                                        .replace("<=", "≤")
                                        .replace(">=", "≥")
                                        .replace("<", "&lt;") + " " + number;
    }

    private static String change(Instrument instrument) {
        return Stream.of("minimal-important-change", "reliable-change")
                .flatMap(verdict -> instrument.threshold(verdict).stream())
                .map(threshold -> text(threshold)
                        + (threshold.verdict().equals("reliable-change") ? " (reliable)" : " (noticed)"))
                .collect(Collectors.joining(", "));
    }

    private String code(Coding coding) {
        return "%s %s (%s)"
                .formatted(
                        coding.getSystem().equals("http://loinc.org") ? "LOINC" : "instrument",
                        coding.getCode(),
                        display("code-verification", verification(coding)).toLowerCase(Locale.ROOT));
    }

    private String sources(ConceptDefinitionComponent instrument) {
        Optional<Instrument> numbers = Optional.ofNullable(instruments.get(instrument.getCode()));
        Set<String> sources = new LinkedHashSet<>();
        definition(instrument.getCode()).getQualifiedInterval().stream()
                .flatMap(
                        interval -> interval.getExtensionsByUrl(Canonical.of("StructureDefinition", "source")).stream())
                .forEach(source -> sources.add(source.getValue().primitiveValue()));
        numbers.stream().flatMap(one -> one.bands().stream()).map(Band::source).forEach(sources::add);
        numbers.stream()
                .flatMap(one -> one.thresholds().stream())
                .map(Threshold::source)
                .forEach(sources::add);
        return "\n**%s.** %s%s\n"
                .formatted(
                        instrument.getDisplay(),
                        instrument.getDefinition(),
                        sources.isEmpty() ? "" : " Sources: " + String.join("; ", sources) + ".");
    }

    private String display(String codeSystem, String code) {
        return guide.codeSystem(codeSystem).getConcept().stream()
                .filter(concept -> concept.getCode().equals(code))
                .map(ConceptDefinitionComponent::getDisplay)
                .findFirst()
                .orElseThrow();
    }

    private static String verification(Coding coding) {
        return coding.getExtensionString(VERIFICATION);
    }

    private ObservationDefinition definition(String id) {
        return definition(ObservationDefinition.class, id);
    }

    private Questionnaire questionnaire(String id) {
        return definition(Questionnaire.class, id);
    }

    private <T extends DomainResource> T definition(Class<T> type, String id) {
        return guide.definitions(type.getSimpleName()).stream()
                .map(definition -> (DomainResource) definition.resource())
                .filter(resource -> resource.getIdElement().getIdPart().equals(id))
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError(type.getSimpleName() + "/" + id));
    }
}
