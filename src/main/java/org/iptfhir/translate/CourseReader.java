package org.iptfhir.translate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * Reads courses and what belongs to them, for the rules over several resources. What the transaction at hand has written
 * counts as stored. What is entered in error is left out.
 */
public interface CourseReader {
    /**
     * The active courses of one or several patients.
     *
     * @param patients such as {@code Patient/123}
     */
    List<CoursePlan> activeCoursesOf(Set<String> patients);

    /**
     * The courses that name a group in supportingInfo, whatever their status.
     *
     * @param group such as {@code Group/123}
     */
    List<CoursePlan> coursesIn(String group);

    /**
     * The phases of a course, whatever their status.
     *
     * @param course such as {@code CarePlan/123}
     */
    List<PhasePlan> phasesOf(String course);

    /**
     * A course, whatever its status.
     *
     * @param id such as {@code CarePlan/123}
     * @return empty when there is no such CarePlan, or when it is no course
     */
    Optional<CoursePlan> course(String id);

    /**
     * A phase, whatever its status.
     *
     * @param id such as {@code CarePlan/123}
     * @return empty when there is no such CarePlan, or when it is no phase
     */
    Optional<PhasePlan> phase(String id);

    /**
     * The sessions that are based on one of several plans, whether they took place or not.
     *
     * @param plans a course and its phases, such as {@code CarePlan/123}
     */
    List<SessionRecord> sessionsOf(Set<String> plans);

    /**
     * The tasks that are based on one of several plans, whatever their status.
     *
     * @param plans a course and its phases, such as {@code CarePlan/123}
     */
    List<Task> tasksOf(Set<String> plans);

    /**
     * A response to a questionnaire, whatever its status: one that was entered in error is read too.
     *
     * @param id such as {@code QuestionnaireResponse/123}
     * @return empty when there is none
     */
    Optional<QuestionnaireResponse> response(String id);

    /**
     * The Observations that derive from a response, whatever their status.
     *
     * @param response such as {@code QuestionnaireResponse/123}
     */
    List<Observation> scoresFrom(String response);

    /**
     * A part of a patient's record.
     *
     * @param patient such as {@code Patient/123}
     */
    List<Resource> record(String patient, RecordPart part);

    /**
     * A patient.
     *
     * @param id such as {@code Patient/123}
     */
    Optional<Patient> patient(String id);

    /**
     * Resources by their ids, whatever their status: what is entered in error is read too.
     *
     * @param ids such as {@code Condition/123}, also of several types
     * @return those that are here, in any order
     */
    List<Resource> resources(Set<String> ids);

    /**
     * The resources that refer to one, whatever their status, as far as their references can be searched for.
     *
     * @param id such as {@code CarePlan/123}
     */
    List<Resource> referringTo(String id);

    /**
     * Patients by their ids, and those whose links name one of them.
     *
     * @param patients such as {@code Patient/123}
     */
    List<Patient> linkedTo(Set<String> patients);

    /**
     * A resource as it was first stored here.
     *
     * @param id such as {@code CarePlan/123}
     * @return empty when none with this id is stored, or its first version is no longer kept
     */
    Optional<Resource> asItCame(String id);

    /** Reads where nothing is stored. */
    static CourseReader ofNothing() {
        return new CourseReader() {
            @Override
            public List<CoursePlan> activeCoursesOf(Set<String> patients) {
                return List.of();
            }

            @Override
            public List<CoursePlan> coursesIn(String group) {
                return List.of();
            }

            @Override
            public List<PhasePlan> phasesOf(String course) {
                return List.of();
            }

            @Override
            public Optional<CoursePlan> course(String id) {
                return Optional.empty();
            }

            @Override
            public Optional<PhasePlan> phase(String id) {
                return Optional.empty();
            }

            @Override
            public List<SessionRecord> sessionsOf(Set<String> plans) {
                return List.of();
            }

            @Override
            public List<Task> tasksOf(Set<String> plans) {
                return List.of();
            }

            @Override
            public Optional<QuestionnaireResponse> response(String id) {
                return Optional.empty();
            }

            @Override
            public List<Observation> scoresFrom(String response) {
                return List.of();
            }

            @Override
            public List<Resource> record(String patient, RecordPart part) {
                return List.of();
            }

            @Override
            public Optional<Patient> patient(String id) {
                return Optional.empty();
            }

            @Override
            public List<Resource> resources(Set<String> ids) {
                return List.of();
            }

            @Override
            public List<Resource> referringTo(String id) {
                return List.of();
            }

            @Override
            public List<Patient> linkedTo(Set<String> patients) {
                return List.of();
            }

            @Override
            public Optional<Resource> asItCame(String id) {
                return Optional.empty();
            }
        };
    }
}
