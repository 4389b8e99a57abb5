package org.iptfhir.rest;

/** The server cannot listen where it is to. */
final class UnusableAddressException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    UnusableAddressException(String fault, String remedy) {
        super(fault);
        this.remedy = remedy;
    }

    /** What to do about it. */
    String remedy() {
        return remedy;
    }
}
