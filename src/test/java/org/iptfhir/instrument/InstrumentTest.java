package org.iptfhir.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.iptfhir.instrument.Scoring.Rule;
import org.junit.jupiter.api.Test;

/** An instrument of four items, each 0 to 3, the last about suicide: totals 0 to 12. */
class InstrumentTest {
    private static final String ANSWERS = "https://example.org/answers";

    private final Instrument instrument = instrument(Scoring.sum());

    private static Instrument instrument(Scoring scoring) {
        return new Instrument(
                "test",
                "Test",
                "https://example.org/Questionnaire/test",
                code("total"),
                List.of(code("old-total")),
                Optional.of("/total"),
                scoring,
                IntStream.range(0, 4).mapToObj(InstrumentTest::item).toList(),
                List.of(),
                0,
                12,
                Direction.HIGHER_IS_WORSE,
                List.of(band("mild", 0, 4), band("moderate", 5, 8), band("severe", 9, 12)),
                List.of());
    }

    @Test
    void aTotalIsTheSumOfWhatTheAnswersCount() {
        assertThat(instrument.score(answers(0, 1, 2, 3))).isEqualTo(total(6));
    }

    @Test
    void aMissingItemMeansThatThereIsNoTotal() {
        Map<String, Code> answers = answers(3, 3, 3, 3);
        answers.remove("/1");
        assertThat(instrument.score(answers)).isEqualTo(incomplete(List.of(item(1)), 9));
    }

    @Test
    void anAnswerOfAnotherSystemDoesNotCount() {
        Map<String, Code> answers = answers(1, 1, 1, 1);
        answers.put("/0", new Code("https://example.org/other", "2", ""));
        assertThat(instrument.score(answers)).isEqualTo(incomplete(List.of(item(0)), 3));
    }

    @Test
    void theDisplayOfAnAnswerDoesNotMatter() {
        Map<String, Code> answers = answers(1, 1, 1, 1);
        answers.put("/0", new Code(ANSWERS, "2", "Mehr als die Hälfte"));
        assertThat(instrument.score(answers)).isEqualTo(total(5));
    }

    @Test
    void answersToQuestionsThatDoNotCountAreIgnored() {
        Map<String, Code> answers = answers(1, 0, 0, 0);
        answers.put("/difficulty", new Code(ANSWERS, "3", ""));
        assertThat(instrument.score(answers)).isEqualTo(total(1));
    }

    @Test
    void withoutAnyAnswerAllItemsAreMissing() {
        assertThat(instrument.score(Map.of())).isEqualTo(incomplete(instrument.items(), 0));
    }

    @Test
    void bandsBeginAndEndWhereTheInstrumentSays() {
        assertThat(bandOf(4)).isEqualTo("mild");
        assertThat(bandOf(5)).isEqualTo("moderate");
        assertThat(bandOf(8)).isEqualTo("moderate");
        assertThat(bandOf(9)).isEqualTo("severe");
        assertThat(bandAt(13)).isEmpty();
        assertThat(bandAt(-1)).isEmpty();
    }

    @Test
    void knowsItsQuestionAboutSuicide() {
        assertThat(instrument.safetyItems()).extracting(Item::linkId).containsExactly("/3");
    }

    @Property
    void completeAnswersAlwaysGiveTheSumAndABand(@ForAll @Size(4) List<@IntRange(min = 0, max = 3) Integer> weights) {
        int sum = weights.stream().mapToInt(Integer::intValue).sum();
        assertThat(instrument.score(answers(weights.toArray(Integer[]::new)))).isEqualTo(total(sum));
        assertThat(bandAt(sum)).isPresent();
    }

    @Property
    void whateverIsMissingThereIsNoTotal(
            @ForAll @Size(4) List<@IntRange(min = 0, max = 3) Integer> weights,
            @ForAll @IntRange(min = 0, max = 3) int left) {
        Map<String, Code> answers = answers(weights.toArray(Integer[]::new));
        answers.remove("/" + left);
        int rest = weights.stream().mapToInt(Integer::intValue).sum() - weights.get(left);
        assertThat(instrument.score(answers)).isEqualTo(incomplete(List.of(item(left)), rest));
    }

    /** The first two items are of one domain, the others of another. */
    @Property
    void ofEachDomainTheHighestItemCounts(@ForAll @Size(4) List<@IntRange(min = 0, max = 3) Integer> weights) {
        assertThat(instrument(new Scoring(Rule.DOMAINS, BigDecimal.ONE, 0))
                        .score(answers(weights.toArray(Integer[]::new))))
                .isEqualTo(total(Math.max(weights.get(0), weights.get(1)) + Math.max(weights.get(2), weights.get(3))));
    }

