package org.iptfhir.security;

/** The configured access cannot be used; the message says why, and never what a secret is. */
final class UnusableAccessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param message what is wrong
     * @param remedy what to do
     */
    UnusableAccessException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    UnusableAccessException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
