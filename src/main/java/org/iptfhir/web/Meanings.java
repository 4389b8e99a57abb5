package org.iptfhir.web;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iptfhir.drawing.InWords;
import org.iptfhir.guide.Concepts;
import org.iptfhir.instrument.Instrument;

/** What verdicts and numbers about a cohort mean, in the guide's words, with the number of the instrument that decides. */
final class Meanings {
    /** The threshold of the instrument whose number decides a verdict. */
    private static final Map<String, String> DECIDED_BY = Map.of(
            "response", "response",
            "remission", "remission",
            "important-improvement", "minimal-important-change",
            "reliable-improvement", "reliable-change",
            "reliable-deterioration", "reliable-change",
            "caseness-at-start", "caseness",
            "caseness-at-end", "caseness");

    private final Concepts concepts;

    Meanings(Concepts concepts) {
        this.concepts = concepts;
    }

    /**
     * What is meant by a code.
     *
     * @param code of the code system {@code outcome-verdict} or {@code cohort-measure}
     * @param instrument by which it is judged; empty where several are taken together
     */
    String of(String code, Optional<Instrument> instrument) {
        Optional<String> number = instrument
                .flatMap(scale -> Optional.ofNullable(DECIDED_BY.get(code)).flatMap(scale::threshold))
                .map(limit -> "Here: " + InWords.limitInUnits(limit) + ".");
        Optional<String> meaning =
                concepts.definition("outcome-verdict", code).or(() -> concepts.definition("cohort-measure", code));
        return Stream.of(meaning, number).flatMap(Optional::stream).collect(Collectors.joining(" "));
    }
}
