package org.iptfhir.security;

/** The configured token cannot be used; the message says why, and never what it is. */
final class UnusableTokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableTokenException(String message) {
        super(message);
    }

    UnusableTokenException(String message, Throwable cause) {
        super(message, cause);
    }
}
