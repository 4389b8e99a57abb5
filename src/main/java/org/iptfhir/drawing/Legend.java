package org.iptfhir.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.State;

/** What the signs that occur in a drawing mean, in as many rows as they need. */
record Legend(Frame frame, List<List<Sign>> rows) {
    private static final double ROW = 22;
    private static final double GAP = 18;

    /** A sign of the drawing; a session without a score where it is no state. */
    record Sign(Optional<State> state, String text) {}

    /** The legend of a drawing. */
    static Legend of(CourseOutcome scale, Frame frame) {
        List<Sign> signs = new ArrayList<>();
        scale.trajectory().points().stream()
                .map(scale::state)
                .distinct()
                .sorted()
                .forEach(state -> signs.add(new Sign(Optional.of(state), InWords.state(state))));
        if (!scale.trajectory().sessionsWithoutScore().isEmpty()) {
            signs.add(new Sign(Optional.empty(), "session without a score"));
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
                double at = x + Mark.REACH;
                double middle = y - frame.letter() * 0.35;
                sign.state()
                        .ifPresentOrElse(state -> Mark.draw(svg, state, at, middle), () -> Mark.cross(svg, at, middle));
                svg.of("text", sign.text(), "class", "sign", "x", x + 18, "y", y);
                x += width(frame, sign);
            }
            y += ROW;
        }
    }
}
