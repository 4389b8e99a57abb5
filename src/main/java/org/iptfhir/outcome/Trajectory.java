package org.iptfhir.outcome;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The scores of one instrument in a course, one for each day, and what stands for its beginning and its end.
 *
 * @param points by day
 * @param sessions that the patient came to, by day
 * @param baseline score from which change is counted; empty where there is none
 * @param windows how near scores must be to sessions
 */
public record Trajectory(List<Point> points, List<Attended> sessions, Optional<Point> baseline, Windows windows) {
    private static final Comparator<Attended> BY_DAY = Comparator.comparing(Attended::day);

    public Trajectory {
        points = List.copyOf(points);
        sessions = List.copyOf(sessions);
    }

    /**
     * Days without a score.
     *
     * @param from day of the score before
     * @param to day of the score after
     */
    public record Silence(LocalDate from, LocalDate to) {}

    /**
     * Draws the trajectory.
     *
     * @param ratings in the order in which they were made: of several on one day the last one counts
     * @param sessions that the patient came to, in any order
     */
    public static Trajectory of(List<Rating> ratings, List<Attended> sessions, Windows windows) {
        List<Attended> inOrder = sessions.stream().sorted(BY_DAY).toList();
        Map<LocalDate, Rating> last = new TreeMap<>();
        ratings.forEach(rating -> last.put(rating.day(), rating));
        List<Point> points =
                last.values().stream().map(rating -> point(rating, inOrder)).toList();
        Optional<Point> baseline = last.values().stream()
                .filter(Rating::isBaseline)
                .findFirst()
                .map(rating -> point(rating, inOrder))
                .or(() -> atBeginning(points, inOrder, windows));
        return new Trajectory(points, inOrder, baseline, windows);
    }

    private static Point point(Rating rating, List<Attended> sessions) {
        return new Point(
                rating.day(),
                rating.total(),
                sessions.stream()
                        .filter(session -> session.day().equals(rating.day()))
                        .findFirst());
    }

    private static Optional<Point> atBeginning(List<Point> points, List<Attended> sessions, Windows windows) {
        return sessions.stream()
                .findFirst()
                .map(Attended::day)
                .flatMap(first -> points.stream()
                        .filter(point -> !point.day().isAfter(first)
                                && !point.day().isBefore(first.minusDays(windows.beforeFirstSession())))
                        .reduce((earlier, later) -> later));
    }

    /**
     * The score that the baseline is compared with: of a course that is over the one at the last session that the patient
     * came to, or the nearest to it within the window, of two that are as near the later one; of a course that goes on
     * the latest.
     *
     * @param since among which, mostly those after the baseline
     * @return empty where there is none
     */
    Optional<Point> endpoint(List<Point> since, boolean isOver) {
        return isOver
                ? sessions.stream()
                        .reduce((earlier, later) -> later)
                        .map(Attended::day)
                        .flatMap(last -> since.stream()
                                .filter(point -> distance(point, last) <= windows.fromLastSession())
                                .min(Comparator.comparingLong((Point point) -> distance(point, last))
                                        .thenComparing(Point::day, Comparator.reverseOrder())))
                : since.stream().reduce((earlier, later) -> later);
    }

    private static long distance(Point point, LocalDate day) {
        return Math.abs(ChronoUnit.DAYS.between(point.day(), day));
    }

    /** The latest score; empty where there is none. */
    public Optional<Point> last() {
        return points.stream().reduce((earlier, later) -> later);
    }

    /** The scores after the baseline; none where there is no baseline. */
    public List<Point> sinceBaseline() {
        return baseline.map(Point::day)
                .map(day -> points.stream()
                        .filter(point -> point.day().isAfter(day))
                        .toList())
                .orElse(List.of());
    }

    /** How many sessions the patient had come to by a day, that of the day included. */
    public int sessionsUntil(LocalDate day) {
        return (int)
                sessions.stream().filter(session -> !session.day().isAfter(day)).count();
    }

    /** The sessions on whose day there is no score. */
    public List<Attended> sessionsWithoutScore() {
        return sessions.stream()
                .filter(session ->
                        points.stream().noneMatch(point -> point.day().equals(session.day())))
                .toList();
    }

    /** Where more days lie between two scores than the window allows. */
    public List<Silence> silences() {
        List<Silence> silences = new ArrayList<>();
        IntStream.range(1, points.size())
                .filter(i -> ChronoUnit.DAYS.between(
                                points.get(i - 1).day(), points.get(i).day())
                        > windows.betweenScores())
                .forEach(i -> silences.add(
                        new Silence(points.get(i - 1).day(), points.get(i).day())));
        return silences;
    }
}
