package org.iptfhir.drawing;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.iptfhir.instrument.Direction;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Threshold;
import org.iptfhir.instrument.Threshold.Basis;
import org.iptfhir.outcome.CourseOutcome;

/** The lines that have to be crossed for response and for remission. */
record Limits(Svg svg, Plot plot, CourseOutcome scale) {
    /** Closer lines have their names on two sides. */
    private static final double CLOSE = 15;

    private static final double ROOMY = 400;

    /** Height of a letter of the names; the style has it too. */
    private static final double LETTER = 11;

    void draw() {
        Map<Integer, String> byTotal = new TreeMap<>(Comparator.reverseOrder());
        instrument()
                .threshold("response")
                .flatMap(share -> edge(total -> scale.isResponse(BigDecimal.valueOf(total)))
                        .map(edge -> new Edge(
                                edge, "response" + share(share) + " (" + (isUpward() ? "≥ " : "≤ ") + edge + ")")))
                .ifPresent(edge -> byTotal.merge(edge.total(), edge.name(), Limits::both));
        instrument()
                .threshold("remission")
                .flatMap(limit -> edge(total -> limit.isReachedBy(BigDecimal.valueOf(total)))
                        .map(edge -> new Edge(edge, "remission (" + InWords.limit(limit) + ")")))
                .ifPresent(edge -> byTotal.merge(edge.total(), edge.name(), Limits::both));
        double last = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Integer, String> edge : byTotal.entrySet()) {
            double y = plot.above(isUpward() ? edge.getKey() - 1 : edge.getKey());
            svg.empty("line", "class", "limit", "x1", plot.left(), "y1", y, "x2", plot.right(), "y2", y);
            name(edge.getValue(), y - last < CLOSE ? y + LETTER + 1 : y - 4);
            last = y;
        }
    }

    /** Where there is room for it. */
    private String share(Threshold share) {
        if (plot.width() < ROOMY || share.basis() == Basis.SCORE) {
            return "";
        }
        return ": " + InWords.total(share.value()) + (share.basis() == Basis.SHARE ? " % better" : " points better");
    }

    /** At the left, or at the right where scores lie at the left and none at the right. */
    private void name(String text, double y) {
        double width = text.length() * LETTER * 0.58;
        boolean isRight =
                isTaken(plot.left(), plot.left() + width, y) && !isTaken(plot.right() - width, plot.right(), y);
        svg.of(
                "text",
                text,
                "class",
                "limit-name",
                "x",
                isRight ? plot.right() - 6 : plot.left() + 6,
                "y",
                y,
                "text-anchor",
                isRight ? "end" : "start");
    }

    private boolean isTaken(double from, double to, double y) {
        return scale.trajectory().points().stream()
                .anyMatch(point -> plot.x(point.day()) > from - LETTER
                        && plot.x(point.day()) < to + LETTER
                        && Math.abs(plot.y(point.total()) - y + LETTER / 2) < CLOSE);
    }

    /** The total that only just reaches something, and what that is called. */
    private record Edge(int total, String name) {}

    private static String both(String one, String other) {
        return one + " and " + other;
    }

    private boolean isUpward() {
        return instrument().direction() == Direction.HIGHER_IS_BETTER;
    }

    /** Empty where all totals reach it, or none. */
    private Optional<Integer> edge(IntPredicate reaches) {
        List<Integer> reaching = IntStream.rangeClosed(
                        instrument().lowest(), instrument().highest())
                .filter(reaches)
                .boxed()
                .toList();
        return reaching.isEmpty()
                        || reaching.size()
                                > instrument().highest() - instrument().lowest()
                ? Optional.empty()
                : Optional.of(isUpward() ? reaching.get(0) : reaching.get(reaching.size() - 1));
    }

    private Instrument instrument() {
        return scale.instrument();
    }
}
