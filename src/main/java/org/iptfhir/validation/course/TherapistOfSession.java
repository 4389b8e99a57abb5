package org.iptfhir.validation.course;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Practitioner.PractitionerQualificationComponent;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Procedure.ProcedurePerformerComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Snomed;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.SessionRecord;

/**
 * S09: a session is held by somebody of the course's care team, who has learnt IPT. Judged only where a team, or a
 * qualification, is recorded, and everybody in question can be followed.
 */
final class TherapistOfSession implements CourseRule {
    private static final String ROLE = "PractitionerRole";
    private static final String PRACTITIONER = "Practitioner";

    /** Counselling is given by people without a licence as therapists. */
    private static final String COUNSELLING = "ipc";

    /** Levels of training in IPT. */
    private static final String QUALIFICATION = Canonical.of("CodeSystem", "qualification");

    /** Other systems tell qualifications in words: "Interpersonelle Psychotherapie", "IPT level B". */
    private static final Pattern NAMES_IPT = Pattern.compile("(?i)interperson|\\bIPT\\b|\\bIPSRT\\b");

    @Override
    public String id() {
        return "S09";
    }

    @Override
    public String needs() {
        return "who held the session";
    }

    @Override
    public Scope scope(Resource resource) {
        return SessionRecord.of(resource)
                .filter(SessionRecord::tookPlace)
                .filter(session -> !session.plans().isEmpty())
                .filter(session -> !actors(session).isEmpty())
                .filter(session ->
                        actors(session).stream().allMatch(actor -> id(actor).isPresent()))
                .map(session -> Scope.withoutLock())
                .orElse(Scope.nothing());
    }

    private static List<Reference> actors(SessionRecord session) {
        return session.procedure().getPerformer().stream()
                .map(ProcedurePerformerComponent::getActor)
                .toList();
    }

    private static Optional<String> id(Reference actor) {
        return LocalReference.of(actor, PRACTITIONER).or(() -> LocalReference.of(actor, ROLE));
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        return SessionInCourse.of(SessionRecord.of(resource).orElseThrow(), stored)
                .map(session -> check(session, stored))
                .orElse(List.of());
    }

    private static List<CourseBreach> check(SessionInCourse session, CourseReader stored) {
        CoursePlan course = session.course();
        List<CareTeam> teams = teams(course, stored);
        List<Reference> actors = actors(session.session());
        List<Reference> members = members(teams);
        Set<String> roleIds = Stream.concat(actors.stream(), members.stream())
                .flatMap(person -> LocalReference.of(person, ROLE).stream())
                .collect(Collectors.toUnmodifiableSet());
        List<PractitionerRole> roles = roleIds.isEmpty()
                ? List.of()
                : stored.resources(roleIds).stream()
                        .map(PractitionerRole.class::cast)
                        .toList();
        List<CourseBreach> breaches = new ArrayList<>();
        if (isStranger(actors, members, roles)) {
            breaches.add(CourseBreach.warning(
                    ".performer[0].actor",
                    "Nobody who held the session is in the care team of the course "
                            + teams.stream().map(LocalReference::to).collect(Collectors.joining(", ")) + ".",
                    session.session().id(),
                    LocalReference.to(teams.get(0))));
        }
        if (course.variant().filter(COUNSELLING::equals).isEmpty() && isUnqualified(actors, roles, stored)) {
            breaches.add(CourseBreach.warning(
                    ".performer[0].actor",
                    "Of those who held the session qualifications are recorded, but none in IPT.",
                    session.session().id(),
                    "qualification"));
        }
        return breaches;
    }

    private static List<CareTeam> teams(CoursePlan course, CourseReader stored) {
        ReferencesOf teams = ReferencesOf.type("CareTeam", course.plan().getCareTeam());
        if (teams.places().isEmpty() || !teams.all()) {
            return List.of();
        }
        return stored.resources(teams.places().keySet()).stream()
                .map(CareTeam.class::cast)
                .filter(team -> team.getStatus() != CareTeam.CareTeamStatus.ENTEREDINERROR)
                .toList();
    }

