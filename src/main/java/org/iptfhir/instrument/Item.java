package org.iptfhir.instrument;

import java.util.List;
import java.util.Optional;

/**
 * An item that counts for the total.
 *
 * @param linkId of the item in the instrument's questionnaire
 * @param code of the question, mostly LOINC
 * @param options the answers and what each counts
 * @param safety whether an answer above zero asks for a risk assessment
 */
public record Item(String linkId, Code code, List<Option> options, boolean safety) {
    /**
     * An answer and what it counts.
     *
     * @param answer code of the answer
     * @param weight what it adds to the total
     */
    public record Option(Code answer, int weight) {}

    public Item {
        options = List.copyOf(options);
    }

    /** What an answer counts; empty when it is not one of the item's options. */
    public Optional<Integer> weightOf(Code answer) {
        return options.stream()
                .filter(option -> option.answer().matches(answer))
                .map(Option::weight)
                .findFirst();
    }

    /** What the item adds to the total at least. */
    public int lowest() {
        return options.stream().mapToInt(Option::weight).min().orElse(0);
    }

    /** What the item adds to the total at most. */
    public int highest() {
        return options.stream().mapToInt(Option::weight).max().orElse(0);
    }
}
