package org.iptfhir.rest;

import java.util.Optional;

/**
 * Where a failure happened, for the log, without what it said: messages quote values, statements and whole resources, and
 * with them patients.
 */
final class Whereabouts extends Exception {
    private static final long serialVersionUID = 1L;

    /** A cause that is its own cause ends here. */
    private static final int DEEPEST = 10;

    private Whereabouts(Throwable failure, int depth) {
        super(failure.getClass().getName(), causeOf(failure, depth).orElse(null));
        setStackTrace(failure.getStackTrace());
    }

    static Whereabouts of(Throwable failure) {
        return new Whereabouts(failure, 0);
    }

    private static Optional<Whereabouts> causeOf(Throwable failure, int depth) {
        return depth > DEEPEST
                ? Optional.empty()
                : Optional.ofNullable(failure.getCause()).map(cause -> new Whereabouts(cause, depth + 1));
    }
}
