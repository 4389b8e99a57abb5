package org.iptfhir.translate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** What would be stored after a write: what it brings, and what is stored now and not touched by it. */
final class CoursesAfterwards implements CourseReader {
    private final CourseReader stored;
    private final List<Resource> brought;
    private final Set<String> gone;

    /**
     * The state after a write.
     *
     * @param gone type and id of what it deletes
     */
    CoursesAfterwards(CourseReader stored, List<Resource> brought, Set<String> gone) {
        this.stored = stored;
        this.brought = List.copyOf(brought);
        this.gone = Stream.concat(gone.stream(), brought.stream().map(LocalReference::to))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<CoursePlan> activeCoursesOf(Set<String> patients) {
        return Stream.concat(
                        stored.activeCoursesOf(patients).stream().filter(course -> !gone.contains(course.id())),
                        courses(course -> course.isActive()
                                && course.patient().filter(patients::contains).isPresent()))
                .toList();
    }

    @Override
    public List<CoursePlan> coursesIn(String group) {
        return Stream.concat(
                        stored.coursesIn(group).stream().filter(course -> !gone.contains(course.id())),
                        courses(course ->
                                !course.isEnteredInError() && course.groups().contains(group)))
                .toList();
    }

    @Override
    public List<PhasePlan> phasesOf(String course) {
        return Stream.concat(
                        stored.phasesOf(course).stream().filter(phase -> !gone.contains(phase.id())),
                        phases(phase ->
                                !phase.isEnteredInError() && phase.courses().contains(course)))
                .toList();
    }

    @Override
    public Optional<PhasePlan> phase(String id) {
        return phases(phase -> phase.id().equals(id))
                .findFirst()
                .or(() -> gone.contains(id) ? Optional.empty() : stored.phase(id));
    }

    @Override
    public List<SessionRecord> sessionsOf(Set<String> plans) {
        return Stream.concat(
                        stored.sessionsOf(plans).stream().filter(session -> !gone.contains(session.id())),
                        brought.stream()
                                .map(SessionRecord::of)
                                .flatMap(Optional::stream)
                                .filter(session -> !session.isEnteredInError())
                                .filter(session -> session.plans().stream().anyMatch(plans::contains)))
                .toList();
    }

    @Override
    public List<Task> tasksOf(Set<String> plans) {
        return Stream.concat(
                        stored.tasksOf(plans).stream().filter(task -> !gone.contains(LocalReference.to(task))),
                        brought.stream()
                                .filter(Task.class::isInstance)
                                .map(Task.class::cast)
                                .filter(task -> !EnteredInError.is(task))
                                .filter(task -> GatheredCourses.plansOf(task).anyMatch(plans::contains)))
                .toList();
    }

    @Override
    public Optional<CoursePlan> course(String id) {
        return courses(course -> course.id().equals(id))
                .findFirst()
                .or(() -> gone.contains(id) ? Optional.empty() : stored.course(id));
    }

    @Override
    public Optional<QuestionnaireResponse> response(String id) {
        return brought.stream()
                .filter(QuestionnaireResponse.class::isInstance)
                .map(QuestionnaireResponse.class::cast)
                .filter(response -> LocalReference.to(response).equals(id))
                .findFirst()
                .or(() -> gone.contains(id) ? Optional.empty() : stored.response(id));
    }

    @Override
    public List<Observation> scoresFrom(String response) {
        return Stream.concat(
                        stored.scoresFrom(response).stream().filter(score -> !gone.contains(LocalReference.to(score))),
                        brought.stream()
                                .filter(Observation.class::isInstance)
                                .map(Observation.class::cast)
                                .filter(score -> score.getDerivedFrom().stream()
                                        .anyMatch(answers -> response.equals(answers.getReference()))))
                .toList();
    }

    @Override
    public List<Resource> record(String patient, RecordPart part) {
        return Stream.concat(
                        stored.record(patient, part).stream()
                                .filter(resource -> !gone.contains(LocalReference.to(resource))),
                        brought.stream()
                                .filter(part::holds)
                                .filter(resource -> part.patientOf(resource)
                                        .filter(patient::equals)
                                        .isPresent()))
                .toList();
    }

    @Override
    public Optional<Patient> patient(String id) {
        return brought.stream()
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .filter(patient -> LocalReference.to(patient).equals(id))
                .findFirst()
                .or(() -> gone.contains(id) ? Optional.empty() : stored.patient(id));
    }

    @Override
    public List<Resource> resources(Set<String> ids) {
        Set<String> untouched = ids.stream().filter(id -> !gone.contains(id)).collect(Collectors.toUnmodifiableSet());
        return Stream.concat(
                        untouched.isEmpty() ? Stream.of() : stored.resources(untouched).stream(),
                        brought.stream().filter(resource -> ids.contains(LocalReference.to(resource))))
                .toList();
    }

    @Override
    public Optional<Resource> asItCame(String id) {
        return stored.asItCame(id);
    }

    @Override
    public List<Resource> referringTo(String id) {
        return Stream.concat(
                        stored.referringTo(id).stream().filter(resource -> !gone.contains(LocalReference.to(resource))),
                        brought.stream().filter(resource -> LocalReference.leads(resource, id)))
                .toList();
    }

    @Override
    public List<Patient> linkedTo(Set<String> patients) {
        return Stream.concat(
                        stored.linkedTo(patients).stream()
                                .filter(patient -> !gone.contains(LocalReference.to(patient))),
                        brought.stream()
                                .filter(Patient.class::isInstance)
                                .map(Patient.class::cast)
                                .filter(patient -> SamePerson.isOneOf(patient, patients)
                                        || SamePerson.linksToOneOf(patient, patients)))
                .toList();
    }

    private Stream<PhasePlan> phases(Predicate<PhasePlan> which) {
        return brought.stream().map(PhasePlan::of).flatMap(Optional::stream).filter(which);
    }

    private Stream<CoursePlan> courses(Predicate<CoursePlan> which) {
        return brought.stream().map(CoursePlan::of).flatMap(Optional::stream).filter(which);
    }
}
