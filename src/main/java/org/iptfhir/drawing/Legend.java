package org.iptfhir.drawing;

import java.util.ArrayList;
import java.util.List;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.State;

/** What the signs that occur in a drawing mean, in as many rows as they need. */
record Legend(Frame frame, List<List<Sign>> rows) {
    private static final double ROW = 22;
    private static final double GAP = 18;

    /** Draws a sign around a place. */
    interface Drawn {
        void at(Svg svg, double x, double y);
    }

    /** A sign of the drawing. */
    record Sign(Drawn drawn, String text) {}

    /** The legend of a drawing. */
    static Legend of(CourseOutcome scale, Frame frame) {
        List<Sign> signs = new ArrayList<>();
        scale.trajectory().points().stream()
                .map(scale::state)
                .distinct()
                .sorted()
                .forEach(state -> signs.add(new Sign((svg, x, y) -> Mark.draw(svg, state, x, y), text(scale, state))));
        if (Stretch.of(scale.trajectory()).stream().anyMatch(Stretch::isGap)) {
            signs.add(new Sign(Legend::gap, "a score is missing between"));
        }
        if (!scale.trajectory().sessionsWithoutScore().isEmpty()) {
            signs.add(new Sign(Mark::cross, "session without a score"));
        }
        List<List<Sign>> rows = new ArrayList<>();
        double x = Double.MAX_VALUE;
        for (Sign sign : signs) {
            double width = width(frame, sign);
            if (x + width > frame.width()) {
                rows.add(new ArrayList<>());
                x = frame.left();
            }
            rows.get(rows.size() - 1).add(sign);
            x += width;
        }
        return new Legend(frame, rows);
    }

    /** The baseline has the sign of no change, and is not judged itself. */
    private static String text(CourseOutcome scale, State state) {
        String name = InWords.state(state);
        if (state != State.NO_CHANGE) {
            return name;
        }
        boolean isBaselineAlone = scale.trajectory().points().stream()
                .filter(point -> scale.state(point) == state)
                .allMatch(point -> scale.baseline().filter(point::equals).isPresent());
        return isBaselineAlone ? "baseline" : "baseline, or " + name;
    }

    private static void gap(Svg svg, double x, double y) {
        svg.empty("line", "class", "line gap", "x1", x - Mark.REACH, "y1", y, "x2", x + Mark.REACH, "y2", y);
    }

    private static double width(Frame frame, Sign sign) {
        return 18 + frame.widthOf(sign.text()) + GAP;
    }

    double height() {
        return rows.size() * ROW;
    }

    /** Draws it below a height. */
    void draw(Svg svg, double top) {
        double y = top + ROW / 2;
        for (List<Sign> row : rows) {
            double x = frame.left();
            for (Sign sign : row) {
                sign.drawn().at(svg, x + Mark.REACH, y - frame.letter() * 0.35);
                svg.of("text", sign.text(), "class", "sign", "x", x + 18, "y", y);
                x += width(frame, sign);
            }
            y += ROW;
        }
    }
}
