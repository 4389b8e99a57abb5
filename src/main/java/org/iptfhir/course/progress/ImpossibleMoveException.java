package org.iptfhir.course.progress;

/** A move that a course cannot make as it is; the message says why, and what to do instead. */
public final class ImpossibleMoveException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ImpossibleMoveException(String message) {
        super(message);
    }
}
