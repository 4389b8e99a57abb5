package org.iptfhir.instrument;

import java.util.List;
import java.util.Optional;

/**
 * An item of an instrument.
 *
 * @param linkId of the item in the instrument's questionnaire
 * @param code of the question, mostly LOINC
 * @param options the answers and what each counts
 * @param safety whether an answer above zero asks for a risk assessment
 * @param domain of which only the item with most points counts, in instruments that are scored so
 * @param alternative items that have the same stand for one another: one of them is answered
 */
public record Item(
        String linkId,
        Code code,
        List<Option> options,
        boolean safety,
        Optional<String> domain,
        Optional<String> alternative) {
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

    /** Whether the answer to another item takes the place of one to this. */
    boolean isAlternativeTo(Item other) {
        return alternative.isPresent() && alternative.equals(other.alternative);
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
