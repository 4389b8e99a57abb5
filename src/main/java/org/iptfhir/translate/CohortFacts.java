package org.iptfhir.translate;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Procedure.ProcedurePerformerComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Instruments;
import org.iptfhir.guide.Timepoints;
import org.iptfhir.outcome.TreatmentOutcome;
import org.iptfhir.outcome.cohort.AgeBand;
import org.iptfhir.outcome.cohort.CourseFacts;
import org.iptfhir.outcome.cohort.ScaleFacts;
import org.iptfhir.outcome.cohort.Stage;
import org.iptfhir.outcome.cohort.Trait;
import org.iptfhir.therapy.Phase;

/** Reads what counts of a course when many are looked at together. */
public final class CohortFacts {
    /** A phase of a hundred years is a mistake of typing. */
    private static final int MOST_DAYS = 36_500;

    private final CourseReader stored;
    private final CourseOutcomes outcomes;

    /** Reads what is stored. */
    public CohortFacts(CourseReader stored, Instruments instruments, Timepoints timepoints) {
        this.stored = stored;
        this.outcomes = new CourseOutcomes(stored, instruments, timepoints);
    }

    /** The facts of a course; empty for one that was entered in error. */
    public Optional<CourseFacts> of(CoursePlan course) {
        return course.isEnteredInError() ? Optional.empty() : Optional.of(facts(course));
    }

    private CourseFacts facts(CoursePlan course) {
        List<PhasePlan> phases = stored.phasesOf(course.id());
        List<SessionRecord> sessions = stored.sessionsOf(
                Stream.concat(Stream.of(course.id()), phases.stream().map(PhasePlan::id))
                        .collect(Collectors.toSet()));
        TreatmentOutcome outcome = outcomes.of(course);
        Optional<LocalDate> begin = RecordedDay.orFirstOfMonth(course.begin());
        Optional<Integer> age = begin.flatMap(
                first -> course.patient().flatMap(stored::patient).flatMap(patient -> age(patient, first)));
        Map<Trait, String> traits = traits(course, age);
        List<CareTeam> teams = teams(course);
        Optional<String> therapist = therapist(sessions).or(() -> therapistOf(teams));
        therapist.ifPresent(who -> traits.put(Trait.THERAPIST, who));
        Optional<String> ofTeam = organizationOf(teams);
        Optional<String> ofTherapist = therapist.flatMap(this::organizationOf);
        ofTeam.or(() -> ofTherapist).ifPresent(where -> traits.put(Trait.ORGANIZATION, where));
        return new CourseFacts(
                course.id(),
                course.patient(),
                traits,
                ofTeam.isEmpty(),
                age,
                stage(course, outcome),
                course.isActive(),
                begin,
                RecordedDay.orFirstOfMonth(course.end()),
                course.endReason(),
                phases.stream()
                        .filter(phase -> phase.isActive()
                                || phase.isCompleted()
                                || phase.begin().isPresent())
                        .map(PhasePlan::phase)
                        .max(Phase::compareTo),
                days(phases),
                course.plannedSessions(),
                outcome.attended(),
                outcome.missed(),
                outcome.scales().stream()
                        .map(scale -> ScaleFacts.of(scale, outcome))
                        .toList());
    }

    private static Map<Trait, String> traits(CoursePlan course, Optional<Integer> age) {
        Map<Trait, String> traits = new EnumMap<>(Trait.class);
        course.primaryArea().ifPresent(area -> traits.put(Trait.PROBLEM_AREA, area.code()));
        course.variant().ifPresent(variant -> traits.put(Trait.VARIANT, variant));
        course.format().ifPresent(format -> traits.put(Trait.FORMAT, format));
        course.combination().ifPresent(combination -> traits.put(Trait.COMBINATION, combination));
        age.ifPresent(years -> traits.put(Trait.AGE_BAND, AgeBand.of(years).code()));
        return traits;
    }

    /** A course that has neither a first day nor a session was given up before it began. */
    private static Stage stage(CoursePlan course, TreatmentOutcome outcome) {
        boolean hasBegun = course.begin().isPresent() || outcome.attended() > 0;
        return switch (course.status()) {
            case "active", "on-hold" -> Stage.GOING_ON;
            case "completed", "revoked" -> hasBegun ? Stage.OVER : Stage.NOT_BEGUN;
            default -> Stage.NOT_BEGUN;
        };
    }

