package org.iptfhir.cli.check;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.iptfhir.report.GitHubReport;
import org.iptfhir.report.HtmlReport;
import org.iptfhir.report.Ink;
import org.iptfhir.report.JUnitReport;
import org.iptfhir.report.JsonReport;
import org.iptfhir.report.OutcomeLines;
import org.iptfhir.report.Report;
import org.iptfhir.report.SarifReport;
import org.iptfhir.report.TextReport;

/** The forms in which findings are written. */
public enum ReportForm {
    /** For people at a terminal. */
    TEXT,
    /** The one JSON form of findings. */
    JSON,
    /** One OperationOutcome a line. */
    OPERATIONOUTCOME,
    /** SARIF 2.1.0, for code scanning. */
    SARIF,
    /** JUnit's XML, for build servers. */
    JUNIT,
    /** Annotations of GitHub's workflows. */
    GITHUB,
    /** One page to read and to pass on. */
    HTML;

    /**
     * Begins a report.
     *
     * @param style how findings are told
     */
    Report begin(Writer out, Ink ink, ReportStyle style) throws IOException {
        return switch (this) {
            case TEXT -> new TextReport(new PrintWriter(out), ink, style.isQuiet());
            case JSON -> new JsonReport(out);
            case OPERATIONOUTCOME -> new OutcomeLines(out, style.fhir().newJsonParser());
            case SARIF -> new SarifReport(out, style.version(), style.rules()::rule);
            case JUNIT -> new JUnitReport(out, style.fails());
            case GITHUB -> new GitHubReport(out);
            case HTML -> new HtmlReport(out, style.version());
        };
    }
}
