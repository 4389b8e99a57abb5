package org.iptfhir.outcome;

/**
 * What the patient took on between sessions. What was only planned, or called off, does not count.
 *
 * @param assigned how many tasks were agreed on
 * @param done how many of them were done
 */
public record Homework(int assigned, int done) {
    /** No homework is recorded. */
    public static final Homework NONE = new Homework(0, 0);
}
