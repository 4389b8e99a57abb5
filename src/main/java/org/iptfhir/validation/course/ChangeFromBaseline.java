package org.iptfhir.validation.course;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.iptfhir.instrument.Direction;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;

/**
 * M10: a total that is worse than the baseline by more than error of measurement is told, and so is the first one after
 * the weeks in which some improvement is expected, if there was none. The numbers are those of the instrument.
 */
final class ChangeFromBaseline implements MeasurementRule {
    private static final String IMPROVEMENT = "early-improvement";
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final Measurements measurements;

    ChangeFromBaseline(Measurements measurements) {
        this.measurements = measurements;
    }

    /** A total of one instrument in a course. */
    private record Point(LocalDate day, BigDecimal total, Measurement measurement) {
        static Stream<Point> of(Measurement measurement) {
            return measurement
                    .day()
                    .flatMap(day -> measurement.total().map(total -> new Point(day, total, measurement)))
                    .stream();
        }
    }

    @Override
    public String id() {
        return "M10";
    }

    @Override
    public String needs() {
        return "what the baseline of the course is";
    }

    @Override
    public Measurements measurements() {
        return measurements;
    }

    @Override
    public boolean judges(Measurement measurement) {
        return instrument(measurement).isPresent()
                && !measurement.plans().isEmpty()
                && Point.of(measurement).findAny().isPresent();
    }

    private Optional<Instrument> instrument(Measurement measurement) {
        return measurements.instruments().all().stream()
                .filter(instrument -> instrument.id().equals(measurement.instrument()))
                .findFirst();
    }

    @Override
    public List<CourseBreach> check(Measurement measurement, CourseReader stored) {
        Optional<CoursePlan> course = NamedCourse.among(measurement.plans(), stored);
        if (course.isEmpty()) {
            return List.of();
        }
        List<Point> points = measurements.ofPatient(measurement.patient().orElseThrow(), stored).stream()
                .filter(other -> other.instrument().equals(measurement.instrument()))
                .filter(other -> NamedCourse.among(other.plans(), stored)
                        .filter(named -> named.id().equals(course.get().id()))
                        .isPresent())
                .flatMap(Point::of)
                .sorted(Comparator.comparing(Point::day))
                .toList();
        Point judged = Point.of(measurement).findFirst().orElseThrow();
        return points.stream()
                .filter(point -> point.measurement().isCalledBaseline())
                .findFirst()
                .or(() -> points.stream().findFirst())
                .filter(baseline -> baseline.day().isBefore(judged.day()))
                .flatMap(baseline -> breach(baseline, judged, points))
                .stream()
                .toList();
    }

    private Optional<CourseBreach> breach(Point baseline, Point judged, List<Point> points) {
        Instrument instrument = instrument(judged.measurement()).orElseThrow();
        BigDecimal worse = better(baseline, judged, instrument).negate();
        return instrument
                .threshold("reliable-change")
                .filter(limit -> worse.compareTo(limit.value()) >= 0)
                .map(limit -> told(
                        judged,
                        baseline,
                        instrument.title() + " is " + judged.total() + ", by " + worse
                                + " points worse than the baseline of "
                                + baseline.day() + " (" + baseline.total() + "): " + limit.value()
                                + " or more are a deterioration."))
                .or(() -> withoutImprovement(baseline, judged, points, instrument));
    }

    /** By how many points the later total is better than the earlier one. */
    private static BigDecimal better(Point earlier, Point later, Instrument instrument) {
        BigDecimal fall = earlier.total().subtract(later.total());
        return instrument.direction() == Direction.HIGHER_IS_WORSE ? fall : fall.negate();
    }

    private Optional<CourseBreach> withoutImprovement(
            Point baseline, Point judged, List<Point> points, Instrument instrument) {
        Optional<LocalDate> due = measurements
                .instruments()
                .weeks(IMPROVEMENT)
                .map(weeks -> baseline.day().plusWeeks(weeks));
        List<Point> since = points.stream()
                .filter(point ->
                        point.day().isAfter(baseline.day()) && !point.day().isAfter(judged.day()))
                .toList();
        boolean isFirstDue = due.filter(day -> !judged.day().isBefore(day)
                        && since.stream()
                                .noneMatch(point -> !point.day().isBefore(day)
                                        && point.day().isBefore(judged.day())))
                .isPresent();
        boolean isIll = instrument
                .threshold("caseness")
                .filter(limit -> baseline.total().compareTo(limit.value()) >= 0)
                .isPresent();
        return instrument
                .threshold(IMPROVEMENT)
                .filter(limit -> isFirstDue && isIll)
                .filter(limit -> since.stream()
                        .noneMatch(point -> better(baseline, point, instrument)
                                        .multiply(WHOLE)
                                        .compareTo(limit.value().multiply(baseline.total()))
                                >= 0))
                .map(limit -> told(
                        judged,
                        baseline,
                        measurements.instruments().weeks(IMPROVEMENT).orElseThrow() + " weeks after the baseline of "
                                + baseline.day() + " (" + instrument.title() + " " + baseline.total()
                                + ") no total is better by " + limit.value() + " %: time to review the treatment."));
    }

    private static CourseBreach told(Point judged, Point baseline, String message) {
        return CourseBreach.warning(
                judged.measurement().placeOfInstrument(),
                message,
                judged.measurement().id(),
                baseline.measurement().id());
    }
}
