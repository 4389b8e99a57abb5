package org.iptfhir.translate;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;

/**
 * What of the courses a transaction touches: collected from each resource as it was before and is after, so that what
 * moves from one course or patient to another touches both.
 *
 * @param patients any of whose courses may have changed
 * @param plans courses, and plans that may be courses or phases
 * @param teams care teams of courses
 * @param roles of therapists, whose organization has changed
 */
public record TouchedCourses(Set<String> patients, Set<String> plans, Set<String> teams, Set<String> roles) {
    /** Nothing yet. */
    public static TouchedCourses none() {
        return new TouchedCourses(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    /** Whether no course is touched. */
    public boolean isEmpty() {
        return patients.isEmpty() && plans.isEmpty() && teams.isEmpty() && roles.isEmpty();
    }

    /** Takes all that another one has. */
    public void addAll(TouchedCourses other) {
        patients.addAll(other.patients);
        plans.addAll(other.plans);
        teams.addAll(other.teams);
        roles.addAll(other.roles);
    }

    /** What a write touches. */
    public static TouchedCourses by(Optional<Resource> before, Optional<Resource> after) {
        TouchedCourses touched = none();
        if (isChanged(before, after)) {
            before.ifPresent(touched::add);
            after.ifPresent(touched::add);
        }
        return touched;
    }

    /** Of people only that changes a course which is counted of them. */
    private static boolean isChanged(Optional<Resource> before, Optional<Resource> after) {
        Resource any = after.or(() -> before).orElseThrow();
        return switch (any.fhirType()) {
            case "Patient" -> before.isPresent() && !birth(before).equals(birth(after));
            case "PractitionerRole" -> !organization(before).equals(organization(after));
            default -> true;
        };
    }

    private static Optional<String> birth(Optional<Resource> patient) {
        return patient.map(who -> ((Patient) who).getBirthDateElement().getValueAsString());
    }

    private static Optional<String> organization(Optional<Resource> role) {
        return role.flatMap(who -> CohortFacts.organizationOf((PractitionerRole) who));
    }

    private void add(Resource resource) {
        String id = LocalReference.to(resource);
        CoursePlan.of(resource).ifPresent(course -> {
            plans.add(id);
            course.patient().ifPresent(patients::add);
        });
        PhasePlan.of(resource).ifPresent(phase -> plans.addAll(phase.courses()));
        SessionRecord.of(resource).ifPresent(session -> plans.addAll(session.plans()));
        if (resource instanceof Observation score && RecordPart.SCORE.holds(score)) {
            RecordPart.SCORE.patientOf(score).ifPresent(patients::add);
        } else if (resource instanceof Patient) {
            patients.add(id);
        } else if (resource instanceof CareTeam) {
            teams.add(id);
        } else if (resource instanceof PractitionerRole) {
            roles.add(id);
        }
    }
}