    /** Of phases that are over; several of one kind together. */
    private static Map<Phase, Integer> days(List<PhasePlan> phases) {
        Map<Phase, Integer> days = new EnumMap<>(Phase.class);
        for (PhasePlan phase : phases) {
            RecordedDay.of(phase.begin())
                    .flatMap(first ->
                            RecordedDay.of(phase.end()).map(last -> (int) ChronoUnit.DAYS.between(first, last)))
                    .filter(number -> number >= 0)
                    .ifPresent(number -> days.merge(phase.phase(), number, Integer::sum));
        }
        days.values().removeIf(number -> number > MOST_DAYS);
        return days;
    }

    /** Completed years; empty where the birth date is not known to the day. */
    private static Optional<Integer> age(Patient patient, LocalDate when) {
        DateType birth = patient.getBirthDateElement();
        return RecordedDay.of(Optional.ofNullable(birth.getValueAsString()))
                .map(born -> Period.between(born, when).getYears())
                .filter(years -> years >= 0);
    }

    /** Who held most of the sessions that took place; of several the one who held the first of theirs first. */
    private static Optional<String> therapist(List<SessionRecord> sessions) {
        Map<String, Integer> held = new LinkedHashMap<>();
        sessions.stream()
                .filter(SessionRecord::tookPlace)
                .sorted(Comparator.comparing(
                                (SessionRecord session) -> session.begin().orElse(""))
                        .thenComparing(SessionRecord::id))
                .flatMap(session -> session.procedure().getPerformer().stream())
                .map(ProcedurePerformerComponent::getActor)
                .flatMap(actor -> therapist(actor).stream())
                .forEach(who -> held.merge(who, 1, Integer::sum));
        int most = held.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return held.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Optional<String> therapistOf(List<CareTeam> teams) {
        return teams.stream()
                .flatMap(team -> team.getParticipant().stream())
                .map(CareTeamParticipantComponent::getMember)
                .flatMap(member -> therapist(member).stream())
                .findFirst();
    }

    private static Optional<String> therapist(Reference person) {
        return LocalReference.of(person, "PractitionerRole").or(() -> LocalReference.of(person, "Practitioner"));
    }

    private List<CareTeam> teams(CoursePlan course) {
        Set<String> ids = teamsOf(course);
        return ids.isEmpty()
                ? List.of()
                : stored.resources(ids).stream()
                        .filter(CareTeam.class::isInstance)
                        .map(CareTeam.class::cast)
                        .filter(team -> team.getStatus() != CareTeamStatus.ENTEREDINERROR)
                        .sorted(Comparator.comparing(LocalReference::to))
                        .toList();
    }

    /** The care teams that a course names, such as {@code CareTeam/123}. */
    public static Set<String> teamsOf(CoursePlan course) {
        return course.plan().getCareTeam().stream()
                .flatMap(team -> LocalReference.of(team, "CareTeam").stream())
                .collect(Collectors.toSet());
    }

    /** The roles of those who held sessions or are in a care team, such as {@code PractitionerRole/123}. */
    public static Set<String> rolesIn(Resource resource) {
        Stream<Reference> people = resource instanceof CareTeam team
                ? team.getParticipant().stream().map(CareTeamParticipantComponent::getMember)
                : SessionRecord.of(resource).stream()
                        .flatMap(session -> session.procedure().getPerformer().stream())
                        .map(ProcedurePerformerComponent::getActor);
        return people.flatMap(person -> LocalReference.of(person, "PractitionerRole").stream())
                .collect(Collectors.toSet());
    }

    private static Optional<String> organizationOf(List<CareTeam> teams) {
        return teams.stream()
                .flatMap(team -> team.getManagingOrganization().stream())
                .flatMap(where -> LocalReference.of(where, "Organization").stream())
                .findFirst();
    }

    private Optional<String> organizationOf(String therapist) {
        return therapist.startsWith("PractitionerRole/")
                ? stored.resources(Set.of(therapist)).stream()
                        .findFirst()
                        .filter(PractitionerRole.class::isInstance)
                        .flatMap(role -> organizationOf((PractitionerRole) role))
                : Optional.empty();
    }

    /** Where a therapist works in a role. */
    public static Optional<String> organizationOf(PractitionerRole role) {
        return LocalReference.of(role.getOrganization(), "Organization");
    }
}
