package org.iptfhir.course.handover;

/** A course of which there is nothing to sum up yet; the message says what it lacks. */
public final class UnsummarisedCourseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnsummarisedCourseException(String message) {
        super(message);
    }
}
