package org.iptfhir.rest.limit;

/** A body that is not taken: the status of its answer, the code of its issue, and what to tell the sender. */
final class BodyFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    BodyFault(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    /** Code of FHIR's issue types. */
    String code() {
        return code;
    }

    /** The message, which every fault has. */
    String text() {
        return String.valueOf(getMessage());
    }
}
