package org.iptfhir.course.protocol;

import java.util.List;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalTargetComponent;
import org.hl7.fhir.r4.model.Reference;
import org.iptfhir.guide.Concepts;

/** The goals of a protocol as proposals for one patient, to be reached by the last session. */
final class DraftedGoals {
    private final Concepts concepts;

    DraftedGoals(Concepts concepts) {
        this.concepts = concepts;
    }

    static String key(PlanDefinitionGoalComponent goal) {
        return "goal-" + goal.getId();
    }

    /** Adds goals. */
    void addTo(DraftRecord record, List<PlanDefinitionGoalComponent> goals, CourseOrder order, SessionDates dates) {
        goals.forEach(planned -> record.add(key(planned), goal(record, planned, order, dates)));
    }

    private Goal goal(DraftRecord record, PlanDefinitionGoalComponent planned, CourseOrder order, SessionDates dates) {
        Goal goal = new Goal();
        goal.setMeta(DraftRecord.meta("goal"));
        goal.addIdentifier(record.identifier(key(planned)));
        goal.setLifecycleStatus(GoalLifecycleStatus.PROPOSED);
        goal.addCategory(concepts.concept("kind", "ipt-goal"));
        if (planned.hasCategory()) {
            goal.addCategory(planned.getCategory().copy());
        }
        if (planned.hasPriority()) {
            goal.setPriority(planned.getPriority().copy());
        }
        goal.setDescription(planned.getDescription().copy());
        goal.setSubject(new Reference(order.patient()));
        goal.setStart(new DateType(order.start().toString()));
        planned.getTarget().forEach(target -> goal.addTarget(target(target)));
        if (!goal.hasTarget()) {
            goal.addTarget();
        }
        goal.getTarget()
                .forEach(target -> target.setDue(new DateType(dates.end().toString())));
        return goal;
    }

    private static GoalTargetComponent target(PlanDefinitionGoalTargetComponent planned) {
        GoalTargetComponent target = new GoalTargetComponent();
        if (planned.hasMeasure()) {
            target.setMeasure(planned.getMeasure().copy());
        }
        if (planned.hasDetail()) {
            target.setDetail(planned.getDetail().copy());
        }
        return target;
    }
}
