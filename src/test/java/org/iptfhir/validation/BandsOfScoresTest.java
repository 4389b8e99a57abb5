package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.iptfhir.NoServer;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.instrument.Band;
import org.iptfhir.instrument.Instrument;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The invariants of M02 and M05 have range and bands of an instrument written into them, because an invariant cannot look
 * into an ObservationDefinition: here both say the same of every score.
 */
@TestInstance(Lifecycle.PER_CLASS)
@NoServer
class BandsOfScoresTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final GuideValidator validator = GuideValidator.ofPublishedGuide(FHIR);
    private final Instruments instruments = Instruments.of(Guide.read(FHIR));

    @TestFactory
    Stream<DynamicTest> rangeIsThatOfTheInstrument() {
        return scores((instrument, score) -> assertThat(findings(instrument, score, Optional.empty()))
                .isEqualTo(
                        score.compareTo(BigDecimal.valueOf(instrument.lowest())) < 0
                                        || score.compareTo(BigDecimal.valueOf(instrument.highest())) > 0
                                ? List.of("M02")
                                : List.of()));
    }

    @TestFactory
    Stream<DynamicTest> bandIsThatOfTheInstrument() {
        return scores((instrument, score) -> {
            Optional<Band> of = instrument.bandOf(score);
            for (Band band : instrument.bands()) {
                boolean right = of.filter(band::equals).isPresent();
                if (of.isPresent()) {
                    assertThat(findings(instrument, score, Optional.of(band)))
                            .as(band.code().code())
                            .isEqualTo(right ? List.of() : List.of("M05"));
                }
            }
        });
    }

    private interface Check {
        void on(Instrument instrument, BigDecimal score);
    }

    private Stream<DynamicTest> scores(Check check) {
        assertThat(instruments.all()).hasSizeGreaterThan(1);
        return instruments.all().stream()
                .map(instrument -> DynamicTest.dynamicTest(
                        instrument.title(), () -> edges(instrument).forEach(score -> check.on(instrument, score))));
    }

    /** The ends of the range and of the bands, and the numbers beside them. */
    private static Stream<BigDecimal> edges(Instrument instrument) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(instrument.scoring().decimals());
        return Stream.of(
                        Stream.of(
                                BigDecimal.valueOf(instrument.lowest()).subtract(step),
                                BigDecimal.valueOf(instrument.lowest()),
                                BigDecimal.valueOf(instrument.highest()),
                                BigDecimal.valueOf(instrument.highest()).add(step)),
                        instrument.bands().stream().flatMap(band -> Stream.of(band.lowest(), band.highest())))
                .flatMap(scores -> scores)
                .distinct();
    }

    private List<String> findings(Instrument instrument, BigDecimal score, Optional<Band> band) {
        ObjectNode observation = Examples.read("Observation-score-anna-baseline");
        ((ObjectNode) observation.get("meta"))
                .putArray("profile")
                .add(Canonical.of("StructureDefinition", "score-" + instrument.id()));
        observation
                .putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", instrument.total().system())
                .put("code", instrument.total().code());
        ((ObjectNode) observation.get("valueQuantity")).put("value", score);
        observation.remove("interpretation");
        band.ifPresent(word -> observation
                .putArray("interpretation")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", word.code().system())
                .put("code", word.code().code()));
        return validator.validate(Examples.text(observation), ValidationRequest.guideOnly()).stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(Finding::id)
                .toList();
    }
}
