package org.iptfhir.course.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.ActivityDefinition.ActivityDefinitionKind;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PlanDefinition.ActionParticipantType;
import org.hl7.fhir.r4.model.PlanDefinition.ActionRequiredBehavior;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.iptfhir.guide.Concepts;

/**
 * What the actions of a phase become: a task for each questionnaire and each activity of kind Task that must be done; all
 * others are what the phase may consist of, named by their canonicals.
 */
final class DraftedTasks {
    private final Concepts concepts;
    private final Definitions definitions;

    DraftedTasks(Concepts concepts, Definitions definitions) {
        this.concepts = concepts;
        this.definitions = definitions;
    }

    /**
     * A phase of the draft.
     *
     * @param key of its CarePlan
     * @param sessions how many it has
     * @param period in which they are expected; empty when there are none
     */
    record OfPhase(String key, int sessions, Period period) {}

    /**
     * What came of the actions of a phase.
     *
     * @param tasks their keys
     * @param activities canonicals of all else
     */
    record Drafted(List<String> tasks, List<String> activities) {}

    /** Adds the tasks that actions of a phase become. */
    Drafted addTo(DraftRecord record, CourseOrder order, OfPhase phase, List<PlanDefinitionActionComponent> actions) {
        Drafted drafted = new Drafted(new ArrayList<>(), new ArrayList<>());
        for (PlanDefinitionActionComponent action : actions) {
            if (action.hasDefinitionCanonicalType()) {
                String key = "task-" + action.getId();
                Defined defined = defined(action);
                if (defined.isTask(action)) {
                    record.add(key, task(record, key, order, phase, action, defined));
                    drafted.tasks().add(key);
                } else {
                    defined.canonical().ifPresent(drafted.activities()::add);
                }
            }
        }
        return drafted;
    }

    /** The one definition of an action. */
    private record Defined(Optional<Questionnaire> form, Optional<ActivityDefinition> activity) {
        boolean isTask(PlanDefinitionActionComponent action) {
            return action.getRequiredBehavior() != ActionRequiredBehavior.COULD
                    && (form.isPresent()
                            || activity.map(ActivityDefinition::getKind)
                                    .filter(ActivityDefinitionKind.TASK::equals)
                                    .isPresent());
        }

        Optional<String> canonical() {
            return activity.map(Definitions::canonical).or(() -> form.map(Definitions::canonical));
        }

        CodeableConcept code(PlanDefinitionActionComponent action) {
            return activity.filter(ActivityDefinition::hasCode)
                    .map(ActivityDefinition::getCode)
                    .orElseGet(action::getCodeFirstRep)
                    .copy();
        }

        String description(PlanDefinitionActionComponent action) {
            return activity.map(definition -> action.getTitle() + ". " + definition.getDescription())
                    .orElseGet(action::getTitle);
        }
    }

    private Defined defined(PlanDefinitionActionComponent action) {
        String canonical = action.getDefinitionCanonicalType().getValue();
        Optional<ActivityDefinition> activity = definitions.find(canonical, ActivityDefinition.class);
        Optional<Questionnaire> form =
                activity.isPresent() ? Optional.empty() : definitions.find(canonical, Questionnaire.class);
        if (activity.isEmpty() && form.isEmpty()) {
            throw new UnfitProtocolException("The protocol's action " + action.getId() + " refers to " + canonical
                    + ", which this server does not have as an ActivityDefinition or a Questionnaire.");
        }
        return new Defined(form, activity);
    }

    private Task task(
            DraftRecord record,
            String key,
            CourseOrder order,
            OfPhase phase,
            PlanDefinitionActionComponent action,
            Defined defined) {
        Task task = new Task();
        task.setMeta(DraftRecord.labels());
        task.addIdentifier(record.identifier(key));
        defined.activity().map(Definitions::canonical).ifPresent(task::setInstantiatesCanonical);
        task.addBasedOn(record.to(DraftRecord.COURSE));
        task.addBasedOn(record.to(phase.key()));
        task.setGroupIdentifier(record.identifier(DraftRecord.COURSE));
        task.setStatus(TaskStatus.DRAFT);
        task.setIntent(TaskIntent.PLAN);
        task.setCode(defined.code(action));
        task.setDescription(defined.description(action));
        task.setFor(new Reference(order.patient()));
        Optional<Reference> practitioner = order.practitioner().map(Reference::new);
        practitioner.ifPresent(who -> task.setRequester(who.copy()));
        owner(action, order, practitioner).ifPresent(task::setOwner);
        if (!phase.period().isEmpty()) {
            task.getRestriction().setPeriod(phase.period().copy());
        }
        if (action.hasTiming() && phase.sessions() > 0) {
            task.getRestriction().setRepetitions(phase.sessions());
        }
        defined.form()
                .ifPresent(form -> task.addInput()
                        .setType(concepts.concept("course-task", "questionnaire"))
                        .setValue(new CanonicalType(Definitions.canonical(form))));
        return task;
    }

    private static Optional<Reference> owner(
            PlanDefinitionActionComponent action, CourseOrder order, Optional<Reference> practitioner) {
        return action.getParticipantFirstRep().getType() == ActionParticipantType.PATIENT
                ? Optional.of(new Reference(order.patient()))
                : practitioner;
    }
}
