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
import org.iptfhir.guide.GuideExamples.Example;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.Position;
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

    void write(PrintWriter out) {
        out.println("Wrong (" + wrong.name() + "): " + why);
        write(wrong, out);
        out.println("Right (" + right.name() + "):");
        write(right, out);
    }

    private void write(Example example, PrintWriter out) {
        Position place = Places.in(ResourceText.json(example.json().getBytes(StandardCharsets.UTF_8)))
                .of(path);
        List<String> lines = example.json().lines().toList();
        int from = Math.max(0, place.line() - 1 - AROUND);
        int to = Math.min(lines.size(), place.line() + AROUND);
        for (int i = from; i < to; i++) {
            out.printf("%s%5d  %s%n", i == place.line() - 1 ? ">" : " ", i + 1, lines.get(i));
        }
        out.println();
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
