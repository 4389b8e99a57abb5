package org.iptfhir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.iptfhir.guide.GuideExamples.Example;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.ResourceText;

/**
 * What breaks a rule and what keeps it: the wrong example that the tests refuse by the rule, and the right example of the
 * guide that is most like it, each at the element that the rule is about.
 *
 * @param wrong the text that breaks it
 * @param why the wrong one is wrong
 * @param path of the element at fault
 * @param right the text that keeps it
 */
record RuleExamples(Example wrong, String why, String path, Example right) {
    private static final String FOLDER = "/examples/wrong/";
    private static final List<String> INDICES = List.of("course", "inventory", "score");
    private static final int AROUND = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Those of a rule; empty for a rule over several resources, which no single one breaks.
     *
     * @param rights the guide's examples
     */
    static Optional<RuleExamples> of(String rule, List<Example> rights) {
        for (String index : INDICES) {
            for (JsonNode entry : tree(text(index + ".index.json"))) {
                if (entry.get("finding").asText().equals(rule)) {
                    String file = entry.get("file").asText();
                    Example wrong = new Example(file.replace(".json", ""), text(file));
                    return nearest(wrong, rights)
                            .map(right -> new RuleExamples(
                                    wrong,
                                    entry.get("why").asText(),
                                    entry.get("expression").asText(),
                                    right));
                }
            }
        }
        return Optional.empty();
    }

    /** The texts of all wrong examples. */
    static List<String> wrongTexts() {
        return INDICES.stream()
                .flatMap(index ->
                        StreamSupport.stream(tree(text(index + ".index.json")).spliterator(), false))
                .map(entry -> text(entry.get("file").asText()))
                .toList();
    }

    void write(PrintWriter out) {
        List<String> wrongLines = wrong.json().lines().toList();
        int fault = Places.in(ResourceText.json(wrong.json().getBytes(StandardCharsets.UTF_8)))
                        .of(path)
                        .line()
                - 1;
        out.println("Wrong (" + wrong.name() + "): " + why);
        write(wrongLines, fault, ">", out);
        List<String> rightLines = right.json().lines().toList();
        out.println("Right (" + right.name() + "):");
        write(rightLines, mostAlike(around(wrongLines, fault), rightLines), " ", out);
    }

    private static void write(List<String> lines, int line, String mark, PrintWriter out) {
        for (int i = Math.max(0, line - AROUND); i < Math.min(lines.size(), line + AROUND + 1); i++) {
            out.printf("%s%5d  %s%n", i == line ? mark : " ", i + 1, lines.get(i));
        }
        out.println();
    }

    /** The line whose surroundings have most lines in common with others; places differ, since lists are of other lengths. */
    private static int mostAlike(Set<String> others, List<String> lines) {
        return IntStream.range(0, lines.size())
                .boxed()
                .max(Comparator.comparingLong(line ->
                        around(lines, line).stream().filter(others::contains).count()))
                .orElse(0);
    }

    private static Set<String> around(List<String> lines, int line) {
        return lines.subList(Math.max(0, line - AROUND), Math.min(lines.size(), line + AROUND + 1)).stream()
                .map(RuleExamples::plain)
                .filter(plain -> plain.length() > 2)
                .collect(Collectors.toSet());
    }

    private static String plain(String line) {
        return line.strip().replace(",", "");
    }

    /** The right example of the same type that has most lines in common. */
    private static Optional<Example> nearest(Example wrong, List<Example> rights) {
        String type = tree(wrong.json()).path("resourceType").asText();
        Set<String> lines = linesOf(wrong);
        return rights.stream()
                .filter(right -> right.name().startsWith(type + "-"))
                .max(Comparator.comparingLong(
                        right -> linesOf(right).stream().filter(lines::contains).count()));
    }

    private static Set<String> linesOf(Example example) {
        return new HashSet<>(example.json()
                .lines()
                .map(line -> line.strip().replace(",", ""))
                .toList());
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String file) {
        try (InputStream in = RuleExamples.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + file + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
