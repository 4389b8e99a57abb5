package org.iptfhir.store.database;

/** A start without a database that could be used. */
final class UnusableDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    UnusableDatabaseException(String fault, String remedy) {
        super(fault);
        this.remedy = remedy;
    }

    /** What to do about it. */
    String remedy() {
        return remedy;
    }
}
