package org.iptfhir.drawing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.iptfhir.outcome.Point;
import org.iptfhir.outcome.Trajectory;

/**
 * The line from one score to the next, and how far it can be trusted.
 *
 * @param isGap whether a score is missing between them
 */
record Stretch(Point from, Point to, boolean isGap) {
    /** So much longer than usual is a stretch in which a score is missing. */
    private static final double LONGER = 1.5;

    private static final int FEWEST = 3;

    /**
     * The stretches between the scores. One has a gap where a session lies in it whose day has no score, or where it is
     * longer than usual, by half of what lies between two scores in the middle of all. Where the guide calls it a silence
     * there is none: nothing is known of that time.
     */
    static List<Stretch> of(Trajectory trajectory) {
        List<Point> points = trajectory.points();
        double usual = usual(points);
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            boolean isSilent = trajectory.silences().stream()
                    .anyMatch(silence -> silence.from().equals(from.day()));
            if (!isSilent) {
                boolean hasSession = trajectory.sessionsWithoutScore().stream()
                        .anyMatch(session -> isBetween(from.day(), session.day(), to.day()));
                stretches.add(new Stretch(from, to, hasSession || days(from, to) > usual * LONGER));
            }
        }
        return stretches;
    }

    private static boolean isBetween(LocalDate from, LocalDate day, LocalDate to) {
        return day.isAfter(from) && day.isBefore(to);
    }

    private static double usual(List<Point> points) {
        List<Long> lengths = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            lengths.add(days(points.get(i - 1), points.get(i)));
        }
        return lengths.size() < FEWEST
                ? Double.MAX_VALUE / LONGER
                : lengths.stream()
                        .sorted()
                        .skip((lengths.size() - 1) / 2)
                        .findFirst()
                        .orElseThrow();
    }

    private static long days(Point from, Point to) {
        return ChronoUnit.DAYS.between(from.day(), to.day());
    }
}
