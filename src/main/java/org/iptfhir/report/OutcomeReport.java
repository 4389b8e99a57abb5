package org.iptfhir.report;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Position;
import org.iptfhir.validation.Severity;

/** Findings as an OperationOutcome: the rule in details.coding, the place in expression and in HL7's line and column extensions. */
public final class OutcomeReport {
    private static final String LINE = "http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-line";
    private static final String COLUMN = "http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-col";

    private OutcomeReport() {}

    /** The findings in their order; without findings, one issue that says so, because FHIR demands at least one. */
    public static OperationOutcome of(List<Finding> findings) {
        OperationOutcome outcome = new OperationOutcome();
        OncePerBundle.told(findings).forEach(finding -> outcome.addIssue(issue(finding)));
        if (findings.isEmpty()) {
            outcome.addIssue()
                    .setSeverity(IssueSeverity.INFORMATION)
                    .setCode(IssueType.INFORMATIONAL)
                    .setDetails(new CodeableConcept().setText("No faults found."));
        }
        return outcome;
    }

    private static OperationOutcomeIssueComponent issue(Finding finding) {
        OperationOutcomeIssueComponent issue = new OperationOutcomeIssueComponent();
        issue.setSeverity(severity(finding.severity()));
        issue.setCode(IssueType.fromCode(finding.kind().code()));
        issue.getDetails()
                .setText(finding.message())
                .addCoding()
                .setSystem(finding.source())
                .setCode(finding.id());
        // Many clients show the diagnostics and nothing else: they say what is wrong and how to mend it.
        issue.setDiagnostics(finding.wholeText());
        issue.addExpression(finding.expression());
        Position position = finding.position();
        issue.addLocation("Line[" + position.line() + "] Col[" + position.column() + "]");
        issue.addExtension(LINE, new IntegerType(position.line()));
        issue.addExtension(COLUMN, new IntegerType(position.column()));
        return issue;
    }

    private static IssueSeverity severity(Severity severity) {
        return switch (severity) {
            case ERROR -> IssueSeverity.ERROR;
            case WARNING -> IssueSeverity.WARNING;
            case NOTE -> IssueSeverity.INFORMATION;
        };
    }
}
