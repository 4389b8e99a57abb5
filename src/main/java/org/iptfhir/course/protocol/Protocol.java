package org.iptfhir.course.protocol;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalComponent;
import org.hl7.fhir.r4.model.UsageContext;
import org.iptfhir.guide.Canonical;

/** A protocol of IPT: a PlanDefinition for a variant, whose actions at the top are the phases. */
public final class Protocol {
    private static final String VARIANTS = Canonical.of("CodeSystem", "variant");
    private static final String FORMATS = Canonical.of("CodeSystem", "format");

    private final PlanDefinition plan;
    private final CodeableConcept variant;
    private final List<PlannedPhase> phases;

    private Protocol(PlanDefinition plan, CodeableConcept variant, List<PlannedPhase> phases) {
        this.plan = plan;
        this.variant = variant;
        this.phases = phases;
    }

    /**
     * Reads a PlanDefinition.
     *
     * @throws UnfitProtocolException when it is no protocol of IPT
     */
    public static Protocol of(PlanDefinition plan) {
        CodeableConcept variant = use(plan, VARIANTS)
                .orElseThrow(
                        () -> new UnfitProtocolException(name(plan) + " is no protocol of IPT: it has no useContext"
                                + " with a variant (a code of " + VARIANTS + ")."));
        if (!plan.hasUrl()) {
            throw new UnfitProtocolException(name(plan) + " has no url, by which a course could refer to it.");
        }
        List<PlannedPhase> phases = plan.getAction().stream()
                .map(PlannedPhase::of)
                .flatMap(Optional::stream)
                .toList();
        if (phases.isEmpty()) {
            throw new UnfitProtocolException(name(plan) + " is no protocol of IPT: none of its actions is a phase (has"
                    + " a code of " + Canonical.of("CodeSystem", "phase") + ").");
        }
        return new Protocol(plan, variant, phases);
    }

    private static String name(PlanDefinition plan) {
        return "PlanDefinition/" + plan.getIdElement().getIdPart();
    }

    /** What it is for, as a code of one system. */
    private static Optional<CodeableConcept> use(PlanDefinition plan, String system) {
        return plan.getUseContext().stream()
                .filter(UsageContext::hasValueCodeableConcept)
                .map(UsageContext::getValueCodeableConcept)
                .filter(concept -> concept.getCoding().stream()
                        .anyMatch(coding -> system.equals(coding.getSystem()) && coding.hasCode()))
                .findFirst();
    }

    /** Its id, which tells it from other protocols of the server. */
    String id() {
        return plan.getIdElement().getIdPart();
    }

    /** What a course that follows it refers to. */
    String canonical() {
        return Definitions.canonical(plan);
    }

    String title() {
        return plan.getTitle();
    }

    /** The variant of IPT, as a course states it. */
    CodeableConcept variant() {
        return variant.copy();
    }

    /** Who sits in the room, as a course states it; empty where the protocol leaves it open. */
    Optional<CodeableConcept> format() {
        return use(plan, FORMATS).map(CodeableConcept::copy);
    }

    /** The code of the variant. */
    public String variantCode() {
        return variant.getCoding().stream()
                .filter(coding -> VARIANTS.equals(coding.getSystem()))
                .map(coding -> coding.getCode())
                .findFirst()
                .orElseThrow();
    }

    /** Its phases, in order. */
    public List<PlannedPhase> phases() {
        return phases;
    }

    /** Its goals with these ids, in order. */
    List<PlanDefinitionGoalComponent> goals(Set<String> ids) {
        return plan.getGoal().stream()
                .filter(goal -> ids.contains(goal.getId()))
                .toList();
    }
}
