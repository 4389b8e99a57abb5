package org.iptfhir.start;

/** The server cannot start as it is configured; the message says why, and never what a secret is. */
public final class CannotStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param fault what is wrong, one sentence
     * @param remedy what to do about it, one sentence
     */
    public CannotStartException(String fault, String remedy) {
        super(fault);
        this.remedy = remedy;
    }

    /** @param cause what made the fault known */
    public CannotStartException(String fault, String remedy, Throwable cause) {
        super(fault, cause);
        this.remedy = remedy;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
