package org.iptfhir.course.protocol;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Snomed;
import org.iptfhir.therapy.Phase;
import org.iptfhir.therapy.Span;

/**
 * A phase of a protocol.
 *
 * @param action at the top of the PlanDefinition
 * @param phase which it is
 * @param repeat how often, how long and at what interval its sessions are
 */
public record PlannedPhase(PlanDefinitionActionComponent action, Phase phase, TimingRepeatComponent repeat) {
    private static final String PHASES = Canonical.of("CodeSystem", "phase");
    private static final int DAYS_OF_A_WEEK = 7;

    /** An action as a phase; empty when it is none. */
    static Optional<PlannedPhase> of(PlanDefinitionActionComponent action) {
        return code(action)
                .flatMap(coding -> Phase.ofCode(String.valueOf(coding.getCode())))
                .map(phase -> new PlannedPhase(action, phase, sessions(action)));
    }

    private static Optional<Coding> code(PlanDefinitionActionComponent action) {
        return action.getCode().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> PHASES.equals(coding.getSystem()))
                .findFirst();
    }

    private static TimingRepeatComponent sessions(PlanDefinitionActionComponent phase) {
        return phase.getAction().stream()
                .filter(PlannedPhase::isSessions)
                .map(action -> action.getTimingTiming().getRepeat())
                .findFirst()
                .orElseThrow(() -> new UnfitProtocolException("The phase " + phase.getTitle() + " of the protocol does"
                        + " not say how many sessions it has: give it an action with the code "
                        + Snomed.INTERPERSONAL_PSYCHOTHERAPY + " of SNOMED CT and a timingTiming with repeat.count and"
                        + " repeat.period in days or weeks."));
    }

    private static boolean isSessions(PlanDefinitionActionComponent action) {
        return action.getCode().stream()
                        .anyMatch(code -> code.hasCoding(Snomed.SYSTEM, Snomed.INTERPERSONAL_PSYCHOTHERAPY))
                && action.hasTimingTiming()
                && action.getTimingTiming().getRepeat().hasCount()
                && action.getTimingTiming().getRepeat().hasPeriod()
                && hasDays(action.getTimingTiming().getRepeat());
    }

    private static boolean hasDays(TimingRepeatComponent repeat) {
        return repeat.getPeriodUnit() == UnitsOfTime.D || repeat.getPeriodUnit() == UnitsOfTime.WK;
    }

    /** The category of a CarePlan that is this phase. */
    CodeableConcept category() {
        return new CodeableConcept(code(action).orElseThrow().copy());
    }

    /** How many sessions it usually has. */
    public Span usualSessions() {
        return new Span(repeat.getCount(), repeat.hasCountMax() ? repeat.getCountMax() : repeat.getCount());
    }

    /** How long a session is. */
    public Span minutes() {
        int shortest = repeat.getDuration().intValueExact();
        return new Span(
                shortest, repeat.hasDurationMax() ? repeat.getDurationMax().intValueExact() : shortest);
    }

    /** Days from one session to the next. */
    public int daysBetween() {
        int period = repeat.getPeriod().intValue();
        return repeat.getPeriodUnit() == UnitsOfTime.WK ? DAYS_OF_A_WEEK * period : period;
    }
}
