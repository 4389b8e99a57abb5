package org.iptfhir.course.protocol;

/** A PlanDefinition from which no course can be started; the message says what it lacks. */
public final class UnfitProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnfitProtocolException(String message) {
        super(message);
    }

    UnfitProtocolException(String message, Throwable cause) {
        super(message, cause);
    }
}
