package org.iptfhir.rest.course;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.report.OutcomeReport;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.validation.Finding;

/**
 * Findings in a Bundle that an operation has made of stored resources, told of the resources themselves: who reads them
 * has no such Bundle, and no lines of it.
 */
final class FindingsOfCourse {
    private static final Pattern IN_AN_ENTRY = Pattern.compile("Bundle\\.entry\\[(\\d+)]\\.resource");

    private FindingsOfCourse() {}

    /**
     * The outcome. An expression begins with the resource, as {@code Procedure.where(id='12')}.
     *
     * @param parts in the order of the Bundle's entries
     */
    static OperationOutcome of(List<Finding> findings, List<? extends Resource> parts) {
        return of(OutcomeReport.of(findings), parts);
    }

    /**
     * The same of an outcome that tells of the Bundle.
     *
     * @param ofBundle which is changed
     * @param parts in the order of the Bundle's entries
     */
    static OperationOutcome of(OperationOutcome ofBundle, List<? extends Resource> parts) {
        ofBundle.getIssue().stream()
                .filter(OperationOutcomeIssueComponent::hasExpression)
                .forEach(issue -> tell(issue, parts));
        return ofBundle;
    }

    private static void tell(OperationOutcomeIssueComponent issue, List<? extends Resource> parts) {
        String path = issue.getExpression().get(0).getValue();
        Matcher entry = IN_AN_ENTRY.matcher(path);
        issue.setExpression(null).setLocation(null).setExtension(null);
        issue.getDetails().setText(inWords(issue.getDetails().getText(), parts));
        String whole = inWords(issue.getDiagnostics(), parts);
        if (entry.lookingAt()) {
            Resource part = parts.get(Integer.parseInt(entry.group(1)));
            String at = part.getIdElement().hasIdPart()
                    ? part.fhirType() + ".where(id='" + part.getIdElement().getIdPart() + "')"
                    : part.fhirType();
            issue.addExpression(at + path.substring(entry.end()));
            issue.setDiagnostics(name(part) + ": " + whole);
        } else {
            issue.setDiagnostics(whole);
        }
    }

    private static String inWords(String text, List<? extends Resource> parts) {
        return IN_AN_ENTRY.matcher(text).replaceAll(entry -> name(parts.get(Integer.parseInt(entry.group(1)))));
    }

    /** What is new has no id yet. */
    private static String name(Resource part) {
        return part.getIdElement().hasIdPart() ? LocalReference.to(part) : "The new " + part.fhirType();
    }
}
