package org.iptfhir.store;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/**
 * A value that is searched by and does not fit into the column of its index: a reference or canonical to another server, a
 * code, a URL. The database finds that out, and HAPI takes it for a lost race, which would be tried again and again.
 */
final class OverlongValue {
    /** Of standard SQL: string data, right truncation. */
    private static final String TOO_LONG = "22001";

    /** H2 names the column and its length, PostgreSQL its length. */
    private static final Pattern LENGTH =
            Pattern.compile("(?i)(?:character varying|varchar)\\((?<length>\\d+)\\)", Pattern.DOTALL);

    private OverlongValue() {}

    /** The refusal of a write that failed so; empty when it failed for another reason. */
    static Optional<UnprocessableEntityException> behind(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && TOO_LONG.equals(sql.getSQLState())) {
                return Optional.of(refusal(String.valueOf(sql.getMessage())));
            }
        }
        return Optional.empty();
    }

    private static UnprocessableEntityException refusal(String message) {
        Matcher length = LENGTH.matcher(message);
        String said = "A value by which the resource is searched is too long for this server"
                + (length.find() ? ": it takes " + length.group("length") + " characters there" : "")
                + ". Look for a long reference or canonical, for a code of a quantity, or for a long url, and shorten it."
                + " Nothing was stored.";
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.TOOLONG)
                .setDiagnostics(said);
        return new UnprocessableEntityException(said, outcome);
    }
}
