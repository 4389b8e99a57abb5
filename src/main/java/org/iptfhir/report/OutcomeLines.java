package org.iptfhir.report;

import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.Writer;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.StringType;

/** One OperationOutcome a line for each text, in the order of the texts, with HL7's extension that names the file. */
public final class OutcomeLines implements Report {
    private static final String FILE = "http://hl7.org/fhir/StructureDefinition/operationoutcome-file";

    private final Writer out;
    private final IParser parser;

    /** @param parser that writes JSON on one line */
    public OutcomeLines(Writer out, IParser parser) {
        this.out = out;
        this.parser = parser;
    }

    @Override
    public void add(CheckedText text) throws IOException {
        write(
                text.name(),
                OutcomeReport.of(text.findings().stream()
                        .map(finding -> finding.onLine(text.lineOf(finding)))
                        .toList()));
    }

    @Override
    public void unreadable(String name, String reason) throws IOException {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.FATAL)
                .setCode(IssueType.EXCEPTION)
                .setDiagnostics("The input could not be read: " + reason);
        write(name, outcome);
    }

    private void write(String name, OperationOutcome outcome) throws IOException {
        outcome.addExtension(FILE, new StringType(name));
        out.write(parser.encodeResourceToString(outcome));
        out.write('\n');
    }

    @Override
    public void end(Summary summary) throws IOException {
        out.flush();
    }
}
