package org.iptfhir.course.handover;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.Point;

/** What a course has changed by an instrument, from the same baseline to the same end as in {@code $ipt-outcome}. */
final class ChangeInWords {
    private ChangeInWords() {}

    /** A sentence; empty where there are no two scores. */
    static Optional<String> of(CourseOutcome scale) {
        List<Point> points = scale.trajectory().points();
        if (points.size() < 2) {
            return Optional.empty();
        }
        Point last = points.get(points.size() - 1);
        List<String> told = new ArrayList<>();
        String change;
        if (scale.baseline().isPresent() && scale.endpoint().isPresent()) {
            Point end = scale.endpoint().get();
            told.add(on(scale.baseline().get(), "baseline"));
            told.add(on(end, scale.isOver() ? "end" : "latest"));
            change = ": " + better(scale);
            if (last.day().isAfter(end.day())) {
                change += "; afterwards " + on(last, "latest");
            }
        } else {
            told.add(on(points.get(0), "first"));
            told.add(on(last, "last"));
            change = "; the change is not judged, for want of "
                    + (scale.baseline().isEmpty() ? "a score at the beginning" : "a score at the end");
        }
        return Optional.of(scale.instrument().title() + ": " + String.join(", ", told) + change + ".");
    }

    private static String on(Point point, String which) {
        return plain(point.total()) + " on " + point.day() + " (" + which + ")";
    }

    private static String better(CourseOutcome scale) {
        BigDecimal points = scale.improvement().orElse(BigDecimal.ZERO);
        if (points.signum() == 0) {
            return "no change";
        }
        String share = scale.percent()
                .map(percent -> " (" + plain(percent.abs()) + " %)")
                .orElse("");
        String size = plain(points.abs());
        return size + (size.equals("1") ? " point " : " points ") + (points.signum() > 0 ? "better" : "worse") + share;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
