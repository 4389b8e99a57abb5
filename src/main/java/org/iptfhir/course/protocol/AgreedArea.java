package org.iptfhir.course.protocol;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.iptfhir.guide.Canonical;
import org.iptfhir.therapy.ProblemArea;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.OwnNamespace;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.validation.PossibleTime;

/**
 * What a course gets whose problem area is agreed on after it was started: the area, and the goals, tasks and techniques
 * that its protocol has for it, as they would have been drafted at the start. What was drafted then stays as it is.
 */
public final class AgreedArea {
    private static final String PROBLEM_AREA = Canonical.of("StructureDefinition", "problem-area");

    private final CourseDraft drafts;
    private final OwnNamespace namespace;

    /**
     * Adds to courses.
     *
     * @param drafts as they are made at the start
     * @param namespace of this server
     */
    public AgreedArea(CourseDraft drafts, OwnNamespace namespace) {
        this.drafts = drafts;
        this.namespace = namespace;
    }

    /**
     * The transaction: the course and the phases that change, then what is new.
     *
     * @param protocol that the course follows
     * @param phases of the course; one that is over gets nothing more
     * @param second what the course works on besides
     * @throws UnfitProtocolException when the course does not say what the protocol needs: patient, first day, number of
     *     sessions
     */
    public Bundle of(
            Protocol protocol,
            CoursePlan course,
            List<PhasePlan> phases,
            ProblemArea area,
            Optional<ProblemArea> second) {
        Map<String, Resource> before = new HashMap<>();
        drafts.of(protocol, order(course, Optional.empty(), Optional.empty()))
                .getEntry()
                .forEach(entry -> before.put(name(entry), entry.getResource()));
        List<BundleEntryComponent> after =
                drafts.of(protocol, order(course, Optional.of(area), second)).getEntry();
        Map<String, CarePlan> plans = new HashMap<>();
        List<CarePlan> changed = new ArrayList<>();
        for (BundleEntryComponent entry : after) {
            if (entry.getResource() instanceof CarePlan planned) {
                stored(planned, course, phases).ifPresent(plan -> {
                    plans.put(entry.getFullUrl(), plan);
                    CarePlan grown =
                            grown(plan.copy(), planned, (CarePlan) Objects.requireNonNull(before.get(name(entry))));
                    if (!grown.equalsDeep(plan)) {
                        changed.add(grown);
                    }
                });
            }
        }
        List<BundleEntryComponent> added = after.stream()
                .filter(entry -> !before.containsKey(name(entry)))
                .filter(entry -> belongsTo(entry.getResource(), plans))
                .map(BundleEntryComponent::copy)
                .toList();
        added.forEach(entry -> leadTo(plans, entry.getResource()));
        Bundle transaction = new Bundle().setType(BundleType.TRANSACTION);
        changed.forEach(plan -> update(plan, transaction));
        added.forEach(transaction::addEntry);
        return transaction;
    }

    private CourseOrder order(CoursePlan course, Optional<ProblemArea> area, Optional<ProblemArea> second) {
        String patient = course.patient().orElseThrow(() -> lacks(course, "a patient of this server as subject"));
        LocalDate start = course.begin()
                .flatMap(PossibleTime::of)
                .filter(Predicate.not(PossibleTime::isPartial))
                .map(PossibleTime::first)
                .orElseThrow(() -> lacks(course, "the day of its first session in period.start"));
        int sessions = course.plannedSessions()
                .orElseThrow(() -> lacks(course, "the number of sessions in the extension planned-sessions"));
        Optional<String> practitioner = LocalReference.of(course.plan().getAuthor())
                .filter(author -> author.startsWith("Practitioner/") || author.startsWith("PractitionerRole/"));
        return new CourseOrder(
                patient,
                start,
                sessions,
                area,
                second,
                Optional.empty(),
                practitioner,
                Optional.empty(),
                Optional.of(name(course, patient)));
    }

    private static UnfitProtocolException lacks(CoursePlan course, String what) {
        return new UnfitProtocolException(
                course.id() + " does not say what its protocol needs: give it " + what + " first.");
    }

    /** The name that the course was started by: what is added is called as if it had been drafted then. */
    private String name(CoursePlan course, String patient) {
        String prefix = patient.substring(patient.indexOf('/') + 1) + ".";
        return course.plan().getIdentifier().stream()
                .filter(identifier -> namespace.system().equals(identifier.getSystem()) && identifier.hasValue())
                .map(identifier -> identifier.getValue())
                .filter(value -> value.startsWith(prefix))
                .map(value -> value.substring(prefix.length()))
                .findFirst()
                .orElse(course.plan().getIdElement().getIdPart());
    }

    /** What an entry is known by, in whichever draft of the course. */
    private static String name(BundleEntryComponent entry) {
        return entry.getRequest().getUrl() + "?" + entry.getRequest().getIfNoneExist();
    }

    private static Optional<CarePlan> stored(CarePlan planned, CoursePlan course, List<PhasePlan> phases) {
        return CoursePlan.of(planned).isPresent()
                ? Optional.of(course.plan())
                : PhasePlan.of(planned)
                        .flatMap(phase -> phases.stream()
                                .filter(one -> one.phase() == phase.phase() && one.isNotOver())
                                .findFirst())
                        .map(PhasePlan::plan);
    }

    private static CarePlan grown(CarePlan plan, CarePlan planned, CarePlan before) {
        if (CoursePlan.of(plan).isPresent()) {
            plan.getExtension().removeIf(extension -> PROBLEM_AREA.equals(extension.getUrl()));
            planned.getExtensionsByUrl(PROBLEM_AREA).forEach(area -> plan.addExtension(area.copy()));
        }
        planned.getGoal().stream()
                .filter(goal -> before.getGoal().stream().noneMatch(goal::equalsDeep))
                .map(Reference::copy)
                .forEach(plan::addGoal);
        planned.getActivity().stream()
                .filter(activity -> before.getActivity().stream().noneMatch(activity::equalsDeep))
                .map(CarePlanActivityComponent::copy)
                .forEach(plan::addActivity);
        planned.getInstantiatesCanonical().stream()
                .map(canonical -> canonical.getValue())
                .filter(canonical ->
                        !before.hasInstantiatesCanonical(canonical) && !plan.hasInstantiatesCanonical(canonical))
                .forEach(plan::addInstantiatesCanonical);
        return plan;
    }

    /** A task of a phase that is over, or is not there, is not added. */
    private static boolean belongsTo(Resource resource, Map<String, CarePlan> plans) {
        return !(resource instanceof Task task)
                || task.getBasedOn().stream().map(Reference::getReference).allMatch(plans::containsKey);
    }

    private static void leadTo(Map<String, CarePlan> plans, Resource resource) {
        if (resource instanceof Task task) {
            task.getBasedOn()
                    .forEach(plan -> Optional.ofNullable(plans.get(plan.getReference()))
                            .ifPresent(stored -> plan.setReference(LocalReference.to(stored))));
        }
    }

    private static void update(Resource plan, Bundle transaction) {
        String id = LocalReference.to(plan);
        transaction
                .addEntry()
                .setResource(plan)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(id)
                .setIfMatch("W/\"" + plan.getMeta().getVersionId() + "\"");
    }
}
