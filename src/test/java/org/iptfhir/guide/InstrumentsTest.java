package org.iptfhir.guide;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.iptfhir.instrument.Code;
import org.iptfhir.instrument.Direction;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Item;
import org.iptfhir.instrument.Score;
import org.iptfhir.instrument.Threshold;
import org.iptfhir.validation.CodedResource;
import org.iptfhir.validation.Recognition;
import org.junit.jupiter.api.Test;

/** The published instruments, against totals worked by hand and bands of the papers. */
class InstrumentsTest {
    private final Instruments instruments = Instruments.of(Guide.read(FhirContext.forR4Cached()));
    private final Instrument phq9 = instruments
            .ofQuestionnaire("https://w3id.org/ipt-fhir/Questionnaire/phq-9|0.1.0")
            .orElseThrow();
    private final Instrument gad7 =
            instruments.ofTotal(new Code("http://loinc.org", "70274-6", "")).orElseThrow();

    @Test
    void phq9AddsItsNineItems() {
        assertThat(phq9.score(answers(phq9, 2, 2, 1, 3, 1, 2, 1, 0, 1))).isEqualTo(total("13"));
        assertThat(phq9.score(answers(phq9, 3, 3, 3, 3, 3, 3, 3, 3, 3))).isEqualTo(total("27"));
        assertThat(phq9.score(answers(phq9, 0, 0, 0, 0, 0, 0, 0, 0, 0))).isEqualTo(total("0"));
    }

    @Test
    void gad7AddsItsSevenItems() {
        assertThat(gad7.score(answers(gad7, 1, 0, 2, 3, 0, 1, 2))).isEqualTo(total("9"));
        assertThat(gad7.score(answers(gad7, 3, 3, 3, 3, 3, 3, 3))).isEqualTo(total("21"));
    }

    @Test
    void theHighestAnswersGiveTheEndOfTheRange() {
        assertThat(instruments.all())
                .filteredOn(Instrument::isScored)
                .hasSize(24)
                .allSatisfy(instrument -> {
                    assertThat(instrument.score(extreme(instrument, Item::lowest)))
                            .isEqualTo(total(end(instrument, instrument.lowest())));
                    assertThat(instrument.score(extreme(instrument, Item::highest)))
                            .isEqualTo(total(end(instrument, instrument.highest())));
                });
    }

    private static String end(Instrument instrument, int end) {
        return BigDecimal.valueOf(end).setScale(instrument.scoring().decimals()).toPlainString();
    }

    @Test
    void phq9HasTheFiveBandsOfKroenkeAndSpitzer() {
        assertThat(bands(phq9)).containsExactly("0-4", "5-9", "10-14", "15-19", "20-27");
    }

    @Test
    void gad7HasFourBands() {
        assertThat(bands(gad7)).containsExactly("0-4", "5-9", "10-14", "15-21");
    }

    @Test
    void everyPossibleTotalHasExactlyOneBand() {
        assertThat(instruments.all())
                .filteredOn(instrument -> !instrument.bands().isEmpty())
                .hasSizeGreaterThan(15)
                .allSatisfy(instrument -> assertThat(totals(instrument)
                                .map(score -> instrument.bands().stream()
                                        .filter(band -> band.lowest().compareTo(score) <= 0
                                                && score.compareTo(band.highest()) <= 0)
                                        .count()))
                        .containsOnly(1L));
    }

