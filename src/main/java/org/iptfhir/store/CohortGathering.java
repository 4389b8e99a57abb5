package org.iptfhir.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;
import org.iptfhir.store.CurrentResources.Marked;
import org.iptfhir.store.CurrentResources.Referring;
import org.iptfhir.translate.CohortFacts;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.GatheredCourses;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.translate.RecordPart;
import org.iptfhir.translate.TouchedCourses;
import org.springframework.stereotype.Component;

/** Reads all that counts of several courses, with as many statements for a hundred as for one. */
@Component
final class CohortGathering {
    /** What courses of IPT are found by. */
    static final Marked COURSE =
            new Marked("category", new Coding(Canonical.of("CodeSystem", "kind"), "ipt-course", null));

    private static final Marked SCORE =
            new Marked("category", new Coding(Canonical.of("CodeSystem", "kind"), "ipt-score", null));
    private static final String PLAN = "CarePlan";

    private final CurrentResources current;

    CohortGathering(CurrentResources current) {
        this.current = current;
    }

    /**
     * The courses that are named, and whose they are.
     *
     * @param named by type and id
     * @param patients all of whose courses are touched
     */
    record Affected(Map<String, CoursePlan> named, Set<String> patients) {
        /** What has to be held while they are worked out: the patients, and courses that are nobody's. */
        Set<String> locks() {
            return Stream.concat(
                            patients.stream(),
                            named.values().stream()
                                    .filter(course -> course.patient().isEmpty())
                                    .map(CoursePlan::id))
                    .collect(Collectors.toSet());
        }
    }

    /** Which courses are touched, as is stored now. */
    Affected affected(TouchedCourses touched) {
        Map<String, CoursePlan> named = new LinkedHashMap<>();
        if (!touched.plans().isEmpty()) {
            List<Resource> plans = current.byId(touched.plans());
            addCourses(named, plans);
            Set<String> ofPhases = plans.stream()
                    .flatMap(plan -> PhasePlan.of(plan).stream())
                    .flatMap(phase -> phase.courses().stream())
                    .filter(course -> !named.containsKey(course))
                    .collect(Collectors.toSet());
            if (!ofPhases.isEmpty()) {
                addCourses(named, current.byId(ofPhases));
            }
        }
        if (!touched.teams().isEmpty()) {
            addCourses(named, referring(PLAN, "careTeam", touched.teams(), Optional.empty()));
        }
        Set<String> patients = new HashSet<>(touched.patients());
        named.values().forEach(course -> course.patient().ifPresent(patients::add));
        return new Affected(named, patients);
    }

    private static void addCourses(Map<String, CoursePlan> courses, List<Resource> plans) {
        plans.forEach(plan -> CoursePlan.of(plan).ifPresent(course -> courses.put(course.id(), course)));
    }

    /** The named courses and all others of the patients, by type and id. */
    Map<String, CoursePlan> courses(Affected affected) {
        Map<String, CoursePlan> courses = new LinkedHashMap<>(affected.named());
        addCourses(courses, referring(PLAN, "subject", affected.patients(), Optional.of(COURSE)));
        return courses;
    }

    /** Phases, sessions and scores of courses, with the courses. */
    Parts parts(Map<String, CoursePlan> courses, Set<String> patients) {
        List<Resource> phases = referring(PLAN, "partOf", courses.keySet(), Optional.empty());
        Set<String> plans = new HashSet<>(courses.keySet());
        phases.forEach(phase -> plans.add(LocalReference.to(phase)));
        List<Resource> sessions = referring("Procedure", "basedOn", plans, Optional.empty());
        Set<String> staff = new HashSet<>();
        courses.values().forEach(course -> staff.addAll(CohortFacts.teamsOf(course)));
        sessions.forEach(session -> staff.addAll(CohortFacts.rolesIn(session)));
        GatheredCourses gathered = new GatheredCourses();
        courses.values().forEach(course -> gathered.add(course.plan()));
        phases.forEach(gathered::add);
        sessions.forEach(gathered::add);
        referring(RecordPart.SCORE.type(), RecordPart.SCORE.subject(), patients, Optional.of(SCORE))
                .forEach(gathered::add);
        return new Parts(gathered, staff);
    }

    /**
     * What was read of courses so far.
     *
     * @param staff care teams and therapists' roles that they name
     */
    record Parts(GatheredCourses gathered, Set<String> staff) {}

    /**
     * Adds people to what was read.
     *
     * @return roles of care teams that are still to be read
     */
    Set<String> add(Parts parts, Set<String> people) {
        Set<String> further = new HashSet<>();
        if (!people.isEmpty()) {
            for (Resource who : current.byId(people)) {
                parts.gathered().add(who);
                if (who instanceof CareTeam) {
                    further.addAll(CohortFacts.rolesIn(who));
                }
            }
        }
        further.removeAll(people);
        return further;
    }

    /** Therapists' roles as they are now. */
    List<Resource> roles(Set<String> roles) {
        return current.byId(roles);
    }

    private List<Resource> referring(String type, String element, Collection<String> targets, Optional<Marked> marked) {
        return targets.isEmpty() ? List.of() : current.referring(new Referring(type, element, targets, marked));
    }
}
