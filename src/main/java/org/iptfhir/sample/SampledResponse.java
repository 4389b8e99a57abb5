package org.iptfhir.sample;

import java.util.List;
import java.util.Optional;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Item;

/**
 * Answers to an instrument.
 *
 * @param answers what each item was answered with, in the instrument's order; empty where it was left out
 */
record SampledResponse(Instrument instrument, List<Optional<Integer>> answers) {
    SampledResponse {
        answers = List.copyOf(answers);
    }

    /** Sum of the answers; empty where one is missing. */
    Optional<Integer> total() {
        return answers.stream().allMatch(Optional::isPresent)
                ? Optional.of(
                        answers.stream().mapToInt(answer -> answer.orElse(0)).sum())
                : Optional.empty();
    }

    /** The answer to a question about suicide; 0 where there is none. */
    int safety() {
        int highest = 0;
        for (int i = 0; i < answers.size(); i++) {
            Item item = instrument.items().get(i);
            if (item.safety()) {
                highest = Math.max(highest, answers.get(i).orElse(0));
            }
        }
        return highest;
    }
}
