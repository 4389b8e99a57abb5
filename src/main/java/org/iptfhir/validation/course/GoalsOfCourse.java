package org.iptfhir.validation.course;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.GoalKinds;
import org.iptfhir.guide.Instruments;
import org.iptfhir.guide.Variants;
import org.iptfhir.instrument.Code;
import org.iptfhir.therapy.GoalAim;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.RecordPart;
import org.iptfhir.validation.PossibleTime;

/**
 * F04: an active course has a goal about the illness and one about relationships, due while it goes on or in the year
 * after, and measured by a score that is known. Before its middle phase it may have no goals yet: they are agreed on
 * at the end of the initial one.
 */
final class GoalsOfCourse implements CourseRule {
    private static final String GOAL = "Goal";
    private static final Set<GoalLifecycleStatus> DROPPED =
            EnumSet.of(GoalLifecycleStatus.CANCELLED, GoalLifecycleStatus.REJECTED, GoalLifecycleStatus.ENTEREDINERROR);

    private final GoalKinds kinds;
    private final Instruments instruments;
    private final Variants variants;

    GoalsOfCourse(GoalKinds kinds, Instruments instruments, Variants variants) {
        this.kinds = kinds;
        this.instruments = instruments;
        this.variants = variants;
    }

    @Override
    public String id() {
        return "F04";
    }

    @Override
    public String needs() {
        return "which goals the course has";
    }

    @Override
    public Scope scope(Resource resource) {
        boolean judged = resource instanceof Goal goal
                ? RecordPart.GOAL.holds(goal) && goal.hasTarget()
                : CoursePlan.of(resource)
                        .filter(CoursePlan::isActive)
                        .filter(course -> course.patient().isPresent())
                        .isPresent();
        return judged ? Scope.withoutLock() : Scope.nothing();
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        return resource instanceof Goal goal
                ? ofGoal(goal, stored)
                : ofCourse(CoursePlan.of(resource).orElseThrow(), stored);
    }

    private List<CourseBreach> ofGoal(Goal goal, CourseReader stored) {
        String id = LocalReference.to(goal);
        List<CourseBreach> breaches = new ArrayList<>(unknownMeasures(goal, id));
        LocalReference.of(goal.getSubject(), "Patient").stream()
                .flatMap(patient -> stored.activeCoursesOf(Set.of(patient)).stream())
                .filter(course -> ReferencesOf.type(GOAL, course.plan().getGoal())
                        .places()
                        .containsKey(id))
                .flatMap(course -> outOfTime(goal, course)
                        .map(late -> CourseBreach.warning(late.path(), late.message(), id, course.id())))
                .limit(1)
                .forEach(breaches::add);
        return breaches;
    }

    private List<CourseBreach> unknownMeasures(Goal goal, String id) {
        List<CourseBreach> breaches = new ArrayList<>();
        List<GoalTargetComponent> targets = goal.getTarget();
        for (int i = 0; i < targets.size(); i++) {
            List<Coding> codes = targets.get(i).getMeasure().getCoding();
            if (!codes.isEmpty() && codes.stream().noneMatch(this::isScore)) {
                breaches.add(CourseBreach.warning(
                        ".target[" + i + "].measure",
                        "The goal is measured by " + codes.get(0).getCode()
                                + ", which is not the code of a score that is known here.",
                        id,
                        "target " + i));
            }
        }
        return breaches;
    }

    private boolean isScore(Coding coding) {
        String system = String.valueOf(coding.getSystem());
        String code = String.valueOf(coding.getCode());
        return instruments.ofScore(new Code(system, code, "")).isPresent();
    }

    private List<CourseBreach> ofCourse(CoursePlan course, CourseReader stored) {
        String patient = course.patient().orElseThrow();
        ReferencesOf references = ReferencesOf.type(GOAL, course.plan().getGoal());
        if (!course.plan().hasGoal() && !middleHasBegun(course, stored)) {
            return List.of();
        }
        Map<String, Goal> goals = goals(patient, references, stored);
        List<CourseBreach> breaches = new ArrayList<>();
        if (references.all() && goals.size() >= references.places().size()) {
            missingAim(course, goals).ifPresent(breaches::add);
        }
        references
                .places()
                .forEach((id, place) -> Optional.ofNullable(goals.get(id)).stream()
                        .flatMap(goal -> outOfTime(goal, course))
                        .limit(1)
                        .map(late -> CourseBreach.warning(
                                ".goal[" + place + "]", late.message() + " (" + id + ")", course.id(), id))
                        .forEach(breaches::add));
        return breaches;
    }

