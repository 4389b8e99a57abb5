package org.iptfhir.validation.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.translate.Placeholder;

/**
 * P01, of partOf: a phase is part of a course, and a course is part of no phase and of no other course. Both may be part of
 * another plan of the patient beside.
 */
final class PlanOfCourse implements CourseRule {
    @Override
    public String id() {
        return "P01";
    }

    @Override
    public String needs() {
        return "what the plan is part of";
    }

    @Override
    public Scope scope(Resource resource) {
        return resource instanceof CarePlan plan && plan.hasPartOf() && isJudged(plan)
                ? Scope.withoutLock()
                : Scope.nothing();
    }

    private static boolean isJudged(CarePlan plan) {
        return PhasePlan.of(plan).filter(phase -> !phase.isEnteredInError()).isPresent()
                || CoursePlan.of(plan)
                        .filter(course -> !course.isEnteredInError())
                        .isPresent();
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        CarePlan plan = (CarePlan) resource;
        boolean isPhase = PhasePlan.of(plan).isPresent();
        boolean hasCourse = false;
        List<CourseBreach> impossible = new ArrayList<>();
        List<CourseBreach> beside = new ArrayList<>();
        for (int i = 0; i < plan.getPartOf().size(); i++) {
            Optional<String> whole = LocalReference.of(plan.getPartOf().get(i), "CarePlan");
            if (whole.isEmpty()) {
                continue;
            }
            String place = ".partOf[" + i + "]";
            String id = whole.get();
            Optional<PhasePlan> phase = stored.phase(id);
            if (stored.course(id).isPresent()) {
                hasCourse = true;
                if (!isPhase) {
                    impossible.add(
                            breach(place, "A course is part of no other course, and " + id + " is one.", plan, id));
                }
            } else if (phase.isPresent()) {
                impossible.add(breach(
                        place,
                        (isPhase ? "A phase is part of a course, and " : "A course is part of no phase, and ") + id
                                + " is a phase (" + phase.get().phase().code() + ").",
                        plan,
                        id));
            } else if (isPhase && isKnown(id, stored)) {
                beside.add(breach(place, "A phase is part of a course, and " + id + " is no course.", plan, id));
            }
        }
        if (!hasCourse && impossible.isEmpty()) {
            impossible.addAll(beside);
        }
        return impossible;
    }

    /** What stands in for a plan that is still to come may become a course. */
    private static boolean isKnown(String id, CourseReader stored) {
        return stored.resources(Set.of(id)).stream().anyMatch(whole -> !Placeholder.is(whole));
    }

    private static CourseBreach breach(String place, String message, CarePlan plan, String whole) {
        return CourseBreach.error(place, message, LocalReference.to(plan), whole);
    }
}
