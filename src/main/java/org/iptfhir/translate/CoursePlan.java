package org.iptfhir.translate;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseHasExtensions;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.therapy.Phase;
import org.iptfhir.therapy.ProblemArea;

/** A CarePlan that is a course of IPT. */
public record CoursePlan(CarePlan plan) {
    private static final String PROBLEM_AREA = Canonical.of("StructureDefinition", "problem-area");
    private static final String COUPLE = "couple";
    private static final String CONJOINT = "ipt-cm";
    private static final String PROBLEM_AREAS = Canonical.of("CodeSystem", "problem-area");

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

    /** Whether it treats two partners together. */
    public boolean isWithPartner() {
        return format().filter(COUPLE::equals).isPresent()
                || variant().filter(CONJOINT::equals).isPresent();
    }

    /** Whether it goes on now. */
    public boolean isActive() {
        return plan.getStatus() == CarePlanStatus.ACTIVE;
    }

    /** Whether it is about to begin, goes on or rests. */
    public boolean isNotOver() {
        return isActive() || plan.getStatus() == CarePlanStatus.DRAFT || plan.getStatus() == CarePlanStatus.ONHOLD;
    }

    /** Whether it has begun and was not broken off. */
    public boolean hasBegun() {
        return isActive() || isCompleted() || plan.getStatus() == CarePlanStatus.ONHOLD;
    }

    /** The status by its code. */
    public String status() {
        return plan.hasStatus() ? plan.getStatus().toCode() : "";
    }

    /** Whether it came to an end that was agreed on. */
    public boolean isCompleted() {
        return plan.getStatus() == CarePlanStatus.COMPLETED;
    }

    /** Whether the record is taken back. */
    public boolean isEnteredInError() {
        return plan.getStatus() == CarePlanStatus.ENTEREDINERROR;
    }

    /** Whether it is a maintenance course by its category. */
    public boolean isMaintenance() {
        return PlanCategory.phase(plan).filter(Phase.MAINTENANCE::equals).isPresent();
    }

    /** Code of the variant. */
    public Optional<String> variant() {
        return codes("variant").findFirst();
    }

    /** Code of the format. */
    public Optional<String> format() {
        return codes("format").findFirst();
    }

    /** The groups that it takes place in, as far as they are on this server. */
    public List<String> groups() {
        return plan.getSupportingInfo().stream()
                .flatMap(reference -> LocalReference.of(reference, "Group").stream())
                .toList();
    }

    /** Code of what it is combined with. */
    public Optional<String> combination() {
        return codes("combination").findFirst();
    }

    /** How many sessions were agreed on. */
    public Optional<Integer> plannedSessions() {
        return FirstExtension.value(plan, Canonical.of("StructureDefinition", "planned-sessions"))
                .filter(PositiveIntType.class::isInstance)
                .map(number -> ((PositiveIntType) number).getValue());
    }

    /** Why it ended. */
    public Optional<EndReason> endReason() {
        return codes("end-reason")
                .map(EndReason::ofCode)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The problem areas that it works on, whatever their rank. */
    public List<ProblemArea> problemAreas() {
        return areas(area -> true).toList();
    }

    /** The problem area that it is about. */
    public Optional<ProblemArea> primaryArea() {
        return areas(CoursePlan::isPrimary).findFirst();
    }

    /** Whether a variant or manual calls its primary problem area by a code of its own. */
    public boolean isOfKind(String subcode) {
        return plan.getExtensionsByUrl(PROBLEM_AREA).stream()
                .filter(CoursePlan::isPrimary)
                .flatMap(area -> codings(area, "subcode"))
                .anyMatch(coding -> PROBLEM_AREAS.equals(coding.getSystem()) && subcode.equals(coding.getCode()));
    }

    private static boolean isPrimary(Extension area) {
        return FirstExtension.value(area, "rank")
                .filter(rank -> "primary".equals(rank.primitiveValue()))
                .isPresent();
    }

    private Stream<ProblemArea> areas(Predicate<Extension> which) {
        return plan.getExtensionsByUrl(PROBLEM_AREA).stream()
                .filter(which)
                .flatMap(area -> codings(area, "code"))
                .filter(coding -> PROBLEM_AREAS.equals(coding.getSystem()) && coding.hasCode())
                .map(coding -> ProblemArea.ofCode(coding.getCode()))
                .flatMap(Optional::stream);
    }

    /** When it began, as the sender says it. */
    public Optional<String> begin() {
        return moment(plan.getPeriod().getStartElement());
    }

    /** When it ended, as the sender says it. */
    public Optional<String> end() {
        return moment(plan.getPeriod().getEndElement());
    }

    static Optional<String> moment(DateTimeType moment) {
        return Optional.ofNullable(moment.getValueAsString());
    }

    /** Codes of an extension that has the name of its code system. */
    private Stream<String> codes(String name) {
        return codings(plan, Canonical.of("StructureDefinition", name))
                .filter(coding -> Canonical.of("CodeSystem", name).equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode);
    }

    private static Stream<Coding> codings(IBaseHasExtensions element, String url) {
        return FirstExtension.value(element, url).stream()
                .flatMap(
                        value -> value instanceof CodeableConcept concept ? concept.getCoding().stream() : Stream.of());
    }
}
