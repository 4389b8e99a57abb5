package org.iptfhir.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.outcome.Attended;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.Point;

/** The scores, and the line that they lie on. */
record Scores(Svg svg, Plot plot, CourseOutcome scale) {
    void draw() {
        line();
        scale.trajectory().points().forEach(this::point);
    }

    private void line() {
        for (Stretch stretch : Stretch.of(scale.trajectory())) {
            svg.empty(
                    "line",
                    "class",
                    stretch.isGap() ? "line gap" : "line",
                    "x1",
                    plot.x(stretch.from().day()),
                    "y1",
                    plot.y(stretch.from().total()),
                    "x2",
                    plot.x(stretch.to().day()),
                    "y2",
                    plot.y(stretch.to().total()));
        }
    }

    private void point(Point point) {
        double x = plot.x(point.day());
        double y = plot.y(point.total());
        boolean isShown = Stream.concat(scale.baseline().stream(), scale.endpoint().stream())
                .anyMatch(point::equals);
        svg.open("g", "class", isShown ? "point shown" : "point", "tabindex", 0, "role", "graphics-symbol img");
        svg.of("title", told(point));
        svg.empty("circle", "class", "reach", "cx", x, "cy", y, "r", 11);
        Mark.draw(svg, scale.state(point), x, y);
        svg.of(
                "text",
                InWords.total(point.total()),
                "class",
                "value",
                "x",
                Math.max(plot.left() + 10, Math.min(x, plot.right() - 4)),
                "y",
                y - plot.top() < 20 ? y + 20 : y - 11,
                "text-anchor",
                "middle");
        svg.close();
    }

    private String told(Point point) {
        List<String> parts = new ArrayList<>();
        parts.add(InWords.day(point.day()));
        point.session().flatMap(Attended::number).ifPresent(number -> parts.add("session " + number));
        parts.add(instrument().title() + " " + InWords.total(point.total()));
        scale.band(point).ifPresent(band -> parts.add(band.code().display().toLowerCase(Locale.ROOT)));
        parts.add(
                scale.baseline().filter(point::equals).isPresent()
                        ? "the baseline"
                        : InWords.state(scale.state(point)));
        return String.join(", ", parts);
    }

    private Instrument instrument() {
        return scale.instrument();
    }
}
