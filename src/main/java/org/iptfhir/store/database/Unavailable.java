package org.iptfhir.store.database;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** A request that is refused for want of a database, or of room in it. */
final class Unavailable extends BaseServerResponseException {
    private static final long serialVersionUID = 1;
    private static final int UNAVAILABLE = 503;
    private static final int INSUFFICIENT_STORAGE = 507;

    private Unavailable(int status, IssueType type, String text, int retryAfterSeconds) {
        super(status, text);
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(type).setDiagnostics(text);
        setOperationOutcome(outcome);
        addResponseHeader("Retry-After", Integer.toString(retryAfterSeconds));
    }

    static Unavailable because(DatabaseFault fault) {
        return switch (fault) {
            case AWAY ->
                new Unavailable(
                        UNAVAILABLE,
                        IssueType.TRANSIENT,
                        "The server's database does not answer. Send the request again in a few seconds. Whether a write"
                                + " was stored that was under way cannot be told: look first, or make it conditional.",
                        5);
            case BUSY ->
                new Unavailable(
                        UNAVAILABLE,
                        IssueType.THROTTLED,
                        "The server has too much to do at this moment, and nothing of this request was stored. Send it"
                                + " again in a few seconds.",
                        2);
            case FULL ->
                new Unavailable(
                        INSUFFICIENT_STORAGE,
                        IssueType.NOSTORE,
                        "The server's disk is full, and nothing of this request was stored. Send it again when whoever"
                                + " runs the server has made room.",
                        60);
        };
    }
}
