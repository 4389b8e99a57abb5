package org.iptfhir.validation.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.ClinicalImpression.ClinicalImpressionStatus;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Timepoints;
import org.iptfhir.therapy.Phase;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.translate.RecordOfCourse;
import org.iptfhir.translate.RecordPart;
import org.iptfhir.validation.Severity;

/**
 * P06: the middle phase begins once it is clear what is treated, and on what the work is done. What the initial phase
 * leaves behind besides (consent, inventory, formulation, a first score) is warned of: another system may keep it. What
 * was recorded for an earlier course does not count.
 */
final class GroundOfMiddlePhase implements CourseRule {
    private final Measurements measurements;
    private final Timepoints timepoints;
    private final boolean isStrict;

    /** @param isStrict whether the site keeps all of it here, so that what is absent is lacking */
    GroundOfMiddlePhase(Measurements measurements, Timepoints timepoints, boolean isStrict) {
        this.measurements = measurements;
        this.timepoints = timepoints;
        this.isStrict = isStrict;
    }

    @Override
    public String id() {
        return "P06";
    }

    @Override
    public String needs() {
        return "what the initial phase has left behind";
    }

    @Override
    public Scope scope(Resource resource) {
        boolean judged = PhasePlan.of(resource)
                        .filter(GroundOfMiddlePhase::hasBegun)
                        .filter(phase -> !phase.courses().isEmpty())
                        .isPresent()
                || CoursePlan.of(resource)
                        .filter(CoursePlan::hasBegun)
                        .filter(course -> course.primaryArea().isEmpty())
                        .isPresent();
        return judged ? Scope.withoutLock() : Scope.nothing();
    }

    /** Whether a phase is the middle one, and goes on, rests or is over. */
    static boolean hasBegun(PhasePlan phase) {
        return phase.phase() == Phase.MIDDLE && phase.hasBegun();
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        return PhasePlan.of(resource)
                .map(phase -> ofPhase(phase, stored))
                .orElseGet(() -> ofCourse(CoursePlan.of(resource).orElseThrow(), stored));
    }

    /** The other side: the course loses its problem area while its middle phase stays. */
    private static List<CourseBreach> ofCourse(CoursePlan course, CourseReader stored) {
        return stored.phasesOf(course.id()).stream()
                .filter(GroundOfMiddlePhase::hasBegun)
                .limit(1)
                .map(phase -> CourseBreach.error(
                        ".status",
                        "The middle phase " + phase.id() + " is " + phase.status()
                                + ", but the course has no primary problem area.",
                        course.id(),
                        phase.id()))
                .toList();
    }

    private List<CourseBreach> ofPhase(PhasePlan phase, CourseReader stored) {
        return phase.courses().stream()
                .flatMap(id -> stored.course(id).stream())
                .filter(course -> !course.isEnteredInError())
                .limit(1)
                .flatMap(course -> check(phase, course, stored).stream())
                .toList();
    }

    private List<CourseBreach> check(PhasePlan phase, CoursePlan course, CourseReader stored) {
        List<CourseBreach> breaches = new ArrayList<>();
        List<String> unclear = new ArrayList<>();
        if (course.primaryArea().isEmpty()) {
            unclear.add("no primary problem area");
        }
        if (!course.plan().hasAddresses() && !course.hasBegun()) { // of one that has begun, C08 tells it
            unclear.add("no diagnosis in addresses");
        }
        if (!unclear.isEmpty()) {
            breaches.add(CourseBreach.error(
                    ".status",
                    "The middle phase is " + phase.status() + ", but the course " + course.id() + " has "
                            + listed(unclear) + ".",
                    phase.id(),
                    course.id()));
        }
        List<String> missing = course.patient()
                .filter(patient -> phase.isActive())
                .map(patient -> missing(patient, course, stored))
                .orElse(List.of());
        if (!missing.isEmpty()) {
            breaches.add(new CourseBreach(
                    isStrict ? Severity.ERROR : Severity.WARNING,
                    ".status",
                    "The middle phase is active, but there is " + listed(missing) + " of the patient here.",
                    phase.id(),
                    course.id()));
        }
        return breaches;
    }

    private static String listed(List<String> things) {
        return String.join(" and ", things);
    }

    private List<String> missing(String patient, CoursePlan course, CourseReader stored) {
        RecordOfCourse record = new RecordOfCourse(course, () -> phases(course, stored), timepoints);
        List<String> missing = new ArrayList<>();
        if (isMissing(stored.record(patient, RecordPart.CONSENT), GroundOfMiddlePhase::isActiveConsent)) {
            missing.add("no active consent");
        }
        if (isMissing(stored.record(patient, RecordPart.RESPONSE), response -> isInventory(response, record))) {
            missing.add("no completed inventory");
        }
        if (isMissing(
                stored.record(patient, RecordPart.FORMULATION), formulation -> isCompleted(formulation, record))) {
            missing.add("no completed formulation");
        }
        // Answers are few, and are mostly there: the scores are read only where they are not.
        if (Stream.of(RecordPart.RESPONSE, RecordPart.SCORE)
                .flatMap(part -> stored.record(patient, part).stream())
                .flatMap(resource -> measurements.of(resource).stream())
                .noneMatch(measurement -> record.mayHold(measurement.plans(), measurement.stated()))) {
            missing.add("no score");
        }
        return missing;
    }

    private static Set<String> phases(CoursePlan course, CourseReader stored) {
        return stored.phasesOf(course.id()).stream().map(PhasePlan::id).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isMissing(List<Resource> record, Predicate<Resource> wanted) {
        return record.stream().noneMatch(wanted);
    }

    private static boolean isActiveConsent(Resource resource) {
        return resource instanceof Consent consent && consent.getStatus() == ConsentState.ACTIVE;
    }

    private static boolean isCompleted(Resource resource, RecordOfCourse record) {
        return resource instanceof ClinicalImpression formulation
                && formulation.getStatus() == ClinicalImpressionStatus.COMPLETED
                && record.mayHold(List.of(), RecordOfCourse.timeOf(formulation));
    }

    private static boolean isInventory(Resource resource, RecordOfCourse record) {
        return Inventory.of(resource)
                .filter(Inventory::isFinished)
                .filter(inventory -> record.mayHold(
                        inventory.plans(),
                        Optional.ofNullable(
                                inventory.response().getAuthoredElement().getValueAsString())))
                .isPresent();
    }
}
