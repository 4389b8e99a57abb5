package org.iptfhir.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.iptfhir.guide.Instruments;
import org.iptfhir.guide.Timepoints;
import org.iptfhir.store.CohortGathering.Affected;
import org.iptfhir.store.CohortGathering.Parts;
import org.iptfhir.store.cohort.CohortTables;
import org.iptfhir.translate.CohortFacts;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.TouchedCourses;
import org.springframework.dao.CannotAcquireLockException;

/**
 * Works out the rows of courses anew, within the transaction that touches them. Who does so holds the courses' patients, and
 * then the care teams and roles that count for them: of two that touch one course at the same moment the later one sees what
 * the earlier one has committed.
 */
final class CohortModel {
    private final CohortGathering gathering;
    private final CohortTables tables;
    private final LockRows locks;
    private final OwnWrites ownWrites;
    private final Instruments instruments;
    private final Timepoints timepoints;

    CohortModel(
            CohortGathering gathering,
            CohortTables tables,
            LockRows locks,
            OwnWrites ownWrites,
            Instruments instruments,
            Timepoints timepoints) {
        this.gathering = gathering;
        this.tables = tables;
        this.locks = locks;
        this.ownWrites = ownWrites;
        this.instruments = instruments;
        this.timepoints = timepoints;
    }

    /** Brings the rows of touched courses up to date. */
    void update(TouchedCourses touched) {
        ownWrites.flush(); // who holds the patients waits for nobody who has written the same resource
        Set<String> held = gathering.affected(touched).locks();
        locks.holdCourses(held);
        Affected affected = gathering.affected(touched);
        Map<String, CoursePlan> courses = gathering.courses(affected);
        Parts parts = gathering.parts(courses, affected.patients());
        Set<String> staff = new HashSet<>(parts.staff());
        staff.addAll(touched.teams());
        staff.addAll(touched.roles());
        locks.holdStaff(staff);
        if (!held.containsAll(affected.locks()) || isTeamOfOthers(touched, affected)) {
            // A course has moved meanwhile; another attempt finds where to.
            throw new CannotAcquireLockException("A course was moved to another patient by another writer");
        }
        addPeople(parts, affected.patients());
        CohortFacts facts = new CohortFacts(parts.gathered(), instruments, timepoints);
        tables.replace(
                all(touched.plans(), courses.keySet()),
                courses.values().stream()
                        .flatMap(course -> facts.of(course).stream())
                        .toList());
        moveRoles(touched.roles());
    }

    /** A course that was given a touched care team while this writer waited. */
    private boolean isTeamOfOthers(TouchedCourses touched, Affected affected) {
        return !touched.teams().isEmpty()
                && !affected.locks().containsAll(gathering.affected(touched).locks());
    }

    private void addPeople(Parts parts, Set<String> patients) {
        Set<String> people = all(parts.staff(), patients);
        Set<String> rolesOfTeams = gathering.add(parts, people);
        if (!rolesOfTeams.isEmpty()) {
            locks.holdStaff(rolesOfTeams);
            gathering.add(parts, rolesOfTeams);
        }
    }

    private void moveRoles(Set<String> roles) {
        if (roles.isEmpty()) {
            return;
        }
        Map<String, PractitionerRole> now = gathering.roles(roles).stream()
                .map(PractitionerRole.class::cast)
                .collect(Collectors.toMap(LocalReference::to, role -> role));
        roles.forEach(
                role -> tables.move(role, Optional.ofNullable(now.get(role)).flatMap(CohortFacts::organizationOf)));
    }

    private static Set<String> all(Collection<String> some, Collection<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }
}
