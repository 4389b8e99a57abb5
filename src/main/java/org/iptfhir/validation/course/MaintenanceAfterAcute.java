package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Variants;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.Origin;
import org.iptfhir.translate.RecordPart;
import org.iptfhir.translate.SamePerson;
import org.iptfhir.validation.PossibleTime;

/**
 * A07: maintenance keeps what an acute course has reached, so it follows one that was completed. Who hands over the
 * maintenance alone has the acute course there.
 */
final class MaintenanceAfterAcute implements CourseRule {
    private final Variants variants;

    MaintenanceAfterAcute(Variants variants) {
        this.variants = variants;
    }

    @Override
    public String id() {
        return "A07";
    }

    @Override
    public String needs() {
        return "which courses the patient had";
    }

    @Override
    public Scope scope(Resource resource) {
        return CoursePlan.of(resource)
                .filter(CoursePlan::hasBegun)
                .filter(course -> !OneAcuteCourse.isAcute(course, variants))
                .filter(course -> course.patient().isPresent())
                .filter(course -> !Origin.isRecordedElsewhere(course.plan()))
                .map(course -> Scope.withoutLock())
                .orElse(Scope.nothing());
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        CoursePlan course = CoursePlan.of(resource).orElseThrow();
        String patient = course.patient().orElseThrow();
        boolean follows = SamePerson.as(patient, stored).stream()
                .flatMap(one -> stored.record(one, RecordPart.COURSE).stream())
                .flatMap(other -> CoursePlan.of(other).stream())
                .filter(other -> other.isCompleted() && OneAcuteCourse.isAcute(other, variants))
                .anyMatch(other -> isBefore(other, course));
        return follows
                ? List.of()
                : List.of(CourseBreach.warning(
                        CoursePlaces.extension(course, "variant"),
                        "A maintenance course follows a completed acute course, and the patient has none here.",
                        course.id(),
                        patient));
    }

    /** What is not said stands against nobody. */
    private static boolean isBefore(CoursePlan acute, CoursePlan maintenance) {
        Optional<PossibleTime> end = acute.end().flatMap(PossibleTime::of);
        Optional<PossibleTime> begin = maintenance.begin().flatMap(PossibleTime::of);
        return end.isEmpty()
                || begin.isEmpty()
                || !begin.get().last().isBefore(end.get().first());
    }
}
