package org.iptfhir.validation.example;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Some lines of an example.
 *
 * @param name of the example
 * @param lines in their order
 */
public record Passage(String name, List<Line> lines) {
    /** How many lines are shown before and after the one that matters. */
    private static final int AROUND = 4;

    /**
     * A line.
     *
     * @param number from 1
     * @param text without the line's end
     * @param isAtFault whether the fault begins here
     */
    public record Line(int number, String text, boolean isAtFault) {}

    /** The lines around one, which counts from 0. */
    static Passage around(int line, List<String> text, String name, boolean isAtFault) {
        return new Passage(
                name,
                IntStream.range(from(line), to(line, text))
                        .mapToObj(i -> new Line(i + 1, text.get(i), isAtFault && i == line))
                        .toList());
    }

    /** The same lines as bare text. */
    static List<String> textAround(int line, List<String> text) {
        return text.subList(from(line), to(line, text));
    }

    private static int from(int line) {
        return Math.max(0, line - AROUND);
    }

    private static int to(int line, List<String> text) {
        return Math.min(text.size(), line + AROUND + 1);
    }
}
