package org.iptfhir.validation.course;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.ClinicalImpression.ClinicalImpressionStatus;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.therapy.Phase;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.translate.RecordPart;
import org.iptfhir.validation.Severity;

/**
 * P06: the middle phase begins once it is clear what is treated, and on what the work is done. What the initial phase
 * leaves behind besides (consent, inventory, formulation, a first score) is warned of: another system may keep it.
 */
final class GroundOfMiddlePhase implements CourseRule {
    private final boolean isStrict;

    /** @param isStrict whether the site keeps all of it here, so that what is absent is lacking */
    GroundOfMiddlePhase(boolean isStrict) {
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

    /** Whether a phase is the middle one, and goes on or is over. */
    static boolean hasBegun(PhasePlan phase) {
        return phase.phase() == Phase.MIDDLE && (phase.isActive() || phase.isCompleted());
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
                .map(patient -> missing(patient, stored))
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

    private static List<String> missing(String patient, CourseReader stored) {
        List<String> missing = new ArrayList<>();
        if (isMissing(stored.record(patient, RecordPart.CONSENT), GroundOfMiddlePhase::isActiveConsent)) {
            missing.add("no active consent");
        }
        List<Resource> responses = stored.record(patient, RecordPart.RESPONSE);
        if (isMissing(
                responses,
                response -> isFinished(response) && Inventory.of(response).isPresent())) {
            missing.add("no completed inventory");
        }
        if (isMissing(stored.record(patient, RecordPart.FORMULATION), GroundOfMiddlePhase::isCompleted)) {
            missing.add("no completed formulation");
        }
        if (isMissing(
                        responses,
                        response ->
                                isFinished(response) && Inventory.of(response).isEmpty())
                && stored.record(patient, RecordPart.SCORE).isEmpty()) {
            missing.add("no score");
        }
        return missing;
    }

    private static boolean isMissing(List<Resource> record, Predicate<Resource> wanted) {
        return record.stream().noneMatch(wanted);
    }

    private static boolean isActiveConsent(Resource resource) {
        return resource instanceof Consent consent && consent.getStatus() == ConsentState.ACTIVE;
    }

    private static boolean isCompleted(Resource resource) {
        return resource instanceof ClinicalImpression formulation
                && formulation.getStatus() == ClinicalImpressionStatus.COMPLETED;
    }

    private static boolean isFinished(Resource resource) {
        return resource instanceof QuestionnaireResponse response
                && (response.getStatus() == QuestionnaireResponseStatus.COMPLETED
                        || response.getStatus() == QuestionnaireResponseStatus.AMENDED);
    }
}
