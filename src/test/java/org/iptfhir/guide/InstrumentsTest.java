package org.iptfhir.guide;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.iptfhir.instrument.Code;
import org.iptfhir.instrument.Direction;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Item;
import org.iptfhir.instrument.Score;
import org.iptfhir.instrument.Threshold;
import org.junit.jupiter.api.Test;

/** The published instruments, against totals worked by hand and bands of the papers. */
class InstrumentsTest {
    private static final List<String> ANSWERS = List.of("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9");

    private final Instruments instruments = Instruments.of(Guide.read(FhirContext.forR4Cached()));
    private final Instrument phq9 = instruments
            .ofQuestionnaire("https://w3id.org/ipt-fhir/Questionnaire/phq-9|0.1.0")
            .orElseThrow();
    private final Instrument gad7 =
            instruments.ofTotal(new Code("http://loinc.org", "70274-6", "")).orElseThrow();

    @Test
    void phq9AddsItsNineItems() {
        assertThat(phq9.score(answers(phq9, 2, 2, 1, 3, 1, 2, 1, 0, 1))).isEqualTo(new Score.Total(13));
        assertThat(phq9.score(answers(phq9, 3, 3, 3, 3, 3, 3, 3, 3, 3))).isEqualTo(new Score.Total(27));
        assertThat(phq9.score(answers(phq9, 0, 0, 0, 0, 0, 0, 0, 0, 0))).isEqualTo(new Score.Total(0));
    }

    @Test
    void gad7AddsItsSevenItems() {
        assertThat(gad7.score(answers(gad7, 1, 0, 2, 3, 0, 1, 2))).isEqualTo(new Score.Total(9));
        assertThat(gad7.score(answers(gad7, 3, 3, 3, 3, 3, 3, 3))).isEqualTo(new Score.Total(21));
    }

    @Test
    void theHighestAnswersGiveTheEndOfTheRange() {
        assertThat(phq9.highest()).isEqualTo(27);
        assertThat(gad7.highest()).isEqualTo(21);
        assertThat(instruments.all())
                .allSatisfy(instrument -> assertThat(instrument.lowest()).isZero());
    }

    @Test
    void phq9HasTheFiveBandsOfKroenkeAndSpitzer() {
        assertThat(phq9.bands()).extracting("lowest").containsExactly(0, 5, 10, 15, 20);
        assertThat(phq9.bands()).extracting("highest").containsExactly(4, 9, 14, 19, 27);
    }

    @Test
    void gad7HasFourBands() {
        assertThat(gad7.bands()).extracting("lowest").containsExactly(0, 5, 10, 15);
        assertThat(gad7.bands()).extracting("highest").containsExactly(4, 9, 14, 21);
    }

    @Test
    void everyPossibleTotalHasExactlyOneBand() {
        assertThat(instruments.all())
                .isNotEmpty()
                .allSatisfy(instrument -> assertThat(IntStream.rangeClosed(instrument.lowest(), instrument.highest())
                                .mapToLong(score -> instrument.bands().stream()
                                        .filter(band -> band.lowest() <= score && score <= band.highest())
                                        .count()))
                        .containsOnly(1L));
    }

    @Test
    void everyNumberSaysWhereItComesFrom() {
        assertThat(instruments.all()).allSatisfy(instrument -> {
            assertThat(instrument.bands())
                    .allSatisfy(band -> assertThat(band.source()).isNotBlank());
            assertThat(instrument.thresholds())
                    .isNotEmpty()
                    .extracting(Threshold::source)
                    .allSatisfy(source -> assertThat(source).isNotBlank());
        });
    }

    @Test
    void onlyPhq9AsksAboutSuicide() {
        assertThat(phq9.safetyItems()).extracting(item -> item.code().code()).containsExactly("44260-8");
        assertThat(gad7.safetyItems()).isEmpty();
    }

    @Test
    void moreIsWorseInBoth() {
        assertThat(instruments.all()).extracting(Instrument::direction).containsOnly(Direction.HIGHER_IS_WORSE);
    }

    @Test
    void isNotConfusedByAQuestionnaireOfOthers() {
        assertThat(instruments.ofQuestionnaire("https://example.org/Questionnaire/phq-9"))
                .isEmpty();
    }

    private static Map<String, Code> answers(Instrument instrument, int... weights) {
        Map<String, Code> answers = new HashMap<>();
        List<Item> items = new ArrayList<>(instrument.items());
        assertThat(weights).hasSameSizeAs(items);
        for (int i = 0; i < weights.length; i++) {
            answers.put(items.get(i).linkId(), new Code("http://loinc.org", ANSWERS.get(weights[i]), ""));
        }
        return answers;
    }
}
