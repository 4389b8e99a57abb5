package org.iptfhir.validation.course;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Timepoints;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;

/** M09, once a course is completed: there is a baseline, and a score from the end. */
final class MeasuredAtBothEnds implements CourseRule {
    private final Measurements measurements;
    private final Timepoints timepoints;

    MeasuredAtBothEnds(Measurements measurements, Timepoints timepoints) {
        this.measurements = measurements;
        this.timepoints = timepoints;
    }

    @Override
    public String id() {
        return "M09";
    }

    @Override
    public String needs() {
        return "which scores and sessions the course has";
    }

    @Override
    public Scope scope(Resource resource) {
        return CoursePlan.of(resource)
                .filter(course -> course.isCompleted() && course.patient().isPresent())
                .map(course -> Scope.withoutLock())
                .orElse(Scope.nothing());
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        CoursePlan course = CoursePlan.of(resource).orElseThrow();
        List<LocalDate> sessions = SessionDays.of(course, stored);
        if (sessions.isEmpty()) {
            return List.of();
        }
        LocalDate first = sessions.get(0);
        LocalDate last = sessions.get(sessions.size() - 1);
        List<LocalDate> scores = measurements.ofPatient(course.patient().orElseThrow(), stored).stream()
                .flatMap(measurement -> measurement.day().stream())
                .toList();
        int before = timepoints.beforeFirstSession();
        int around = timepoints.fromLastSession();
        List<String> missing = new ArrayList<>();
        if (!isWithin(first.minusDays(before), first, scores)) {
            missing.add("no score of the " + before + " days up to the first session (" + first + ")");
        }
        if (!isWithin(last.minusDays(around), last.plusDays(around), scores)) {
            missing.add("no score within " + around + " days of the last session (" + last + ")");
        }
        return missing.isEmpty()
                ? List.of()
                : List.of(CourseBreach.warning(
                        ".status",
                        "The course is completed, but there is " + String.join(" and ", missing) + ".",
                        course.id(),
                        course.patient().orElseThrow()));
    }

    private static boolean isWithin(LocalDate from, LocalDate to, List<LocalDate> days) {
        return days.stream().anyMatch(day -> !day.isBefore(from) && !day.isAfter(to));
    }
}
