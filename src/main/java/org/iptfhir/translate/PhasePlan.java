package org.iptfhir.translate;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.therapy.Phase;

/** A CarePlan that is a phase of a course. */
public record PhasePlan(CarePlan plan, Phase phase) {
    /** The resource as a phase; empty when it is none. */
    public static Optional<PhasePlan> of(Resource resource) {
        return resource instanceof CarePlan plan && !PlanCategory.isCourse(plan)
                ? PlanCategory.phase(plan).map(phase -> new PhasePlan(plan, phase))
                : Optional.empty();
    }

    /** Type and id, as references name it. */
    public String id() {
        return LocalReference.to(plan);
    }

    /** The courses that it is part of, as far as they are on this server. */
    public List<String> courses() {
        return plan.getPartOf().stream()
                .map(reference -> LocalReference.of(reference, "CarePlan"))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether it goes on now. */
    public boolean isActive() {
        return plan.getStatus() == CarePlanStatus.ACTIVE;
    }

    /** Whether it came to its end. */
    public boolean isCompleted() {
        return plan.getStatus() == CarePlanStatus.COMPLETED;
    }

    /** Whether it has begun and was not broken off. */
    public boolean hasBegun() {
        return isActive() || isCompleted() || plan.getStatus() == CarePlanStatus.ONHOLD;
    }

    /** Whether it is known to be still to come, or to go on. */
    public boolean isNotOver() {
        return plan.getStatus() == CarePlanStatus.DRAFT
                || plan.getStatus() == CarePlanStatus.ACTIVE
                || plan.getStatus() == CarePlanStatus.ONHOLD;
    }

    /** Whether it was broken off. */
    public boolean isRevoked() {
        return plan.getStatus() == CarePlanStatus.REVOKED;
    }

    /** Whether the record is taken back. */
    public boolean isEnteredInError() {
        return plan.getStatus() == CarePlanStatus.ENTEREDINERROR;
    }

    /** When it began, as the sender says it. */
    public Optional<String> begin() {
        return CoursePlan.moment(plan.getPeriod().getStartElement());
    }

    /** When it ended, as the sender says it. */
    public Optional<String> end() {
        return CoursePlan.moment(plan.getPeriod().getEndElement());
    }

    /** The status by its code. */
    public String status() {
        return plan.hasStatus() ? plan.getStatus().toCode() : "";
    }
}