    @Property
    void aFactorMultipliesTheSum(@ForAll @Size(4) List<@IntRange(min = 0, max = 3) Integer> weights) {
        int sum = weights.stream().mapToInt(Integer::intValue).sum();
        assertThat(instrument(new Scoring(Rule.SUM, BigDecimal.valueOf(4), 0))
                        .score(answers(weights.toArray(Integer[]::new))))
                .isEqualTo(total(4 * sum));
    }

    @Property
    void aMeanLiesBetweenTheAnswersAndIsRounded(@ForAll @Size(4) List<@IntRange(min = 0, max = 3) Integer> weights) {
        int sum = weights.stream().mapToInt(Integer::intValue).sum();
        Score.Total mean = (Score.Total)
                instrument(new Scoring(Rule.MEAN, BigDecimal.ONE, 1)).score(answers(weights.toArray(Integer[]::new)));
        assertThat(mean.value().scale()).isEqualTo(1);
        assertThat(mean.value().doubleValue()).isEqualTo(Math.round(10 * sum / 4.0) / 10.0);
    }

    @Property
    void whateverTheMissingAnswerIsTheTotalLiesWhereItSays(
            @ForAll Rule rule,
            @ForAll @Size(4) List<@IntRange(min = 0, max = 3) Integer> weights,
            @ForAll @IntRange(min = 0, max = 3) int left) {
        Instrument scored = instrument(new Scoring(rule, BigDecimal.valueOf(2), 1));
        Map<String, Code> answers = answers(weights.toArray(Integer[]::new));
        Score.Total total = (Score.Total) scored.score(answers);
        answers.remove("/" + left);
        Score.Incomplete incomplete = (Score.Incomplete) scored.score(answers);
        assertThat(total.value()).isBetween(incomplete.lowest(), incomplete.highest());
    }

    @Test
    void aTotalIsKnownByItsFurtherCodesToo() {
        assertThat(instrument.isTotal(code("total"))).isTrue();
        assertThat(instrument.isTotal(code("old-total"))).isTrue();
        assertThat(instrument.isTotal(code("item-1"))).isFalse();
    }

    @Property
    void aHigherAnswerNeverGivesALowerTotal(
            @ForAll @Size(4) List<@IntRange(min = 0, max = 2) Integer> weights,
            @ForAll @IntRange(min = 0, max = 3) int raised) {
        Integer[] higher = weights.toArray(Integer[]::new);
        higher[raised] = higher[raised] + 1;
        Score.Total before = (Score.Total) instrument.score(answers(weights.toArray(Integer[]::new)));
        assertThat(instrument.score(answers(higher)))
                .isEqualTo(new Score.Total(before.value().add(BigDecimal.ONE)));
    }

    private static Score total(int value) {
        return new Score.Total(BigDecimal.valueOf(value));
    }

    /** Every missing item adds 0 to 3. */
    private static Score incomplete(List<Item> missing, int partial) {
        return new Score.Incomplete(
                missing,
                BigDecimal.valueOf(partial),
                BigDecimal.valueOf(partial),
                BigDecimal.valueOf(partial + 3L * missing.size()));
    }

    private Optional<Band> bandAt(int score) {
        return instrument.bandOf(BigDecimal.valueOf(score));
    }

    private String bandOf(int score) {
        return bandAt(score).orElseThrow().code().code();
    }

    private static Map<String, Code> answers(Integer... weights) {
        Map<String, Code> answers = new HashMap<>();
        for (int i = 0; i < weights.length; i++) {
            answers.put("/" + i, new Code(ANSWERS, Integer.toString(weights[i]), ""));
        }
        return answers;
    }

    private static Item item(int number) {
        List<Item.Option> options = IntStream.rangeClosed(0, 3)
                .mapToObj(weight -> new Item.Option(new Code(ANSWERS, Integer.toString(weight), ""), weight))
                .toList();
        return new Item(
                "/" + number,
                code("item-" + number),
                options,
                number == 3,
                Optional.of(number < 2 ? "a" : "b"),
                Optional.empty());
    }

    private static Band band(String name, int lowest, int highest) {
        return new Band(code(name), BigDecimal.valueOf(lowest), BigDecimal.valueOf(highest), "made up for this test");
    }

    private static Code code(String code) {
        return new Code("https://example.org/codes", code, "");
    }
}
