package org.iptfhir.translate;

import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;
import org.iptfhir.therapy.Phase;

/** A CarePlan that is a course of IPT. */
public record CoursePlan(CarePlan plan) {
    private static final String VARIANT = Canonical.of("StructureDefinition", "variant");
    private static final String VARIANTS = Canonical.of("CodeSystem", "variant");

    /** The resource as a course; empty when it is none. */
    public static Optional<CoursePlan> of(Resource resource) {
        return resource instanceof CarePlan plan && PlanCategory.isCourse(plan)
                ? Optional.of(new CoursePlan(plan))
                : Optional.empty();
    }

    /** Type and id, as references name it. */
    public String id() {
        return LocalReference.to(plan);
    }

    /** Whose course it is; empty when the reference leads to no patient of this server. */
    public Optional<String> patient() {
        return LocalReference.of(plan.getSubject(), "Patient");
    }

    /** Whether it goes on now. */
    public boolean isActive() {
        return plan.getStatus() == CarePlanStatus.ACTIVE;
    }

    /** Whether it is a maintenance course by its category. */
    public boolean isMaintenance() {
        return PlanCategory.phase(plan).filter(Phase.MAINTENANCE::equals).isPresent();
    }

    /** Code of the variant. */
    public Optional<String> variant() {
        return Optional.ofNullable(plan.getExtensionByUrl(VARIANT))
                .map(extension -> extension.getValue())
                .filter(CodeableConcept.class::isInstance)
                .flatMap(concept -> ((CodeableConcept) concept)
                        .getCoding().stream()
                                .filter(coding -> VARIANTS.equals(coding.getSystem()))
                                .map(Coding::getCode)
                                .findFirst());
    }
}