    private static Stream<BigDecimal> totals(Instrument instrument) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(instrument.scoring().decimals());
        return Stream.iterate(
                BigDecimal.valueOf(instrument.lowest()),
                score -> score.compareTo(BigDecimal.valueOf(instrument.highest())) <= 0,
                score -> score.add(step));
    }

    @Test
    void everyNumberSaysWhereItComesFrom() {
        assertThat(instruments.all()).allSatisfy(instrument -> {
            assertThat(instrument.bands())
                    .allSatisfy(band -> assertThat(band.source()).isNotBlank());
            assertThat(instrument.thresholds())
                    .extracting(Threshold::source)
                    .allSatisfy(source -> assertThat(source).isNotBlank());
        });
    }

    @Test
    void theItemsAboutSuicideAreMarked() {
        assertThat(phq9.safetyItems()).extracting(item -> item.code().code()).containsExactly("44260-8");
        assertThat(instruments.all())
                .flatExtracting(Instrument::safetyItems)
                .extracting(item -> item.code().code())
                .containsExactlyInAnyOrder(
                        "44260-8",
                        "phq-9m-9",
                        "phq-9m-month",
                        "phq-9m-ever",
                        "epds-10",
                        "ham-d-17-3",
                        "madrs-10",
                        "bdi-ii-9",
                        "qids-sr-16-12",
                        "mfq-16",
                        "mfq-17",
                        "mfq-18",
                        "mfq-19",
                        "cdrs-r-13");
    }

    @Test
    void moreIsBetterInMeasuresOfWellbeingSupportRhythmAndAlliance() {
        assertThat(instruments.all())
                .filteredOn(instrument -> instrument.direction() == Direction.HIGHER_IS_BETTER)
                .extracting(Instrument::id)
                .containsExactly("mspss", "rand-36", "sf-36", "srm-5", "wai-sr", "who-5");
    }

    @Test
    void who5IsFourTimesTheSum() {
        assertThat(score("who-5", 2, 2, 1, 1, 2)).isEqualTo(total("32"));
    }

    @Test
    void mspssIsTheMeanToOneDecimal() {
        assertThat(score("mspss", 2, 3, 4, 3, 2, 3, 3, 3, 3, 3, 3, 3)).isEqualTo(total("2.9")); // 35 / 12
        assertThat(score("mspss", 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 6)).isEqualTo(total("5.1")); // 61 / 12
    }

    /** Of sleep the 2, of appetite and weight the 1, of restlessness the 1; six single items. */
    @Test
    void qidsCountsTheHighestItemOfEachDomain() {
        Instrument qids = instrument("qids-sr-16");
        Map<String, Code> answers = answers(qids, 2, 1, 0, 0, 2, 1, 0, 0, 0, 2, 2, 1, 2, 2, 1, 1);
        assertThat(qids.score(answers)).isEqualTo(total("15"));
        answers.remove("/qids-sr-16-7");
        answers.remove("/qids-sr-16-9");
        assertThat(qids.score(answers)).isEqualTo(total("15"));
        answers.remove("/qids-sr-16-8");
        assertThat(qids.score(answers))
                .isInstanceOfSatisfying(
                        Score.Incomplete.class,
                        incomplete -> assertThat(incomplete.missing())
                                .extracting(Item::linkId)
                                .containsExactly("/qids-sr-16-8", "/qids-sr-16-9"));
        answers.remove("/qids-sr-16-1");
        assertThat(qids.score(answers)).isInstanceOfSatisfying(Score.Incomplete.class, incomplete -> {
            assertThat(incomplete.lowest()).isEqualByComparingTo("14");
            assertThat(incomplete.highest()).isEqualByComparingTo("18");
        });
    }

    /** The first answer on the page of items 3 and 5 to 10 counts 3, of the others 0. */
    @Test
    void epdsIsScoredByItsKey() {
        Instrument epds = instrument("epds");
        assertThat(epds.items())
                .extracting(item -> item.options().get(0).weight())
                .containsExactly(0, 0, 3, 0, 3, 3, 3, 3, 3, 3);
        assertThat(score("epds", 1, 1, 2, 2, 2, 2, 1, 2, 1, 1)).isEqualTo(total("15"));
    }

    @Test
    void itemsOfCesDAboutFeelingWellCountTheOtherWayRound() {
        assertThat(instrument("ces-d").items())
                .filteredOn(item -> item.options().get(0).weight() == 3)
                .extracting(item -> item.code().display())
                .containsExactly(
                        "Feeling just as good as others",
                        "Feeling hopeful about the future",
                        "Feeling happy",
                        "Enjoying life");
    }

    @Test
    void aTotalIsKnownByEachOfItsCodes() {
        Instrument epds = instrument("epds");
        assertThat(epds.total().system()).isEqualTo(Instruments.CODES);
        assertThat(List.of("99046-5", "71354-5"))
                .allSatisfy(code -> assertThat(instruments.ofTotal(new Code("http://loinc.org", code, "")))
                        .contains(epds));
        assertThat(instruments.ofTotal(new Code(Instruments.CODES, "phq-9", "")))
                .contains(phq9);
    }

    /** What is read by the program stands as a constant there, because it asks before it has the guide. */
    @Test
    void everyTotalAndSafetyItemIsRecognised() {
        assertThat(instruments.all()).allSatisfy(instrument -> {
            assertThat(Stream.concat(Stream.of(instrument.total()), instrument.alsoTotal().stream()))
                    .allSatisfy(code -> assertThat(profileOf(code)).endsWith("/score-" + instrument.id()));
            assertThat(instrument.safetyItems())
                    .allSatisfy(item -> assertThat(profileOf(item.code())).contains("/safety-item"));
        });
    }

    private static String profileOf(Code code) {
        Observation observation = new Observation();
        observation.getCode().addCoding().setSystem(code.system()).setCode(code.code());
        return Recognition.profileOf(CodedResource.of(observation)).orElse("");
    }

    @Test
    void isNotConfusedByAQuestionnaireOfOthers() {
        assertThat(instruments.ofQuestionnaire("https://example.org/Questionnaire/phq-9"))
                .isEmpty();
    }

    private Instrument instrument(String id) {
        return instruments.all().stream()
                .filter(instrument -> instrument.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Score score(String id, int... weights) {
        Instrument instrument = instrument(id);
        return instrument.score(answers(instrument, weights));
    }

    private static Score total(String value) {
        return new Score.Total(new BigDecimal(value));
    }

    private static List<String> bands(Instrument instrument) {
        return instrument.bands().stream()
                .map(band -> band.lowest() + "-" + band.highest())
                .toList();
    }

    private static Map<String, Code> extreme(Instrument instrument, ToIntFunction<Item> end) {
        return answers(instrument, instrument.items().stream().mapToInt(end).toArray());
    }

    private static Map<String, Code> answers(Instrument instrument, int... weights) {
        Map<String, Code> answers = new HashMap<>();
        List<Item> items = new ArrayList<>(instrument.items());
        assertThat(weights).hasSameSizeAs(items);
        for (int i = 0; i < weights.length; i++) {
            int weight = weights[i];
            answers.put(
                    items.get(i).linkId(),
                    items.get(i).options().stream()
                            .filter(option -> option.weight() == weight)
                            .map(Item.Option::answer)
                            .findFirst()
                            .orElseThrow());
        }
        return answers;
    }
}
