package org.iptfhir.translate;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** Finds all that is recorded of one course. */
public interface WholeCourses {
    /**
     * A course with its phases, sessions, scores, responses, goals, tasks and diagnoses, what supports it (formulation,
     * consent, referral), flags and risk assessments of its time, what else of its patient belongs to it ({@link
     * RecordOfCourse}), and whom all these name. Process notes are not part of it, nor is anything of another course or of
     * another patient.
     *
     * @return the course first; no resource twice
     */
    List<Resource> of(CoursePlan course);

    /** What refers to a course, or to one of its phases or scores, although it belongs to another patient's record. */
    List<Resource> ofOthers(CoursePlan course);
}
