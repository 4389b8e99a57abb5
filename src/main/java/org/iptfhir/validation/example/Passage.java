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

    /** How many more are shown after it where otherwise two passages would be the same. */
    private static final int MOST_MORE = 12;

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
        return around(line, text, name, isAtFault, 0);
    }

    /** As many lines around one that those around the other are not the same, as far as that can be. */
    static Passage around(
            int line, List<String> text, String name, boolean isAtFault, int otherLine, List<String> other) {
        int more = 0;
        while (more < MOST_MORE && texts(line, text, more).equals(texts(otherLine, other, more))) {
            more++;
        }
        return around(line, text, name, isAtFault, more);
    }

    private static List<String> texts(int line, List<String> text, int more) {
        return text.subList(from(line), to(line, text, more));
    }

    private static Passage around(int line, List<String> text, String name, boolean isAtFault, int more) {
        return new Passage(
                name,
                IntStream.range(from(line), to(line, text, more))
                        .mapToObj(i -> new Line(i + 1, text.get(i), isAtFault && i == line))
                        .toList());
    }

    /** The same lines as bare text. */
    static List<String> textAround(int line, List<String> text) {
        return texts(line, text, 0);
    }

    private static int from(int line) {
        return Math.max(0, line - AROUND);
    }

    private static int to(int line, List<String> text, int more) {
        return Math.min(text.size(), line + AROUND + 1 + more);
    }
}
