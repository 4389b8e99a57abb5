package org.iptfhir.translate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * Reads courses out of resources that are gathered one by one, from files for example, and refer to each other by type
 * and id; no two of them have the same. For one thread.
 */
public final class GatheredCourses implements CourseReader {
    private static final String RESPONSE = "QuestionnaireResponse";

    private final Map<String, CoursePlan> courses = new LinkedHashMap<>();
    private final Map<String, PhasePlan> phases = new LinkedHashMap<>();
    private final Map<String, QuestionnaireResponse> responses = new LinkedHashMap<>();
    private final Map<String, Patient> patients = new LinkedHashMap<>();
    private final Map<String, Resource> all = new LinkedHashMap<>();
    private final Map<String, Map<RecordPart, Map<String, Resource>>> records = new LinkedHashMap<>();
    private final Map<String, Map<String, CoursePlan>> byPatient = new LinkedHashMap<>();
    private final Map<String, Map<String, CoursePlan>> byGroup = new LinkedHashMap<>();
    private final Map<String, Map<String, PhasePlan>> byCourse = new LinkedHashMap<>();
    private final Map<String, Map<String, SessionRecord>> byPlan = new LinkedHashMap<>();
    private final Map<String, Map<String, Task>> tasks = new LinkedHashMap<>();
    private final Map<String, Map<String, Observation>> byResponse = new LinkedHashMap<>();

    /** Takes a resource that a rule over several resources may ask for. */
    public void add(Resource resource) {
        String id = LocalReference.to(resource);
        all.put(id, resource);
        CoursePlan.of(resource).ifPresent(course -> {
            courses.put(id, course);
            course.patient().ifPresent(patient -> under(patient, byPatient).put(id, course));
            course.groups().forEach(group -> under(group, byGroup).put(id, course));
        });
        PhasePlan.of(resource).ifPresent(phase -> {
            phases.put(id, phase);
            phase.courses().forEach(course -> under(course, byCourse).put(id, phase));
        });
        SessionRecord.of(resource)
                .ifPresent(session ->
                        session.plans().forEach(plan -> under(plan, byPlan).put(id, session)));
        for (RecordPart part : RecordPart.values()) {
            if (part.holds(resource)) {
                part.patientOf(resource)
                        .ifPresent(
                                patient -> records.computeIfAbsent(patient, unknown -> new EnumMap<>(RecordPart.class))
                                        .computeIfAbsent(part, unknown -> new LinkedHashMap<>())
                                        .put(id, resource));
            }
        }
        if (resource instanceof Task task) {
            plansOf(task).forEach(plan -> under(plan, tasks).put(id, task));
        }
        if (resource instanceof Patient patient) {
            patients.put(id, patient);
        } else if (resource instanceof QuestionnaireResponse response) {
            responses.put(id, response);
        } else if (resource instanceof Observation score) {
            for (Reference answers : score.getDerivedFrom()) {
                LocalReference.of(answers, RESPONSE)
                        .ifPresent(of -> under(of, byResponse).put(id, score));
            }
        }
    }

    private static <T> Map<String, T> under(String key, Map<String, Map<String, T>> index) {
        return index.computeIfAbsent(key, unknown -> new LinkedHashMap<>());
    }

    private static <T> Collection<T> at(String key, Map<String, Map<String, T>> index) {
        return index.getOrDefault(key, Map.of()).values();
    }

    @Override
    public List<CoursePlan> activeCoursesOf(Set<String> patients) {
        return patients.stream()
                .sorted()
                .flatMap(patient -> at(patient, byPatient).stream())
                .filter(CoursePlan::isActive)
                .toList();
    }

    @Override
    public List<CoursePlan> coursesIn(String group) {
        return at(group, byGroup).stream()
                .filter(course -> !course.isEnteredInError())
                .toList();
    }

    @Override
    public List<PhasePlan> phasesOf(String course) {
        return at(course, byCourse).stream()
                .filter(phase -> !phase.isEnteredInError())
                .toList();
    }

    @Override
    public Optional<PhasePlan> phase(String id) {
        return Optional.ofNullable(phases.get(id));
    }

    @Override
    public List<SessionRecord> sessionsOf(Set<String> plans) {
        Map<String, SessionRecord> sessions = new LinkedHashMap<>();
        plans.stream().sorted().forEach(plan -> sessions.putAll(byPlan.getOrDefault(plan, Map.of())));
        return sessions.values().stream()
                .filter(session -> !session.isEnteredInError())
                .toList();
    }

    @Override
    public List<Task> tasksOf(Set<String> plans) {
        Map<String, Task> found = new LinkedHashMap<>();
        plans.stream().sorted().forEach(plan -> found.putAll(tasks.getOrDefault(plan, Map.of())));
        return found.values().stream().filter(task -> !EnteredInError.is(task)).toList();
    }

    /** The courses and phases that a task is based on, as far as they are on this server. */
    static Stream<String> plansOf(Task task) {
        return task.getBasedOn().stream().flatMap((Reference plan) -> LocalReference.of(plan, "CarePlan").stream());
    }

    @Override
    public Optional<CoursePlan> course(String id) {
        return Optional.ofNullable(courses.get(id));
    }

    @Override
    public Optional<QuestionnaireResponse> response(String id) {
        return Optional.ofNullable(responses.get(id));
    }

    @Override
    public List<Resource> record(String patient, RecordPart part) {
        return List.copyOf(records.getOrDefault(patient, Map.of())
                .getOrDefault(part, Map.of())
                .values());
    }

    @Override
    public Optional<Patient> patient(String id) {
        return Optional.ofNullable(patients.get(id));
    }

    @Override
    public List<Resource> resources(Set<String> ids) {
        return ids.stream()
                .sorted()
                .map(id -> Optional.ofNullable(all.get(id)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Nothing is stored. */
    @Override
    public Optional<Resource> asItCame(String id) {
        return Optional.empty();
    }

    @Override
    public List<Resource> referringTo(String id) {
        return all.values().stream()
                .filter(resource -> LocalReference.leads(resource, id))
                .toList();
    }

    @Override
    public List<Patient> linkedTo(Set<String> ids) {
        return patients.values().stream()
                .filter(patient -> SamePerson.isOneOf(patient, ids) || SamePerson.linksToOneOf(patient, ids))
                .toList();
    }

    @Override
    public List<Observation> scoresFrom(String response) {
        return new ArrayList<>(at(response, byResponse));
    }
}
