package org.iptfhir.course.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Concepts;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.therapy.Phase;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.PhasePlan;

/**
 * The plans that change when a course moves on. Nothing is stored here, and no rule is asked: the rules judge what is
 * stored then.
 */
public final class CourseProgress {
    private static final Comparator<PhasePlan> IN_ORDER = Comparator.comparing(PhasePlan::phase);

    private final Concepts concepts;

    /**
     * Moves courses.
     *
     * @param concepts of the guide, for displays
     */
    public CourseProgress(Concepts concepts) {
        this.concepts = concepts;
    }

    /**
     * The phase that goes on ends, and the next one begins; where none has begun, the first begins, and with it the course.
     *
     * @param phases of the course
     * @param day last of the one phase and first of the other
     * @return copies of the plans that change, in the order in which they do
     * @throws ImpossibleMoveException when the course is over, or has no phase that could begin
     */
    public List<CarePlan> toNextPhase(CoursePlan course, List<PhasePlan> phases, LocalDate day) {
        requireGoingOn(course);
        Optional<PhasePlan> current = going(phases);
        PhasePlan next = next(course, phases, current);
        List<CarePlan> changed = new ArrayList<>();
        if (course.plan().getStatus() == CarePlanStatus.DRAFT) {
            CarePlan begun = course.plan().copy().setStatus(CarePlanStatus.ACTIVE);
            begun.getPeriod().setStartElement(on(day));
            changed.add(begun);
        }
        current.ifPresent(phase -> changed.add(ended(phase.plan(), CarePlanStatus.COMPLETED, day)));
        CarePlan begun = next.plan().copy().setStatus(CarePlanStatus.ACTIVE);
        begun.getPeriod().setStartElement(on(day)).setEndElement(null);
        changed.add(begun);
        return changed;
    }

    /**
     * The course ends, and with it the phase that goes on; phases that never began are revoked.
     *
     * @param phases of the course
     * @param day last of the course
     * @param text what else is to be said of the reason; may be empty
     * @return copies of the plans that change, the course last
     * @throws ImpossibleMoveException when the course has not begun, or is over already
     */
    public List<CarePlan> toItsEnd(
            CoursePlan course, List<PhasePlan> phases, EndReason reason, Optional<String> text, LocalDate day) {
        requireGoingOn(course);
        if (course.plan().getStatus() == CarePlanStatus.DRAFT) {
            throw new ImpossibleMoveException(course.id()
                    + " has not begun: it is a draft. Delete it, or make it active" + " first by $ipt-next-phase.");
        }
        CarePlanStatus status = reason.isCompletion() ? CarePlanStatus.COMPLETED : CarePlanStatus.REVOKED;
        List<CarePlan> changed = new ArrayList<>();
        phases.stream().sorted(IN_ORDER).filter(PhasePlan::isNotOver).forEach(phase -> {
            boolean began = phase.plan().getStatus() != CarePlanStatus.DRAFT;
            changed.add(
                    began
                            ? ended(phase.plan(), status, day)
                            : phase.plan().copy().setStatus(CarePlanStatus.REVOKED));
        });
        CarePlan end = ended(course.plan(), status, day);
        end.getExtension()
                .removeIf(extension ->
                        Canonical.of("StructureDefinition", "end-reason").equals(extension.getUrl()));
        end.addExtension(Canonical.of("StructureDefinition", "end-reason"), concept(reason, text));
        changed.add(end);
        return changed;
    }

    private CodeableConcept concept(EndReason reason, Optional<String> text) {
        Coding coding = concepts.coding("end-reason", reason.code());
        CodeableConcept concept = new CodeableConcept(coding);
        text.ifPresent(concept::setText);
        return concept;
    }

    private static void requireGoingOn(CoursePlan course) {
        CarePlanStatus status = course.plan().getStatus();
        if (status != CarePlanStatus.ACTIVE && status != CarePlanStatus.ONHOLD && status != CarePlanStatus.DRAFT) {
            String end = course.end().map(day -> ", on " + day).orElse("");
            String code = status == null ? "unknown" : status.toCode();
            throw new ImpossibleMoveException(course.id() + " is over already (" + code + end
                    + "). Mend its plans by ordinary updates where they say what is not so; a patient who comes again"
                    + " begins a course of its own.");
        }
    }

    private static Optional<PhasePlan> going(List<PhasePlan> phases) {
        List<PhasePlan> going = phases.stream()
                .filter(phase -> phase.isNotOver() && phase.plan().getStatus() != CarePlanStatus.DRAFT)
                .sorted(IN_ORDER)
                .toList();
        if (going.size() > 1) {
            throw new ImpossibleMoveException("Several phases go on: "
                    + String.join(", ", going.stream().map(PhasePlan::id).toList())
                    + ". End all but one by ordinary updates first.");
        }
        return going.stream().findFirst();
    }

    private static PhasePlan next(CoursePlan course, List<PhasePlan> phases, Optional<PhasePlan> current) {
        Optional<Phase> last = phases.stream()
                .filter(phase ->
                        phase.isCompleted() || current.filter(phase::equals).isPresent())
                .map(PhasePlan::phase)
                .max(Comparator.naturalOrder());
        return phases.stream()
                .filter(phase -> phase.plan().getStatus() == CarePlanStatus.DRAFT)
                .filter(phase ->
                        last.filter(done -> !phase.phase().mayFollow(done)).isEmpty())
                .min(IN_ORDER)
                .orElseThrow(() -> new ImpossibleMoveException(course.id() + " has no phase that could begin"
                        + last.map(done -> " after the phase " + done.code()).orElse("")
                        + ". Store the next phase as a draft with partOf the course first; or end the course by"
                        + " $ipt-end."));
    }

    private static CarePlan ended(CarePlan plan, CarePlanStatus status, LocalDate day) {
        CarePlan ended = plan.copy().setStatus(status);
        ended.getPeriod().setEndElement(on(day));
        return ended;
    }

    private static DateTimeType on(LocalDate day) {
        return new DateTimeType(day.toString());
    }
}
