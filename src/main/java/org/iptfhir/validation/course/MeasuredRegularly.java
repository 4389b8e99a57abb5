package org.iptfhir.validation.course;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.iptfhir.guide.Timepoints;
import org.iptfhir.guide.Variants;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.validation.PossibleTime;

/**
 * M09, while a course goes on: a score is told when the one before is too long ago, and the first one when it comes after
 * the first session. It is judged by the dates of scores and sessions alone, so that it says the same on every day.
 */
final class MeasuredRegularly implements MeasurementRule {
    private final Measurements measurements;
    private final Timepoints timepoints;
    private final Variants variants;

    MeasuredRegularly(Measurements measurements, Timepoints timepoints, Variants variants) {
        this.measurements = measurements;
        this.timepoints = timepoints;
        this.variants = variants;
    }

    @Override
    public String id() {
        return "M09";
    }

    @Override
    public String needs() {
        return "which scores and sessions the course has before";
    }

    @Override
    public Measurements measurements() {
        return measurements;
    }

    @Override
    public boolean judges(Measurement measurement) {
        return !measurement.plans().isEmpty() && measurement.day().isPresent();
    }

    @Override
    public List<CourseBreach> check(Measurement measurement, CourseReader stored) {
        LocalDate day = measurement.day().orElseThrow();
        return NamedCourse.among(measurement.plans(), stored)
                .filter(course -> !isOver(course, day))
                .flatMap(course -> breach(measurement, day, course, stored))
                .stream()
                .toList();
    }

    /** What is measured after the end is a follow-up. */
    private static boolean isOver(CoursePlan course, LocalDate day) {
        return course.end()
                .flatMap(PossibleTime::of)
                .filter(end -> end.last().isBefore(day))
                .isPresent();
    }

    private Optional<CourseBreach> breach(
            Measurement measurement, LocalDate day, CoursePlan course, CourseReader stored) {
        List<Measurement> all = measurements.ofPatient(measurement.patient().orElseThrow(), stored).stream()
                .filter(other -> isOfCourse(other, course))
                .toList();
        // Of several instruments of one day one is told.
        boolean isToldOfAnother = all.stream()
                .filter(other -> other.day().filter(day::equals).isPresent())
                .anyMatch(other -> order(other).compareTo(order(measurement)) < 0);
        if (isToldOfAnother) {
            return Optional.empty();
        }
        Optional<LocalDate> before = all.stream()
                .flatMap(other -> other.day().stream())
                .filter(other -> other.isBefore(day))
                .max(Comparator.naturalOrder());
        return before.isPresent()
                ? afterGap(measurement, day, before.get(), course)
                : afterFirstSession(measurement, day, course, stored);
    }

    private static String order(Measurement measurement) {
        return measurement.instrument() + " " + measurement.id();
    }

    /** Also one that was taken just before the course began. */
    private boolean isOfCourse(Measurement measurement, CoursePlan course) {
        Optional<LocalDate> begin = course.begin()
                .flatMap(PossibleTime::of)
                .map(time -> time.first().minusDays(timepoints.beforeFirstSession()));
        return measurement
                .day()
                .filter(day -> begin.filter(day::isBefore).isEmpty())
                .isPresent();
    }

    private Optional<CourseBreach> afterGap(
            Measurement measurement, LocalDate day, LocalDate before, CoursePlan course) {
        int most = course.variant()
                .flatMap(variants::ofCode)
                .map(variant -> Math.max(
                        timepoints.betweenScores(), variant.daysBetween().highest()))
                .orElse(timepoints.betweenScores());
        long days = ChronoUnit.DAYS.between(before, day);
        return days <= most
                ? Optional.empty()
                : Optional.of(breach(
                        measurement,
                        course,
                        "The score before this one is of " + before + ", " + days
                                + " days earlier; while a course goes on, at most " + most + " days lie between."));
    }

    private static Optional<CourseBreach> afterFirstSession(
            Measurement measurement, LocalDate day, CoursePlan course, CourseReader stored) {
        return SessionDays.of(course, stored).stream()
                .findFirst()
                .filter(first -> first.isBefore(day))
                .map(first -> breach(
                        measurement,
                        course,
                        "The first score of the course is of " + day + ", after the first session (" + first
                                + "): there is no baseline here."));
    }

    private static CourseBreach breach(Measurement measurement, CoursePlan course, String message) {
        return CourseBreach.warning(measurement.placeOfTime(), message, measurement.id(), course.id());
    }
}
