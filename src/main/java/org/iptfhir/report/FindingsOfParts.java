package org.iptfhir.report;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/**
 * Findings in a Bundle that the server has made, told of the resources in it: who asked has no such Bundle, and no lines
 * of it.
 */
public final class FindingsOfParts {
    private static final String AN_ENTRY = "Bundle.entry[";
    private static final Pattern IN_AN_ENTRY = Pattern.compile("Bundle\\.entry\\[(\\d+)]\\.resource");

    private FindingsOfParts() {}

    /**
     * The outcome, changed. An expression begins with the resource, as {@code Procedure.where(id='12')}.
     *
     * @param ofBundle tells of the Bundle
     * @param parts by the index of the entry: type and id, or the type alone of what has no id yet; of an entry without
     *     one the outcome goes on telling by its index
     */
    public static OperationOutcome of(OperationOutcome ofBundle, Map<Integer, String> parts) {
        ofBundle.getIssue().stream()
                .filter(OperationOutcomeIssueComponent::hasExpression)
                .forEach(issue -> tell(issue, parts));
        return ofBundle;
    }

    private static void tell(OperationOutcomeIssueComponent issue, Map<Integer, String> parts) {
        String path = issue.getExpression().get(0).getValue();
        Matcher entry = IN_AN_ENTRY.matcher(path);
        issue.setExpression(null).setLocation(null).setExtension(null);
        issue.getDetails().setText(inWords(issue.getDetails().getText(), parts));
        String whole = inWords(issue.getDiagnostics(), parts);
        Optional<String> part = entry.lookingAt() ? part(entry, parts) : Optional.empty();
        issue.setDiagnostics(part.map(name -> inWords(name) + ": " + whole).orElse(whole));
        if (part.isPresent()) {
            issue.addExpression(inPath(part.get()) + path.substring(entry.end()));
        } else if (path.startsWith(AN_ENTRY)) {
            issue.addExpression(path);
        }
    }

    private static Optional<String> part(MatchResult entry, Map<Integer, String> parts) {
        return Optional.ofNullable(parts.get(Integer.valueOf(entry.group(1))));
    }

    private static String inWords(String text, Map<Integer, String> parts) {
        return IN_AN_ENTRY
                .matcher(text)
                .replaceAll(entry -> Matcher.quoteReplacement(
                        part(entry, parts).map(FindingsOfParts::inWords).orElse(entry.group())));
    }

    /** What is new has no id yet. */
    private static String inWords(String part) {
        return part.indexOf('/') < 0 ? "The new " + part : part;
    }

    private static String inPath(String part) {
        int slash = part.indexOf('/');
        return slash < 0 ? part : part.substring(0, slash) + ".where(id='" + part.substring(slash + 1) + "')";
    }
}
