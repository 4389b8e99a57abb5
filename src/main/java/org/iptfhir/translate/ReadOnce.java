package org.iptfhir.translate;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** Reads each record once: the rules of one check ask for the same ones, which cannot change meanwhile. */
public final class ReadOnce implements CourseReader {
    private final CourseReader source;
    private final Map<Set<String>, List<CoursePlan>> active = new HashMap<>();
    private final Map<String, List<CoursePlan>> inGroup = new HashMap<>();
    private final Map<String, List<PhasePlan>> phases = new HashMap<>();
    private final Map<String, Optional<CoursePlan>> courses = new HashMap<>();
    private final Map<String, Optional<PhasePlan>> phasesById = new HashMap<>();
    private final Map<Set<String>, List<SessionRecord>> sessions = new HashMap<>();
    private final Map<Set<String>, List<Task>> tasks = new HashMap<>();
    private final Map<String, Optional<QuestionnaireResponse>> responses = new HashMap<>();
    private final Map<String, List<Observation>> scores = new HashMap<>();
    private final Map<String, Map<RecordPart, List<Resource>>> records = new HashMap<>();
    private final Map<String, Optional<Patient>> patients = new HashMap<>();
    private final Map<Set<String>, List<Resource>> resources = new HashMap<>();
    private final Map<String, Resource> byId = new HashMap<>();
    private final Map<String, List<Resource>> referring = new HashMap<>();
    private final Map<Set<String>, List<Patient>> linked = new HashMap<>();

    public ReadOnce(CourseReader source) {
        this.source = source;
    }

    @Override
    public List<CoursePlan> activeCoursesOf(Set<String> patients) {
        return active.computeIfAbsent(patients, source::activeCoursesOf);
    }

    @Override
    public List<CoursePlan> coursesIn(String group) {
        return inGroup.computeIfAbsent(group, source::coursesIn);
    }

    @Override
    public List<PhasePlan> phasesOf(String course) {
        return phases.computeIfAbsent(course, source::phasesOf);
    }

    @Override
    public Optional<CoursePlan> course(String id) {
        return courses.computeIfAbsent(
                id, unknown -> byId.containsKey(id) ? found(id).flatMap(CoursePlan::of) : source.course(id));
    }

    @Override
    public Optional<PhasePlan> phase(String id) {
        return phasesById.computeIfAbsent(
                id, unknown -> byId.containsKey(id) ? found(id).flatMap(PhasePlan::of) : source.phase(id));
    }

    @Override
    public List<SessionRecord> sessionsOf(Set<String> plans) {
        return sessions.computeIfAbsent(plans, source::sessionsOf);
    }

    @Override
    public List<Task> tasksOf(Set<String> plans) {
        return tasks.computeIfAbsent(plans, source::tasksOf);
    }

    @Override
    public Optional<QuestionnaireResponse> response(String id) {
        return responses.computeIfAbsent(id, source::response);
    }

    @Override
    public List<Observation> scoresFrom(String response) {
        return scores.computeIfAbsent(response, source::scoresFrom);
    }

    @Override
    public List<Resource> record(String patient, RecordPart part) {
        return records.computeIfAbsent(patient, unknown -> new EnumMap<>(RecordPart.class))
                .computeIfAbsent(part, unknown -> source.record(patient, part));
    }

    @Override
    public Optional<Patient> patient(String id) {
        return patients.computeIfAbsent(id, source::patient);
    }

    @Override
    public Optional<Resource> asItCame(String id) {
        return source.asItCame(id);
    }

    @Override
    public List<Resource> resources(Set<String> ids) {
        return resources.computeIfAbsent(ids, unknown -> {
            List<Resource> found = source.resources(ids);
            found.forEach(resource -> byId.put(LocalReference.to(resource), resource));
            return found;
        });
    }

    @Override
    public List<Resource> referringTo(String id) {
        return referring.computeIfAbsent(id, source::referringTo);
    }

    @Override
    public List<Patient> linkedTo(Set<String> patients) {
        return linked.computeIfAbsent(patients, source::linkedTo);
    }

    private Optional<Resource> found(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
