package org.iptfhir.translate;

import java.util.List;

/**
 * Reads courses and what belongs to them, for the rules over several resources. What the transaction at hand has written
 * counts as stored. What is entered in error is left out.
 */
public interface CourseReader {
    /**
     * The active courses of a patient.
     *
     * @param patient such as {@code Patient/123}
     */
    List<CoursePlan> activeCoursesOf(String patient);

    /**
     * The phases of a course, whatever their status.
     *
     * @param course such as {@code CarePlan/123}
     */
    List<PhasePlan> phasesOf(String course);
}
