package org.iptfhir.drawing;

import java.util.List;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.outcome.SafetyAnswer;

/** The answers about suicide, each with its number: never hidden in a total. */
record SafetyStrip(Svg svg, Plot plot) {
    /** Draws it below the scores. */
    void draw(double top, List<SafetyAnswer> answers) {
        Instrument instrument = plot.instrument();
        String name = InWords.capital(InWords.safetyItem(instrument));
        svg.of("text", name, "class", "name", "x", plot.beside(), "y", top + 15);
        svg.empty("line", "class", "strip", "x1", plot.left(), "y1", top + 11, "x2", plot.right(), "y2", top + 11);
        for (SafetyAnswer answer : answers) {
            double x = plot.x(answer.day());
            svg.open("g", "class", "answer", "tabindex", 0, "role", "graphics-symbol img");
            svg.of(
                    "title",
                    InWords.day(answer.day()) + ", " + InWords.safetyItem(instrument) + ": " + answer.weight()
                            + (answer.answer().display().isEmpty()
                                    ? ""
                                    : ", " + answer.answer().display()));
            if (answer.weight() > 0) {
                svg.empty("rect", "class", "alarm", "x", x - 8, "y", top + 3, "width", 16, "height", 16, "rx", 2);
                svg.of(
                        "text",
                        Integer.toString(answer.weight()),
                        "class",
                        "alarm-number",
                        "x",
                        x,
                        "y",
                        top + 15.5,
                        "text-anchor",
                        "middle");
            } else {
                svg.empty("circle", "class", "zero", "cx", x, "cy", top + 11, "r", 3);
            }
            svg.close();
        }
    }
}
