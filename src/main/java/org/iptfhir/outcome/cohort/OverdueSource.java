package org.iptfhir.outcome.cohort;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Finds active courses that have been without a score for too long. */
public interface OverdueSource {
    /**
     * A course.
     *
     * @param course such as {@code CarePlan/123}
     * @param measured day of its last score; empty where it has none, and its first day counts
     */
    record Overdue(String course, Optional<LocalDate> measured) {}

    /**
     * Some of them.
     *
     * @param total how many there are
     * @param courses those that have waited longest first
     */
    record Page(long total, List<Overdue> courses) {
        public Page {
            courses = List.copyOf(courses);
        }
    }

    /** Whether all that is stored is in the read model. */
    boolean isComplete();

    /**
     * Finds some.
     *
     * @param skipped how many of them come before
     * @param most how many to find
     */
    Page find(OverdueQuestion question, int skipped, int most);
}
