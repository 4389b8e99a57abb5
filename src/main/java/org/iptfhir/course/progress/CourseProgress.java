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
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Concepts;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.therapy.Phase;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.FirstExtension;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.validation.PossibleTime;

/**
 * The resources that change when a course moves on. Nothing is stored here, and no rule is asked: the rules judge what is
 * stored then.
 */
public final class CourseProgress {
    private static final Comparator<PhasePlan> IN_ORDER = Comparator.comparing(PhasePlan::phase);
    private static final String END_REASON = Canonical.of("StructureDefinition", "end-reason");

    private final Concepts concepts;

    /**
     * Moves courses.
     *
     * @param concepts of the guide, for displays
     */
    public CourseProgress(Concepts concepts) {
        this.concepts = concepts;
    }

    /** The phase of a kind that has begun, whether it goes on or is completed; empty where there is none. */
    public static Optional<PhasePlan> begun(Phase wanted, List<PhasePlan> phases) {
        return phases.stream()
                .filter(phase -> phase.phase() == wanted)
                .filter(phase -> phase.isCompleted() || goesOn(phase))
                .findFirst();
    }

    /**
     * The phase that goes on ends, and the next one begins; where none has begun, the first begins, and with it the course.
     *
     * @param phases of the course
     * @param wanted the phase that is to begin; empty for whichever is next
     * @param day last of the one phase and first of the other
     * @return copies of the plans that change, in the order in which they do
     * @throws ImpossibleMoveException when the course is over or rests, or another phase is next, or none
     */
    public List<CarePlan> toNextPhase(
            CoursePlan course, List<PhasePlan> phases, Optional<Phase> wanted, LocalDate day) {
        requireGoingOn(course);
        requireNoRest(course);
        requireBegunWithItsPhases(course, phases);
        Optional<PhasePlan> current = going(phases);
        PhasePlan next = next(course, phases, current);
        wanted.filter(phase -> phase != next.phase()).ifPresent(phase -> {
            throw notNext(phase, next, course, phases);
        });
        boolean begins = isDraft(course);
        if (!begins) {
            requireSince("the course " + course.id(), course.begin(), day);
        }
        current.ifPresent(phase -> requireSince(named(phase), phase.begin(), day));
        List<CarePlan> changed = new ArrayList<>();
        if (begins) {
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

    private static ImpossibleMoveException notNext(
            Phase wanted, PhasePlan next, CoursePlan course, List<PhasePlan> phases) {
        boolean isThere = phases.stream().anyMatch(phase -> phase.phase() == wanted);
        return new ImpossibleMoveException((isThere
                        ? "The phase " + wanted.code() + " cannot begin now: "
                        : "The course has no phase " + wanted.code() + ": ")
                + "the next phase of " + course.id() + " is " + next.phase().code() + " (" + next.id() + ").");
    }

    /** Whether a course is over in just this way. */
    public static boolean isEndedSo(
            CoursePlan course, EndReason reason, Optional<String> text, Optional<LocalDate> day) {
        return course.plan().getStatus() == statusAfter(reason)
                && course.endReason().filter(reason::equals).isPresent()
                && text.filter(said -> !text(course).equals(text)).isEmpty()
                && day.filter(last -> !course.end().equals(Optional.of(last.toString())))
                        .isEmpty();
    }

    private static Optional<String> text(CoursePlan course) {
        return FirstExtension.value(course.plan(), END_REASON)
                .filter(CodeableConcept.class::isInstance)
                .map(reason -> ((CodeableConcept) reason).getText());
    }

    private static CarePlanStatus statusAfter(EndReason reason) {
        return reason.isCompletion() ? CarePlanStatus.COMPLETED : CarePlanStatus.REVOKED;
    }

    /**
     * The course ends, and with it the phase that goes on; phases that never began are revoked, and what was only meant to
     * be done in the course is let go ({@link LeftOpen}).
     *
     * @param phases of the course
     * @param parts all that is recorded of the course
     * @param day last of the course
     * @param text what else is to be said of the reason; may be empty
     * @return copies of the resources that change, the course after its phases
     * @throws ImpossibleMoveException when the course has not begun, or is over already
     */
    public List<Resource> toItsEnd(
            CoursePlan course,
            List<PhasePlan> phases,
            List<Resource> parts,
            EndReason reason,
            Optional<String> text,
            LocalDate day) {
        requireGoingOn(course);
        requireBegunWithItsPhases(course, phases);
        if (isDraft(course)) {
            throw new ImpossibleMoveException(course.id() + " has not begun: it is a draft. Delete it; or, where it has"
                    + " begun all the same, say so first by an update of its status to active, with period.start.");
        }
        requireSince("the course " + course.id(), course.begin(), day);
        phases.stream().filter(CourseProgress::goesOn).forEach(phase -> requireSince(named(phase), phase.begin(), day));
        CarePlanStatus status = statusAfter(reason);
        List<Resource> changed = new ArrayList<>();
        phases.stream()
                .sorted(IN_ORDER)
                .filter(PhasePlan::isNotOver)
                .forEach(phase ->
                        changed.add(goesOn(phase) ? ended(phase.plan(), status, day) : neverBegun(phase.plan())));
        CarePlan end = ended(course.plan(), status, day);
        end.getExtension().removeIf(extension -> END_REASON.equals(extension.getUrl()));
        end.addExtension(END_REASON, concept(reason, text));
        changed.add(end);
        changed.addAll(LeftOpen.letGo(course, phases, parts, reason, day));
        return changed;
    }

    private CodeableConcept concept(EndReason reason, Optional<String> text) {
        Coding coding = concepts.coding("end-reason", reason.code());
        CodeableConcept concept = new CodeableConcept(coding);
        text.ifPresent(concept::setText);
        return concept;
    }

    private static void requireGoingOn(CoursePlan course) {
        if (course.isNotOver()) {
            return;
        }
        CarePlanStatus status = course.plan().getStatus();
        if (status != CarePlanStatus.COMPLETED && status != CarePlanStatus.REVOKED) {
            throw new ImpossibleMoveException("The status of " + course.id() + " is unknown, so that it cannot be told"
                    + " whether the course goes on. Say so first by an update of its status: active, on-hold, or"
                    + " what else is so.");
        }
        String reason = course.endReason()
                .map(EndReason::code)
                .map(" for the reason "::concat)
                .orElse("");
        String end = course.end().map(day -> ", on " + day).orElse("");
        throw new ImpossibleMoveException(course.id() + " is over already (" + status.toCode() + end + ")" + reason
                + ". Mend its plans by ordinary updates where they say what is not so; a patient who comes again"
                + " begins a course of its own.");
    }

    private static boolean isDraft(CoursePlan course) {
        return course.plan().getStatus() == CarePlanStatus.DRAFT;
    }

    /** Of a draft whose phases have begun nobody knows when it did. */
    private static void requireBegunWithItsPhases(CoursePlan course, List<PhasePlan> phases) {
        phases.stream()
                .filter(phase -> isDraft(course) && phase.hasBegun())
                .findFirst()
                .ifPresent(phase -> {
                    throw new ImpossibleMoveException(course.id() + " is a draft, but " + named(phase) + " is "
                            + phase.status() + " (rule C06). Say first by an update that the course has begun: status"
                            + " active, with period.start.");
                });
    }

    private static void requireNoRest(CoursePlan course) {
        if (course.plan().getStatus() == CarePlanStatus.ONHOLD) {
            throw new ImpossibleMoveException(
                    course.id() + " is on hold: no phase ends or begins while it rests. Take it"
                            + " up again first by an update of its status to active.");
        }
    }

    /** Nothing ends before it began. */
    private static void requireSince(String what, Optional<String> begin, LocalDate day) {
        begin.flatMap(PossibleTime::of)
                .filter(first -> day.isBefore(first.first()))
                .ifPresent(first -> {
                    throw new ImpossibleMoveException(
                            "date=" + day + " lies before " + what + " began (" + begin.orElse("")
                                    + "). Give the day of the move, or correct period.start by an update first.");
                });
    }

    private static String named(PhasePlan phase) {
        return "the phase " + phase.phase().code() + " " + phase.id();
    }

    private static boolean goesOn(PhasePlan phase) {
        return phase.isNotOver() && phase.plan().getStatus() != CarePlanStatus.DRAFT;
    }

    private static Optional<PhasePlan> going(List<PhasePlan> phases) {
        List<PhasePlan> going =
                phases.stream().filter(CourseProgress::goesOn).sorted(IN_ORDER).toList();
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
                        + ". Store the next phase as a draft with partOf the course first; or "
                        + (isDraft(course)
                                ? "delete the course, if it does not begin; or make it active by an update of its"
                                        + " status, if it has no phases."
                                : "end the course by $ipt-end.")));
    }

    private static CarePlan ended(CarePlan plan, CarePlanStatus status, LocalDate day) {
        CarePlan ended = plan.copy().setStatus(status);
        ended.getPeriod().setEndElement(on(day));
        return ended;
    }

    /** The period of a draft is planned: a phase that never was has none. */
    private static CarePlan neverBegun(CarePlan plan) {
        return plan.copy().setStatus(CarePlanStatus.REVOKED).setPeriod(null);
    }

    private static DateTimeType on(LocalDate day) {
        return new DateTimeType(day.toString());
    }
}
