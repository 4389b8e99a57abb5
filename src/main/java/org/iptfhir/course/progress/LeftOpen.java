package org.iptfhir.course.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.PhasePlan;

/**
 * What a course leaves open that nobody has begun. Tasks that nobody was asked for (draft) will not be done in it; goals
 * that nobody agreed on (proposed) are dropped where the course is broken off. Whether those of a completed course were
 * reached is for the therapist to say, and whoever was asked to do something may still do it.
 */
final class LeftOpen {
    private LeftOpen() {}

    /** Copies of what changes. */
    static List<Resource> letGo(
            CoursePlan course, List<PhasePlan> phases, List<Resource> parts, EndReason reason, LocalDate day) {
        Set<String> plans = Stream.concat(
                        Stream.of(course.id()), phases.stream().map(PhasePlan::id))
                .collect(Collectors.toUnmodifiableSet());
        Set<String> goals = Stream.concat(
                        course.plan().getGoal().stream(),
                        phases.stream().flatMap(phase -> phase.plan().getGoal().stream()))
                .flatMap(goal -> LocalReference.of(goal, "Goal").stream())
                .collect(Collectors.toUnmodifiableSet());
        List<Resource> changed = new ArrayList<>();
        for (Resource part : parts) {
            if (part instanceof Task task && task.getStatus() == TaskStatus.DRAFT && isOf(plans, task)) {
                changed.add(cancelled(task, reason));
            } else if (!reason.isCompletion()
                    && part instanceof Goal goal
                    && goal.getLifecycleStatus() == GoalLifecycleStatus.PROPOSED
                    && goals.contains(LocalReference.to(goal))) {
                changed.add(cancelled(goal, reason, day));
            }
        }
        return changed;
    }

    private static boolean isOf(Set<String> plans, Task task) {
        return task.getBasedOn().stream()
                .map((Reference plan) -> LocalReference.of(plan, "CarePlan"))
                .anyMatch(plan -> plan.filter(plans::contains).isPresent());
    }

    private static Task cancelled(Task task, EndReason reason) {
        Task cancelled = task.copy().setStatus(TaskStatus.CANCELLED);
        cancelled
                .getStatusReason()
                .setText("The course ended (" + reason.code() + ") before anybody was asked for it.");
        return cancelled;
    }

    private static Goal cancelled(Goal goal, EndReason reason, LocalDate day) {
        return goal.copy()
                .setLifecycleStatus(GoalLifecycleStatus.CANCELLED)
                .setStatusDateElement(new DateType(day.toString()))
                .setStatusReason("The course ended (" + reason.code() + ") before the goal was agreed on.");
    }
}