    /** Those that the course refers to; where it refers to none, the goals of IPT that the patient has. */
    private static Map<String, Goal> goals(String patient, ReferencesOf references, CourseReader stored) {
        Map<String, Goal> goals = new LinkedHashMap<>();
        List<Resource> own = stored.record(patient, RecordPart.GOAL);
        boolean linked = !references.places().isEmpty();
        own.stream()
                .filter(goal -> !linked || references.places().containsKey(LocalReference.to(goal)))
                .forEach(goal -> goals.put(LocalReference.to(goal), (Goal) goal));
        if (linked && goals.size() < references.places().size()) { // not marked as goals of IPT
            stored.resources(references.places().keySet())
                    .forEach(goal -> goals.put(LocalReference.to(goal), (Goal) goal));
        }
        return goals;
    }

    private Optional<CourseBreach> missingAim(CoursePlan course, Map<String, Goal> all) {
        List<Goal> goals = all.values().stream()
                .filter(goal -> !DROPPED.contains(goal.getLifecycleStatus()))
                .toList();
        Set<GoalAim> aims = EnumSet.noneOf(GoalAim.class);
        for (Goal goal : goals) {
            Optional<GoalAim> aim = kinds.aimOf(goal.getDescription());
            if (aim.isEmpty()) {
                return Optional.empty(); // what it is about is not coded
            }
            aims.add(aim.get());
        }
        List<String> missing = Stream.of(GoalAim.values())
                .filter(aim -> !aims.contains(aim))
                .map(aim -> aim == GoalAim.SYMPTOM ? "no goal about symptoms" : "no goal about relationships")
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(CourseBreach.warning(
                        course.plan().hasGoal() ? ".goal[0]" : ".status",
                        "The active course has " + String.join(" and ", missing) + ".",
                        course.id(),
                        course.patient().orElseThrow()));
    }

    private static boolean middleHasBegun(CoursePlan course, CourseReader stored) {
        return stored.phasesOf(course.id()).stream().anyMatch(GroundOfMiddlePhase::hasBegun);
    }

    /** A date that lies outside. */
    private record OutOfTime(String path, String message) {}

    private Stream<OutOfTime> outOfTime(Goal goal, CoursePlan course) {
        List<OutOfTime> found = new ArrayList<>();
        List<GoalTargetComponent> targets = goal.getTarget();
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).getDue() instanceof DateType due && due.hasValue()) {
                String place = ".target[" + i + "].due.ofType(date)";
                PossibleTime.of(due.getValueAsString())
                        .flatMap(time -> told(time, due.getValueAsString(), course))
                        .ifPresent(message -> found.add(new OutOfTime(place, message)));
            }
        }
        return found.stream();
    }

    private Optional<String> told(PossibleTime due, String stated, CoursePlan course) {
        if (course.begin()
                .flatMap(PossibleTime::of)
                .filter(begin -> due.last().isBefore(begin.first()))
                .isPresent()) {
            return Optional.of("The goal is due on " + stated + ", before the course " + course.id() + " begins ("
                    + course.begin().orElseThrow() + ").");
        }
        return latestEnd(course)
                .filter(end -> due.first().isAfter(end.plusYears(1)))
                .map(end -> "The goal is due on " + stated + ", more than a year after the course " + course.id()
                        + " ends or can end (" + end + ").");
    }

    /** The last day on which it can end: the stated one, or the last that the variant allows. */
    private Optional<LocalDate> latestEnd(CoursePlan course) {
        return course.end()
                .flatMap(PossibleTime::of)
                .map(PossibleTime::last)
                .or(() -> course.variant()
                        .flatMap(variants::ofCode)
                        .flatMap(variant -> course.plannedSessions()
                                .flatMap(sessions -> course.begin()
                                        .flatMap(PossibleTime::of)
                                        .map(begin -> begin.last()
                                                .plusDays(variant.plausibleDays(sessions)
                                                        .highest())))));
    }
}
