package org.iptfhir.validation.example;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.iptfhir.guide.GuideExamples.Example;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.example.WrongExample.Mended;

/**
 * What breaks a rule and what keeps it: the wrong example that the tests refuse by the rule at the element at fault, and
 * beside it the same once it is mended, or the right example of the guide that is most like it.
 *
 * @param wrong what breaks it
 * @param why the wrong one is wrong
 * @param right what keeps it
 */
public record RuleExamples(Passage wrong, String why, Passage right) {
    /**
     * Those of a rule: of a single resource, and of several together, as far as either can break it.
     *
     * @param wrongs the wrong examples
     * @param rights the guide's examples
     */
    public static List<RuleExamples> of(String rule, List<WrongExample> wrongs, List<Example> rights) {
        return Stream.concat(
                        first(rule, wrongs, wrong -> !wrong.isOfSeveral()),
                        first(rule, wrongs, WrongExample::isOfSeveral))
                .flatMap(wrong -> wrong
                        .mended()
                        .map(mended -> mended(wrong, mended))
                        .or(() -> nearest(wrong, rights).map(right -> beside(wrong, right)))
                        .stream())
                .toList();
    }

    private static Stream<WrongExample> first(String rule, List<WrongExample> wrongs, Predicate<WrongExample> which) {
        return wrongs.stream()
                .filter(wrong -> wrong.finding().equals(rule))
                .filter(which)
                .limit(1);
    }

    private static RuleExamples mended(WrongExample wrong, Mended mended) {
        List<String> wrongLines = wrong.json().lines().toList();
        List<String> rightLines = mended.json().lines().toList();
        int atFault = line(wrong.json(), wrong.shown());
        int right = line(mended.json(), mended.path());
        return new RuleExamples(
                Passage.around(atFault, wrongLines, wrong.name(), true, right, rightLines),
                wrong.why(),
                Passage.around(right, rightLines, mended.name(), false, atFault, wrongLines));
    }

    private static RuleExamples beside(WrongExample wrong, Example right) {
        List<String> wrongLines = wrong.json().lines().toList();
        List<String> rightLines = right.json().lines().toList();
        int atFault = line(wrong.json(), wrong.shown());
        return new RuleExamples(
                Passage.around(atFault, wrongLines, wrong.name(), !wrong.isShownBeside()),
                wrong.why(),
                Passage.around(
                        wrong.keeps()
                                .map(kept -> first(kept, rightLines))
                                .orElseGet(() -> mostAlike(plainAround(atFault, wrongLines), rightLines)),
                        rightLines,
                        right.name(),
                        false));
    }

    private static int first(String text, List<String> lines) {
        return IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).contains(text))
                .findFirst()
                .orElse(0);
    }

    /** The line on which an element begins, from 0. */
    private static int line(String json, String path) {
        return Places.in(ResourceText.json(json.getBytes(StandardCharsets.UTF_8)))
                        .of(path)
                        .line()
                - 1;
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
                .filter(right -> wrong.keeps()
                        .filter(kept -> !right.json().contains(kept))
                        .isEmpty())
                .max(Comparator.comparingLong(right ->
                        linesOf(right.json()).stream().filter(lines::contains).count()));
    }

    private static Set<String> linesOf(String json) {
        return new HashSet<>(json.lines().map(RuleExamples::plain).toList());
    }
}
