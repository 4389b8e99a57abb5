package org.iptfhir.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.iptfhir.guide.Canonical;
import org.iptfhir.store.CurrentResources.Marked;
import org.iptfhir.store.CurrentResources.Referring;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.translate.RecordPart;
import org.iptfhir.translate.SessionRecord;
import org.springframework.stereotype.Component;

/** Finds courses within the transaction of the write that is judged: one statement for each question. */
@Component
final class StoredCourses implements CourseReader {
    private static final String KIND = Canonical.of("CodeSystem", "kind");

    private final CurrentResources current;

    StoredCourses(CurrentResources current) {
        this.current = current;
    }

    @Override
    public List<CoursePlan> activeCoursesOf(Set<String> patients) {
        return records(patients, RecordPart.COURSE).stream()
                .map(CoursePlan::of)
                .flatMap(Optional::stream)
                .filter(CoursePlan::isActive)
                .toList();
    }

    @Override
    public List<CoursePlan> coursesIn(String group) {
        return referring("CarePlan", "supportingInfo", List.of(group))
                .map(CoursePlan::of)
                .flatMap(Optional::stream)
                .filter(course -> !course.isEnteredInError())
                .toList();
    }

    @Override
    public List<PhasePlan> phasesOf(String course) {
        return referring("CarePlan", "partOf", List.of(course))
                .map(PhasePlan::of)
                .flatMap(Optional::stream)
                .filter(phase -> !phase.isEnteredInError())
                .toList();
    }

    @Override
    public Optional<PhasePlan> phase(String id) {
        return read(id).flatMap(PhasePlan::of);
    }

    @Override
    public List<SessionRecord> sessionsOf(Set<String> plans) {
        return referring("Procedure", "basedOn", plans)
                .map(SessionRecord::of)
                .flatMap(Optional::stream)
                .filter(session -> !session.isEnteredInError())
                .toList();
    }

    @Override
    public List<Task> tasksOf(Set<String> plans) {
        return referring("Task", "basedOn", plans)
                .map(Task.class::cast)
                .filter(task -> task.getStatus() != TaskStatus.ENTEREDINERROR)
                .toList();
    }

    @Override
    public Optional<CoursePlan> course(String id) {
        return read(id).flatMap(CoursePlan::of);
    }

    @Override
    public Optional<QuestionnaireResponse> response(String id) {
        return read(id).filter(QuestionnaireResponse.class::isInstance).map(QuestionnaireResponse.class::cast);
    }

    @Override
    public List<Observation> scoresFrom(String response) {
        return referring("Observation", "derivedFrom", List.of(response))
                .map(Observation.class::cast)
                .toList();
    }

    @Override
    public List<Resource> record(String patient, RecordPart part) {
        return records(List.of(patient), part);
    }

    private List<Resource> records(Collection<String> patients, RecordPart part) {
        Optional<Marked> marked = switch (part) { // a hospital has thousands of others
            case SCORE -> marked("category", "ipt-score");
            case COURSE -> marked("category", "ipt-course");
            case VISIT -> marked("type", "ipt-session");
            default -> Optional.empty(); // few, or not to be told apart by their index
        };
        return current.referring(new Referring(part.type(), part.subject(), patients, marked)).stream()
                .filter(part::holds)
                .toList();
    }

    private static Optional<Marked> marked(String parameter, String code) {
        return Optional.of(new Marked(parameter, new Coding(KIND, code, null)));
    }

    @Override
    public Optional<Patient> patient(String id) {
        return read(id).filter(Patient.class::isInstance).map(Patient.class::cast);
    }

    @Override
    public List<Resource> resources(Set<String> ids) {
        return ids.isEmpty() ? List.of() : current.byId(ids);
    }

    @Override
    public List<Resource> referringTo(String id) {
        return current.referringTo(id);
    }

    @Override
    public List<Patient> linkedTo(Set<String> patients) {
        return patients.isEmpty()
                ? List.of()
                : current.withReferring(new Referring("Patient", "link.other", patients, Optional.empty())).stream()
                        .map(Patient.class::cast)
                        .toList();
    }

    @Override
    public Optional<Resource> asItCame(String id) {
        return new IdType(id).hasResourceType() ? current.first(id) : Optional.empty();
    }

    private Optional<Resource> read(String id) {
        return new IdType(id).hasResourceType()
                ? current.byId(List.of(id)).stream().findFirst()
                : Optional.empty();
    }

    private Stream<Resource> referring(String type, String element, Collection<String> targets) {
        return targets.isEmpty()
                ? Stream.of()
                : current.referring(new Referring(type, element, targets, Optional.empty())).stream();
    }
}
