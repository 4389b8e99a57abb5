package org.iptfhir.drawing;

import java.util.List;
import java.util.Optional;

/**
 * Numbers of a cohort one below the other, as SVG: a dot with its interval as a line, or a bar. It needs no script. Each row
 * can be reached by the keyboard and has all of its numbers as its name.
 *
 * @param title what it is a drawing of
 * @param finding what it shows, in a sentence
 * @param isBars whether the numbers are bars that begin at zero; else dots
 */
public record CohortDrawing(String title, String finding, Scale scale, boolean isBars, List<Section> sections) {
    private static final String STYLE = "cohort.css";
    private static final double TOP = 24;
    private static final double DOT = 5;
    private static final double THICK = 12;

    public CohortDrawing {
        sections = List.copyOf(sections);
    }

    /**
     * What the drawing is measured by.
     *
     * @param from number at its left edge
     * @param to number at its right edge, larger
     * @param step between two lines
     * @param unit that is written behind the numbers
     */
    public record Scale(double from, double to, double step, String unit) {}

    /** Rows that belong together. An empty heading takes no room. */
    public record Section(String heading, List<Row> rows) {
        public Section {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A number.
     *
     * @param name of what it is a number
     * @param number as it is read
     * @param detail of how many
     * @param spoken all of it, for who cannot see
     * @param estimate empty where it is not told
     */
    public record Row(String name, String number, String detail, String spoken, Optional<Estimate> estimate) {}

    /**
     * What is drawn of a number.
     *
     * @param low lower end of its interval
     * @param high upper end
     * @param deviation standard deviation of the values; zero for none
     */
    public record Estimate(double value, double low, double high, double deviation) {}

    /** What makes the drawings visible; a page that holds some has it once. */
    public static String style() {
        return TrajectoryDrawing.style() + "\n" + StyleSheet.in(STYLE);
    }

    /**
     * The drawing within a page that has the style.
     *
     * @param id that no other drawing of the page has
     */
    public String within(Frame frame, String id) {
        return new Sheet(frame).draw(id);
    }

    /** The drawing at a width. On a narrow one names stand above the lines. */
    private final class Sheet {
        private final Frame frame;
        private final boolean isNarrow;
        private final double left;
        private final double right;
        private final double row;
        private final Svg svg = new Svg();

        Sheet(Frame frame) {
            this.frame = frame;
            this.isNarrow = frame == Frame.NARROW;
            this.left = isNarrow ? 12 : 230;
            this.right = frame.width() - (isNarrow ? 12 : 230);
            this.row = isNarrow ? 42 : 26;
        }

        String draw(String id) {
            double bottom = TOP
                    + sections.stream()
                            .mapToDouble(section ->
                                    heading(section) + row * section.rows().size())
                            .sum();
            svg.open(
                    "svg",
                    "xmlns",
                    "http://www.w3.org/2000/svg",
                    "class",
                    "trajectory cohort",
                    "viewBox",
                    "0 0 " + frame.width() + " " + Svg.rounded(bottom + TOP),
                    "font-size",
                    frame.letter(),
                    "role",
                    "graphics-document document",
                    "aria-labelledby",
                    id + "-title",
                    "aria-describedby",
                    id + "-finding");
            svg.of("title", title, "id", id + "-title");
            svg.of("desc", finding, "id", id + "-finding");
            svg.empty("rect", "class", "paper", "width", frame.width(), "height", bottom + TOP);
            lines(bottom);
            double y = TOP;
            for (Section section : sections) {
                if (!section.heading().isEmpty()) {
                    svg.of("text", section.heading(), "class", "section", "x", isNarrow ? left : 0, "y", y + 20);
                }
                y += heading(section);
                for (Row each : section.rows()) {
                    row(each, y);
                    y += row;
                }
            }
            return svg.close().toString();
        }

        private double heading(Section section) {
            return section.heading().isEmpty() ? 0 : 30;
        }

        private double x(double number) {
            double share = (number - scale.from()) / (scale.to() - scale.from());
            return left + (right - left) * Math.min(1, Math.max(0, share));
        }

        /** With their numbers above and below. */
        private void lines(double bottom) {
            for (double at = scale.from(); at <= scale.to() + scale.step() / 2; at += scale.step()) {
                String number = (at < 0 ? "−" : "") + Math.round(Math.abs(at)) + scale.unit();
                svg.empty(
                        "line",
                        "class",
                        at == 0 ? "zero-line" : "grid",
                        "x1",
                        x(at),
                        "y1",
                        TOP,
                        "x2",
                        x(at),
                        "y2",
                        bottom);
                String anchor = !isNarrow || (at > scale.from() && at < scale.to())
                        ? "middle"
                        : at > scale.from() ? "end" : "start";
                for (double y : new double[] {TOP - 8, bottom + 16}) {
                    svg.of("text", number, "class", "number", "x", x(at), "y", y, "text-anchor", anchor);
                }
            }
        }

        private void row(Row each, double top) {
            double text = top + (isNarrow ? 17 : 17.5);
            double middle = top + (isNarrow ? 30 : 13);
            double room = isNarrow
                    ? right - left - 4 - frame.widthOf(each.number() + "  " + each.detail()) - frame.letter()
                    : left - 16;
            svg.open("g", "class", "row", "tabindex", 0, "role", "graphics-symbol img");
            svg.of("title", each.spoken());
            svg.empty(
                    "rect",
                    "class",
                    "reach",
                    "x",
                    0.5,
                    "y",
                    top + 0.5,
                    "width",
                    frame.width() - 1.0,
                    "height",
                    row - 1);
            svg.of("text", cut(each.name(), room), "x", isNarrow ? left + 4 : 8, "y", text);
            each.estimate().ifPresent(estimate -> mark(estimate, middle));
            svg.open("text", "x", isNarrow ? right : right + 16, "y", text, "text-anchor", isNarrow ? "end" : "start");
            svg.within("tspan", each.number(), "class", each.estimate().isPresent() ? "told" : "number");
            svg.within("tspan", "  " + each.detail(), "class", "number");
            svg.close();
            svg.close();
        }

        private void mark(Estimate estimate, double y) {
            if (isBars) {
                svg.empty(
                        "rect",
                        "class",
                        "bar",
                        "x",
                        x(0),
                        "y",
                        y - THICK / 2,
                        "width",
                        Math.max(1, x(estimate.value()) - x(0)),
                        "height",
                        THICK);
            }
            if (estimate.deviation() > 0) {
                line("spread", estimate.value() - estimate.deviation(), estimate.value() + estimate.deviation(), y);
            }
            line("interval", estimate.low(), estimate.high(), y);
            if (!isBars) {
                svg.empty("circle", "class", "dot", "cx", x(estimate.value()), "cy", y, "r", DOT);
            }
        }

        private void line(String kind, double from, double to, double y) {
            svg.empty("line", "class", kind, "x1", x(from), "y1", y, "x2", x(to), "y2", y);
        }

        private String cut(String name, double room) {
            String shown = name;
            while (frame.widthOf(shown) > room && shown.length() > 2) {
                shown = shown.substring(0, shown.length() - 2).strip() + "…";
            }
            return shown;
        }
    }
}
