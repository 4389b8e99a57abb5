package org.iptfhir.rest.answer;

import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/**
 * What a client is told of an error.
 *
 * @param status of the answer
 * @param type that tells programs what the text tells people
 * @param text what is wrong and how to mend it
 * @param expression where in the resource
 */
public record ErrorText(int status, IssueType type, String text, Optional<String> expression) {
    private static final int LONGEST = 4000;
    private static final String INNER_NUMBERS = "HAPI-\\d+: ";

    /** Before the cause of what cannot be read, which is said in words too. */
    private static final String EXCEPTION = "(?:[a-z]\\w*\\.){2,}[A-Z][\\w$]*Exception: ?";

    /** What XML cannot hold; quoted, it would make an answer that nobody can read. */
    private static final String UNFIT = "[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    /** The text of an error that the store reports, without its inner numbers. */
    public static ErrorText of(int status, String message) {
        String numbered = shortened(message).replaceAll(EXCEPTION, "").replaceAll(UNFIT, "\uFFFD");
        String said = numbered.replaceAll(INNER_NUMBERS, "");
        return KnownErrors.find(numbered)
                .or(() -> KnownErrors.find(said))
                .orElseGet(() -> new ErrorText(status, type(status), said, Optional.empty()));
    }

    /** Some quote what was sent, and that can be megabytes. */
    private static String shortened(String message) {
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
    }

    /** As an outcome of one issue. */
    public OperationOutcome outcome() {
        OperationOutcome outcome = new OperationOutcome();
        fill(outcome.addIssue().setSeverity(IssueSeverity.ERROR));
        return outcome;
    }

    /** Words the issues of an outcome anew that carry the store's own message. */
    public static void reword(OperationOutcome outcome, int status) {
        outcome.getIssue().stream()
                .filter(issue -> issue.getSeverity() == IssueSeverity.ERROR && issue.hasDiagnostics())
                .filter(ErrorText::isOfTheStore)
                .forEach(issue -> of(status, issue.getDiagnostics()).fill(issue));
    }

    private static boolean isOfTheStore(OperationOutcomeIssueComponent issue) {
        String said = issue.getDiagnostics();
        return issue.getCode() == IssueType.PROCESSING
                || issue.getCode() == IssueType.EXCEPTION // whatever an entry of a batch was refused for
                || said.startsWith("HAPI-")
                || KnownErrors.find(said).isPresent();
    }

    private void fill(OperationOutcomeIssueComponent issue) {
        issue.setCode(type).setDiagnostics(text);
        expression.ifPresent(issue::addExpression);
    }

    private static IssueType type(int status) {
        return switch (status) {
            case 401 -> IssueType.LOGIN;
            case 403 -> IssueType.FORBIDDEN;
            case 404 -> IssueType.NOTFOUND;
            case 405, 406, 415, 501 -> IssueType.NOTSUPPORTED;
            case 409, 412 -> IssueType.CONFLICT;
            case 410 -> IssueType.DELETED;
            case 413 -> IssueType.TOOLONG;
            case 422 -> IssueType.PROCESSING;
            case 429 -> IssueType.THROTTLED;
            case 503, 507 -> IssueType.TRANSIENT;
            default -> status < 500 ? IssueType.INVALID : IssueType.EXCEPTION;
        };
    }
}
