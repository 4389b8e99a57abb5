package org.iptfhir.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** An instrument of four items, each 0 to 3, the last about suicide: totals 0 to 12. */
class InstrumentTest {
    private static final String ANSWERS = "https://example.org/answers";

    private final Instrument instrument = new Instrument(
            "test",
            "Test",
            "https://example.org/Questionnaire/test",
            code("total"),
            "/total",
            IntStream.range(0, 4).mapToObj(InstrumentTest::item).toList(),
            0,
            12,
            Direction.HIGHER_IS_WORSE,
            List.of(band("mild", 0, 4), band("moderate", 5, 8), band("severe", 9, 12)),
            List.of());

    @Test
    void aTotalIsTheSumOfWhatTheAnswersCount() {
        assertThat(instrument.score(answers(0, 1, 2, 3))).isEqualTo(new Score.Total(6));
    }

    @Test
    void aMissingItemMeansThatThereIsNoTotal() {
        Map<String, Code> answers = answers(3, 3, 3, 3);
        answers.remove("/1");
        assertThat(instrument.score(answers)).isEqualTo(new Score.Incomplete(List.of(item(1)), 9));
    }

    @Test
    void anAnswerOfAnotherSystemDoesNotCount() {
        Map<String, Code> answers = answers(1, 1, 1, 1);
        answers.put("/0", new Code("https://example.org/other", "2", ""));
        assertThat(instrument.score(answers)).isEqualTo(new Score.Incomplete(List.of(item(0)), 3));
    }

    @Test
    void theDisplayOfAnAnswerDoesNotMatter() {
        Map<String, Code> answers = answers(1, 1, 1, 1);
        answers.put("/0", new Code(ANSWERS, "2", "Mehr als die Hälfte"));
        assertThat(instrument.score(answers)).isEqualTo(new Score.Total(5));
    }

    @Test
    void answersToQuestionsThatDoNotCountAreIgnored() {
        Map<String, Code> answers = answers(1, 0, 0, 0);
        answers.put("/difficulty", new Code(ANSWERS, "3", ""));
        assertThat(instrument.score(answers)).isEqualTo(new Score.Total(1));
    }

    @Test
    void withoutAnyAnswerAllItemsAreMissing() {
        assertThat(instrument.score(Map.of())).isEqualTo(new Score.Incomplete(instrument.items(), 0));
    }

    @Test
    void bandsBeginAndEndWhereTheInstrumentSays() {
        assertThat(bandOf(4)).isEqualTo("mild");
        assertThat(bandOf(5)).isEqualTo("moderate");
        assertThat(bandOf(8)).isEqualTo("moderate");
        assertThat(bandOf(9)).isEqualTo("severe");
        assertThat(instrument.bandOf(13)).isEmpty();
        assertThat(instrument.bandOf(-1)).isEmpty();
    }

    @Test
    void knowsItsQuestionAboutSuicide() {
        assertThat(instrument.safetyItems()).extracting(Item::linkId).containsExactly("/3");
    }

    @Property
    void completeAnswersAlwaysGiveTheSumAndABand(@ForAll @Size(4) List<@IntRange(min = 0, max = 3) Integer> weights) {
        int sum = weights.stream().mapToInt(Integer::intValue).sum();
        assertThat(instrument.score(answers(weights.toArray(Integer[]::new)))).isEqualTo(new Score.Total(sum));
        assertThat(instrument.bandOf(sum)).isPresent();
    }

    @Property
    void whateverIsMissingThereIsNoTotal(
            @ForAll @Size(4) List<@IntRange(min = 0, max = 3) Integer> weights,
            @ForAll @IntRange(min = 0, max = 3) int left) {
        Map<String, Code> answers = answers(weights.toArray(Integer[]::new));
        answers.remove("/" + left);
        int rest = weights.stream().mapToInt(Integer::intValue).sum() - weights.get(left);
        assertThat(instrument.score(answers)).isEqualTo(new Score.Incomplete(List.of(item(left)), rest));
    }

    @Property
    void aHigherAnswerNeverGivesALowerTotal(
            @ForAll @Size(4) List<@IntRange(min = 0, max = 2) Integer> weights,
            @ForAll @IntRange(min = 0, max = 3) int raised) {
        Integer[] higher = weights.toArray(Integer[]::new);
        higher[raised] = higher[raised] + 1;
        Score.Total before = (Score.Total) instrument.score(answers(weights.toArray(Integer[]::new)));
        assertThat(instrument.score(answers(higher))).isEqualTo(new Score.Total(before.value() + 1));
    }

    private String bandOf(int score) {
        return instrument.bandOf(score).orElseThrow().code().code();
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
        return new Item("/" + number, code("item-" + number), options, number == 3);
    }

    private static Band band(String name, int lowest, int highest) {
        return new Band(code(name), lowest, highest, "made up for this test");
    }

    private static Code code(String code) {
        return new Code("https://example.org/codes", code, "");
    }
}
