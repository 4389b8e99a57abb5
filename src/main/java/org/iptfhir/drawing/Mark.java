package org.iptfhir.drawing;

import org.iptfhir.outcome.State;

/** The shape that stands for a state, so that it is told apart without its colour. */
final class Mark {
    /** From the middle to the edge. */
    static final double REACH = 6.5;

    private static final double ROUND = 4.5;
    private static final double SMALL = 3;
    private static final double INNER = 2.7;
    private static final int SPIKES = 5;

    private Mark() {}

    /** Draws it around a place. */
    static void draw(Svg svg, State state, double x, double y) {
        String name = "mark " + state.code();
        switch (state) {
            case NOT_JUDGED -> circle(svg, name, x, y, SMALL);
            case NO_CHANGE, BETTER -> circle(svg, name, x, y, ROUND);
            case WORSE -> polygon(svg, name, x, y, -90, REACH, REACH, REACH);
            case RESPONSE -> polygon(svg, name, x, y, -90, REACH - 0.5, REACH - 0.5, REACH - 0.5, REACH - 0.5);
            case REMISSION -> polygon(svg, name, x, y, -90, star());
        }
    }

    /** Where a score is missing. */
    static void cross(Svg svg, double x, double y) {
        svg.empty(
                "path",
                "class",
                "missing",
                "d",
                "M" + Svg.rounded(x - 3) + " " + Svg.rounded(y - 3) + "l6 6m0 -6l-6 6");
    }

    private static void circle(Svg svg, String name, double x, double y, double radius) {
        svg.empty("circle", "class", name, "cx", x, "cy", y, "r", radius);
    }

    private static double[] star() {
        double[] star = new double[2 * SPIKES];
        for (int i = 0; i < star.length; i++) {
            star[i] = i % 2 == 0 ? REACH : INNER;
        }
        return star;
    }

    /** Corners at equal angles, each at its own distance. */
    private static void polygon(Svg svg, String name, double x, double y, double begin, double... distances) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < distances.length; i++) {
            double angle = Math.toRadians(begin + 360.0 * i / distances.length);
            points.append(i == 0 ? "" : " ")
                    .append(Svg.rounded(x + distances[i] * Math.cos(angle)))
                    .append(',')
                    .append(Svg.rounded(y + distances[i] * Math.sin(angle)));
        }
        svg.empty("polygon", "class", name, "points", points);
    }
}
