package org.iptfhir.validation.example;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.iptfhir.guide.GuideExamples.Example;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.ResourceText;

/**
 * What breaks a rule and what keeps it: the wrong example that the tests refuse by the rule, and the right example of the
 * guide that is most like it, each at the element that the rule is about.
 *
 * @param wrong what breaks it
 * @param why the wrong one is wrong
 * @param right what keeps it
 */
public record RuleExamples(Passage wrong, String why, Passage right) {
    /**
     * Those of a rule; empty for a rule over several resources, which no single one breaks.
     *
     * @param wrongs the wrong examples
     * @param rights the guide's examples
     */
    public static Optional<RuleExamples> of(String rule, List<WrongExample> wrongs, List<Example> rights) {
        return wrongs.stream()
                .filter(wrong -> wrong.finding().equals(rule))
                .findFirst()
                .flatMap(wrong -> nearest(wrong, rights).map(right -> beside(wrong, right)));
    }

    private static RuleExamples beside(WrongExample wrong, Example right) {
        List<String> wrongLines = wrong.json().lines().toList();
        int fault = Places.in(ResourceText.json(wrong.json().getBytes(StandardCharsets.UTF_8)))
                        .of(wrong.path())
                        .line()
                - 1;
        List<String> rightLines = right.json().lines().toList();
        int alike = mostAlike(plainAround(fault, wrongLines), rightLines);
        return new RuleExamples(
                Passage.around(fault, wrongLines, wrong.name(), true),
                wrong.why(),
                Passage.around(alike, rightLines, right.name(), false));
    }

    /** The line whose surroundings have most lines in common with others; places differ, since lists are of other lengths. */
    private static int mostAlike(Set<String> others, List<String> lines) {
        return IntStream.range(0, lines.size())
                .boxed()
                .max(Comparator.comparingLong(line -> plainAround(line, lines).stream()
                        .filter(others::contains)
                        .count()))
                .orElse(0);
    }

    private static Set<String> plainAround(int line, List<String> lines) {
        return Passage.textAround(line, lines).stream()
                .map(RuleExamples::plain)
                .filter(plain -> plain.length() > 2)
                .collect(Collectors.toSet());
    }

    private static String plain(String line) {
        return line.strip().replace(",", "");
    }

    /** The right example of the same type that has most lines in common. */
    private static Optional<Example> nearest(WrongExample wrong, List<Example> rights) {
        String type = WrongExample.tree(wrong.json()).path("resourceType").asText();
        Set<String> lines = linesOf(wrong.json());
        return rights.stream()
                .filter(right -> right.name().startsWith(type + "-"))
                .max(Comparator.comparingLong(right ->
                        linesOf(right.json()).stream().filter(lines::contains).count()));
    }

    private static Set<String> linesOf(String json) {
        return new HashSet<>(json.lines().map(RuleExamples::plain).toList());
    }
}
