package org.iptfhir.validation.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.therapy.Phase;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.translate.RecordPart;
import org.iptfhir.translate.SessionRecord;
import org.iptfhir.validation.PossibleTime;

/**
 * F03: consent is given before the work on the problem area begins, and for a minor by a parent or guardian, with the
 * young person's assent. Whether there is any consent at all, P06 asks.
 */
final class ConsentBeforeWork implements CourseRule {
    /** The law's, not a manual's: eighteen years nearly everywhere, so the rule only warns. */
    private static final int AGE_OF_MAJORITY = 18;

    private static final String PATIENT = "Patient";

    @Override
    public String id() {
        return "F03";
    }

    @Override
    public String needs() {
        return "when and by whom consent was given";
    }

    @Override
    public Scope scope(Resource resource) {
        boolean judged = resource instanceof Consent consent
                ? RecordPart.CONSENT.holds(consent)
                        && isActive(consent)
                        && patient(consent).isPresent()
                : SessionRecord.of(resource)
                        .filter(SessionRecord::tookPlace)
                        .filter(session -> !session.plans().isEmpty())
                        .filter(session -> session.begin().isPresent())
                        .filter(session ->
                                session.phase().map(Phase.MIDDLE::equals).orElse(true))
                        .isPresent();
        return judged ? Scope.withoutLock() : Scope.nothing();
    }

    private static boolean isActive(Consent consent) {
        return consent.getStatus() == ConsentState.ACTIVE;
    }

    private static Optional<String> patient(Consent consent) {
        return LocalReference.of(consent.getPatient(), PATIENT);
    }

    private static Optional<PossibleTime> given(Consent consent) {
        return Optional.ofNullable(consent.getDateTimeElement().getValueAsString())
                .flatMap(PossibleTime::of);
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        if (resource instanceof Consent consent) {
            List<CourseBreach> breaches = new ArrayList<>();
            ofMinor(consent, stored).ifPresent(breaches::add);
            tooLate(consent, stored).ifPresent(breaches::add);
            return breaches;
        }
        return SessionInCourse.of(SessionRecord.of(resource).orElseThrow(), stored).stream()
                .flatMap(session -> beforeConsent(session, stored).stream())
                .toList();
    }

    private static Optional<CourseBreach> ofMinor(Consent consent, CourseReader stored) {
        String patient = patient(consent).orElseThrow();
        boolean isMinor = stored.patient(patient)
                .flatMap(AgeAt::birth)
                .flatMap(birth -> given(consent).map(day -> AgeAt.years(birth.first(), day.last()) < AGE_OF_MAJORITY))
                .orElse(false);
        if (!isMinor) {
            return Optional.empty();
        }
        List<String> missing = new ArrayList<>();
        if (consent.getPerformer().stream().noneMatch(performer -> isOther(performer, patient))) {
            missing.add("no parent or guardian among the performers");
        }
        if (!saysAssent(consent, patient)) {
            missing.add("no assent of the young person");
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(CourseBreach.warning(
                        ".dateTime",
                        "The patient was a minor when consent was given, and it has " + String.join(" and ", missing)
                                + ".",
                        LocalReference.to(consent),
                        patient));
    }

    /** A performer who is only named may be the parent. */
    private static boolean isOther(Reference performer, String patient) {
        return LocalReference.of(performer, PATIENT).filter(patient::equals).isEmpty()
                && !PATIENT.equals(performer.getType());
    }

    /** The patient stands among the performers, or policy or source say it. */
    private static boolean saysAssent(Consent consent, String patient) {
        return consent.hasSource()
                || consent.hasPolicy()
                || consent.getPolicyRule().hasText()
                || consent.getPerformer().stream().anyMatch(performer -> !isOther(performer, patient));
    }

    private static Optional<CourseBreach> tooLate(Consent consent, CourseReader stored) {
        String patient = patient(consent).orElseThrow();
        return stored.activeCoursesOf(Set.of(patient)).stream()
                .flatMap(course -> firstOfMiddle(course, stored).stream())
                .filter(session -> isTooLate(session, patient, stored))
                .findFirst()
                .filter(session -> given(consent).isPresent())
                .map(session -> CourseBreach.warning(
                        ".dateTime",
                        "Consent was given on " + consent.getDateTimeElement().getValueAsString()
                                + ", after the work on the problem area began with " + session.id() + " ("
                                + session.begin().orElseThrow() + ").",
                        LocalReference.to(consent),
                        session.id()));
    }

    private static Optional<CourseBreach> beforeConsent(SessionInCourse session, CourseReader stored) {
        Optional<String> patient = session.course().patient();
        return patient.filter(someone -> isOfMiddle(session.session(), session.phases()))
                .filter(someone -> firstOfMiddle(session.course(), stored)
                        .filter(first -> first.id().equals(session.session().id()))
                        .isPresent())
                .filter(someone -> isTooLate(session.session(), someone, stored))
                .flatMap(someone -> dated(someone, stored).findFirst())
                .map(consent -> CourseBreach.warning(
                        SessionPlaces.begin(session.session()),
                        "The work on the problem area began on "
                                + session.session().begin().orElseThrow() + ", before consent was given ("
                                + LocalReference.to(consent) + ", "
                                + consent.getDateTimeElement().getValueAsString() + ").",
                        session.session().id(),
                        LocalReference.to(consent)));
    }

    private static Stream<Consent> dated(String patient, CourseReader stored) {
        return stored.record(patient, RecordPart.CONSENT).stream()
                .map(Consent.class::cast)
                .filter(ConsentBeforeWork::isActive)
                .filter(consent -> given(consent).isPresent());
    }

    /** Whether there are consents, and all of them were given after a session. */
    private static boolean isTooLate(SessionRecord session, String patient, CourseReader stored) {
        Optional<PossibleTime> begin = SessionInCourse.begin(session);
        List<PossibleTime> given = dated(patient, stored)
                .flatMap(consent -> given(consent).stream())
                .toList();
        return begin.isPresent()
                && !given.isEmpty()
                && given.stream().allMatch(day -> begin.get().last().isBefore(day.first()));
    }

    /** The first session of a course that belongs to its middle phase, as far as that can be told. */
    private static Optional<SessionRecord> firstOfMiddle(CoursePlan course, CourseReader stored) {
        List<PhasePlan> phases = stored.phasesOf(course.id());
        return SessionInCourse.sessions(course, phases, stored).stream()
                .filter(SessionRecord::tookPlace)
                .filter(session -> isOfMiddle(session, phases))
                .filter(session -> SessionInCourse.begin(session).isPresent())
                .min((one, other) -> SessionInCourse.begin(one)
                        .orElseThrow()
                        .first()
                        .compareTo(SessionInCourse.begin(other).orElseThrow().first()));
    }

    private static boolean isOfMiddle(SessionRecord session, List<PhasePlan> phases) {
        return session.phase()
                .map(Phase.MIDDLE::equals)
                .orElseGet(() -> phases.stream()
                        .filter(phase -> session.plans().contains(phase.id()))
                        .anyMatch(phase -> phase.phase() == Phase.MIDDLE));
    }
}