    /** The members who may hold sessions. */
    private static List<Reference> members(List<CareTeam> teams) {
        return teams.stream()
                .flatMap(team -> team.getParticipant().stream())
                .map(CareTeamParticipantComponent::getMember)
                .filter(member -> LocalReference.of(member, "Patient").isEmpty()
                        && LocalReference.of(member, "RelatedPerson").isEmpty())
                .toList();
    }

    private static boolean isStranger(List<Reference> actors, List<Reference> members, List<PractitionerRole> roles) {
        boolean areKnown = Stream.concat(actors.stream(), members.stream()).allMatch(person -> isKnown(person, roles));
        if (members.isEmpty() || !areKnown) {
            return false;
        }
        Set<String> team = new HashSet<>();
        members.forEach(member -> team.addAll(names(member, roles)));
        return actors.stream().noneMatch(actor -> names(actor, roles).stream().anyMatch(team::contains));
    }

    /** Whether it can be told who it is: a role leads to its practitioner. */
    private static boolean isKnown(Reference person, List<PractitionerRole> roles) {
        return practitioner(person, roles).isPresent();
    }

    private static Optional<String> practitioner(Reference person, List<PractitionerRole> roles) {
        return LocalReference.of(person, PRACTITIONER)
                .or(() -> role(person, roles).flatMap(role -> LocalReference.of(role.getPractitioner(), PRACTITIONER)));
    }

    private static Optional<PractitionerRole> role(Reference person, List<PractitionerRole> roles) {
        return LocalReference.of(person, ROLE)
                .flatMap(id -> roles.stream()
                        .filter(role -> LocalReference.to(role).equals(id))
                        .findFirst());
    }

    /** The ids that somebody has. */
    private static Set<String> names(Reference person, List<PractitionerRole> roles) {
        return Stream.concat(id(person).stream(), practitioner(person, roles).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isUnqualified(List<Reference> actors, List<PractitionerRole> roles, CourseReader stored) {
        Set<String> ids = actors.stream()
                .flatMap(actor -> practitioner(actor, roles).stream())
                .collect(Collectors.toUnmodifiableSet());
        if (ids.isEmpty() || actors.stream().anyMatch(actor -> !isKnown(actor, roles))) {
            return false;
        }
        List<Practitioner> people =
                stored.resources(ids).stream().map(Practitioner.class::cast).toList();
        boolean isRecorded = people.size() == ids.size() && people.stream().allMatch(Practitioner::hasQualification);
        Stream<CodeableConcept> learnt = people.stream()
                .flatMap(person -> person.getQualification().stream())
                .map(PractitionerQualificationComponent::getCode);
        Stream<CodeableConcept> inRole = actors.stream()
                .flatMap(actor -> role(actor, roles).stream())
                .flatMap(role -> Stream.concat(role.getCode().stream(), role.getSpecialty().stream()));
        List<CodeableConcept> recorded = Stream.concat(learnt, inRole).toList();
        return isRecorded
                && recorded.stream().noneMatch(TherapistOfSession::isCodedAsIpt)
                && recorded.stream().noneMatch(TherapistOfSession::namesIpt);
    }

    private static boolean isCodedAsIpt(CodeableConcept concept) {
        return concept.getCoding().stream().anyMatch(coding -> QUALIFICATION.equals(coding.getSystem()))
                || concept.hasCoding(Snomed.SYSTEM, Snomed.INTERPERSONAL_PSYCHOTHERAPY);
    }

    private static boolean namesIpt(CodeableConcept concept) {
        return Stream.concat(
                        Stream.of(String.valueOf(concept.getText())),
                        concept.getCoding().stream().map(coding -> String.valueOf(coding.getDisplay())))
                .anyMatch(words -> NAMES_IPT.matcher(words).find());
    }
}
