package org.iptfhir.validation.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.EnteredInError;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.validation.Severity;

/**
 * P01, of partOf: a phase is part of a course and of no other phase, and a course of no phase and of no other course. Both
 * may be part of another plan of the patient too.
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
        List<CourseBreach> impossible = new ArrayList<>();
        for (int i = 0; i < plan.getPartOf().size(); i++) {
            Optional<String> whole = LocalReference.of(plan.getPartOf().get(i), "CarePlan");
            Optional<PhasePlan> phase = whole.flatMap(stored::phase);
            if (phase.isPresent()) {
                impossible.add(breach(
                        i,
                        (isPhase ? "A phase is part of a course, and " : "A course is part of no phase, and ")
                                + phase.get().id() + " is a phase ("
                                + phase.get().phase().code() + ").",
                        plan,
                        phase.get().id()));
            } else if (!isPhase && whole.flatMap(stored::course).isPresent()) {
                impossible.add(breach(
                        i, "A course is part of no other course, and " + whole.get() + " is one.", plan, whole.get()));
            }
        }
        if (isPhase && impossible.isEmpty()) {
            ofNoCourse(PhasePlan.of(plan).orElseThrow(), stored).ifPresent(impossible::add);
        }
        return impossible;
    }

    /** What has begun is part of a course; a draft may wait for its plan to become one. Other servers are not asked. */
    private static Optional<CourseBreach> ofNoCourse(PhasePlan phase, CourseReader stored) {
        Set<String> plans = Set.copyOf(phase.courses());
        return plans.size() < phase.plan().getPartOf().size()
                        || plans.stream().anyMatch(plan -> stored.course(plan).isPresent())
                        || stored.resources(plans).size() < plans.size()
                ? Optional.empty()
                : Optional.of(new CourseBreach(
                        phase.hasBegun() ? Severity.ERROR : Severity.WARNING,
                        ".partOf[0]",
                        "A phase is part of a course, and " + phase.courses().get(0)
                                + " is none: it has no category ipt-course.",
                        phase.id(),
                        phase.courses().get(0)));
    }

    /** A plan that was a course leaves no phase behind that has begun: nobody who looks for courses would find it. */
    @Override
    public List<CourseBreach> checkChange(Resource before, Resource resource, CourseReader stored) {
        boolean isCourseNoMore = CoursePlan.of(before)
                        .filter(course -> !course.isEnteredInError())
                        .isPresent()
                && CoursePlan.of(resource).isEmpty()
                && !EnteredInError.is(resource);
        return isCourseNoMore
                ? stored.phasesOf(LocalReference.to(resource)).stream()
                        .filter(PhasePlan::hasBegun)
                        .filter(phase -> phase.courses().stream()
                                .noneMatch(plan -> stored.course(plan).isPresent()))
                        .limit(1)
                        .map(phase -> CourseBreach.error(
                                ".category",
                                "The plan would be a course no more, and its phase "
                                        + phase.phase().code() + " "
                                        + phase.id() + " is " + phase.status()
                                        + ": keep the category ipt-course, or move the phase to its course in the same"
                                        + " transaction.",
                                LocalReference.to(resource),
                                phase.id()))
                        .toList()
                : List.of();
    }

    private static CourseBreach breach(int part, String message, CarePlan plan, String whole) {
        return CourseBreach.error(".partOf[" + part + "]", message, LocalReference.to(plan), whole);
    }
}
