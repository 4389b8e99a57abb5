package org.iptfhir.course.protocol;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Concepts;
import org.iptfhir.therapy.ProblemArea;
import org.iptfhir.translate.OwnNamespace;
import org.iptfhir.translate.StoredResources;

/**
 * Drafts the course that a protocol and an order give: the course, a phase for each of the protocol's, its goals and
 * tasks, as one transaction. All of it is draft or proposed: nothing has begun, and nothing is agreed with the patient
 * until somebody makes it active.
 */
public final class CourseDraft {
    private static final String US_CORE = "us-core-careplan-category-fragment";
    private static final String SNOMED = "snomed-fragment";

    private final FhirContext fhir;
    private final Concepts concepts;
    private final DraftedGoals goals;
    private final DraftedTasks tasks;
    private final OwnNamespace namespace;

    /**
     * Drafts with what is stored, to which protocols refer.
     *
     * @param namespace of the identifiers that the drafts get
     */
    public CourseDraft(FhirContext fhir, Concepts concepts, StoredResources stored, OwnNamespace namespace) {
        this.namespace = namespace;
        this.fhir = fhir;
        this.concepts = concepts;
        this.goals = new DraftedGoals(concepts);
        this.tasks = new DraftedTasks(concepts, new Definitions(stored));
    }

    /** The condition that a course matches which was started with the same order before. */
    public String condition(Protocol protocol, CourseOrder order) {
        return "CarePlan?" + DraftRecord.condition(namespace.of(order.key(protocol)));
    }

    /**
     * The transaction; its first entry is the course.
     *
     * @throws UnfitProtocolException when the protocol refers to what is not there, or has conditions that cannot be
     *     evaluated
     */
    public Bundle of(Protocol protocol, CourseOrder order) {
        DraftRecord record = new DraftRecord(order.key(protocol), namespace);
        CarePlan course = course(record, protocol, order);
        record.add(DraftRecord.COURSE, course);
        Conditions conditions = new Conditions(fhir, course);
        SessionDates dates = SessionDates.of(protocol, order);
        Set<String> served = new TreeSet<>();
        for (int i = 0; i < protocol.phases().size(); i++) {
            PlannedPhase planned = protocol.phases().get(i);
            List<PlanDefinitionActionComponent> actions = conditions.applicable(planned.action());
            Set<String> servedByPhase = goalsOf(actions);
            CarePlan phase = phase(record, planned, order, dates.sessions(i));
            addGoals(phase, record, protocol, servedByPhase);
            record.add(key(planned), phase);
            DraftedTasks.Drafted drafted = tasks.addTo(
                    record, order, new DraftedTasks.OfPhase(key(planned), dates.sessions(i), dates.period(i)), actions);
            drafted.activities().forEach(phase::addInstantiatesCanonical);
            drafted.tasks().forEach(task -> phase.addActivity().setReference(record.to(task)));
            served.addAll(servedByPhase);
        }
        addGoals(course, record, protocol, served);
        goals.addTo(record, protocol.goals(served), order, dates);
        return record.bundle();
    }

    private static Set<String> goalsOf(List<PlanDefinitionActionComponent> actions) {
        return actions.stream()
                .flatMap(action -> action.getGoalId().stream())
                .map(PrimitiveType::getValue)
                .collect(Collectors.toSet());
    }

    private static void addGoals(CarePlan plan, DraftRecord record, Protocol protocol, Set<String> goals) {
        protocol.goals(goals).forEach(goal -> plan.addGoal(record.to(DraftedGoals.key(goal))));
    }

    private static String key(PlannedPhase phase) {
        return "phase-" + phase.phase().code();
    }

    private CarePlan course(DraftRecord record, Protocol protocol, CourseOrder order) {
        CarePlan plan = plan(record, DraftRecord.COURSE, "course", order);
        order.area().ifPresent(area -> plan.addExtension(problemArea(area, "primary")));
        order.secondArea().ifPresent(area -> plan.addExtension(problemArea(area, "secondary")));
        plan.addExtension(extension("variant", protocol.variant()));
        protocol.format().ifPresent(format -> plan.addExtension(extension("format", format)));
        plan.addExtension(extension("planned-sessions", new PositiveIntType(order.sessions())));
        order.reasonForSessions()
                .ifPresent(reason -> plan.addExtension(extension("extension-reason", new StringType(reason))));
        plan.addInstantiatesCanonical(protocol.canonical());
        plan.addCategory(concepts.concept("kind", "ipt-course"));
        plan.addCategory(concepts.concept(US_CORE, "assess-plan"));
        plan.addCategory(concepts.concept(SNOMED, "718347000"));
        plan.addCategory(concepts.concept(SNOMED, "734163000"));
        plan.setTitle(protocol.title());
        plan.setPeriod(
                new Period().setStartElement(new DateTimeType(order.start().toString())));
        order.diagnosis().map(Reference::new).ifPresent(plan::addAddresses);
        return plan;
    }

    private Extension problemArea(ProblemArea area, String rank) {
        Extension extension = new Extension(Canonical.of("StructureDefinition", "problem-area"));
        extension.addExtension(new Extension("code", concepts.concept("problem-area", area.code())));
        extension.addExtension(new Extension("rank", new CodeType(rank)));
        return extension;
    }

    private CarePlan phase(DraftRecord record, PlannedPhase planned, CourseOrder order, int sessions) {
        CarePlan plan = plan(record, key(planned), "phase", order);
        if (sessions > 0) {
            plan.addExtension(extension("planned-sessions", new PositiveIntType(sessions)));
        }
        plan.addPartOf(record.to(DraftRecord.COURSE));
        plan.addCategory(planned.category());
        plan.addCategory(concepts.concept(US_CORE, "assess-plan"));
        plan.addCategory(concepts.concept(SNOMED, "718347000"));
        plan.setTitle(planned.action().getTitle());
        plan.setDescription(planned.action().getDescription());
        return plan;
    }

    private static CarePlan plan(DraftRecord record, String key, String profile, CourseOrder order) {
        CarePlan plan = new CarePlan();
        plan.setMeta(DraftRecord.meta(profile));
        plan.addIdentifier(record.identifier(key));
        plan.setStatus(CarePlanStatus.DRAFT);
        plan.setIntent(CarePlanIntent.PLAN);
        plan.setSubject(new Reference(order.patient()));
        order.practitioner().map(Reference::new).ifPresent(plan::setAuthor);
        return plan;
    }

    private static Extension extension(String id, Type value) {
        return new Extension(Canonical.of("StructureDefinition", id), value);
    }
}
