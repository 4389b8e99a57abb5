package org.iptfhir.validation.course;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.RecordPart;

/** Whether somebody who is related to the patient takes part in a course: a parent, a guardian, the partner. */
final class TakingPart {
    private static final String RELATED = "RelatedPerson";

    private final CoursePlan course;
    private final CourseReader stored;

    TakingPart(CoursePlan course, CourseReader stored) {
        this.course = course;
        this.stored = stored;
    }

    /** Whether consent was given by somebody who is related. */
    boolean byConsent() {
        return stored.record(patient(), RecordPart.CONSENT).stream()
                .map(Consent.class::cast)
                .filter(consent -> consent.getStatus() == ConsentState.ACTIVE)
                .anyMatch(consent -> isRelated(consent.getPerformer().stream()));
    }

    /** Whether somebody who is related belongs to the care team, or came to a session. */
    boolean inTeamOrSessions() {
        return inTeam() || inVisits() || inSessions();
    }

    private boolean inTeam() {
        ReferencesOf teams = ReferencesOf.type("CareTeam", course.plan().getCareTeam());
        return !teams.places().isEmpty()
                && isRelated(stored.resources(teams.places().keySet()).stream()
                        .flatMap(team -> ((CareTeam) team).getParticipant().stream())
                        .map(participant -> participant.getMember()));
    }

    private boolean inVisits() {
        return isRelated(stored.record(patient(), RecordPart.VISIT).stream()
                .flatMap(visit -> ((Encounter) visit).getParticipant().stream())
                .map(participant -> participant.getIndividual()));
    }

    private boolean inSessions() {
        return isRelated(SessionInCourse.sessions(course, stored.phasesOf(course.id()), stored).stream()
                .flatMap(session -> session.procedure().getPerformer().stream())
                .map(performer -> performer.getActor()));
    }

    /** Whether it could be told by now: the middle phase has begun, or the course is over. */
    boolean canBeTold() {
        return course.isCompleted() || stored.phasesOf(course.id()).stream().anyMatch(GroundOfMiddlePhase::hasBegun);
    }

    private String patient() {
        return course.patient().orElseThrow();
    }

    private static boolean isRelated(Stream<Reference> people) {
        List<Reference> all = people.toList();
        return all.stream()
                .anyMatch(person -> RELATED.equals(person.getReferenceElement().getResourceType())
                        || RELATED.equals(person.getType()));
    }
}
