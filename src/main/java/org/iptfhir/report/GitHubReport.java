package org.iptfhir.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Severity;

/** Findings as commands of GitHub's workflows, which shows them as annotations at the lines of a change. */
public final class GitHubReport implements Report {
    private final Writer out;

    /** A report; what it writes has to reach the workflow's standard output. */
    public GitHubReport(Writer out) {
        this.out = out;
    }

    @Override
    public void add(CheckedText text) throws IOException {
        for (Finding finding : text.findings()) {
            int column = finding.position().column();
            Optional<Excerpt> excerpt = text.excerptOf(finding);
            out.write("::" + commandOf(finding.severity())
                    + " file=" + property(text.name())
                    + ",line=" + text.lineOf(finding)
                    + ",col=" + column
                    + excerpt.map(shown -> ",endColumn=" + (column + shown.length()))
                            .orElse("")
                    + ",title=" + property(finding.id() + " " + finding.expression())
                    + "::" + value(finding.wholeText()) + "\n");
        }
    }

    private static String commandOf(Severity severity) {
        return severity == Severity.NOTE ? "notice" : severity.word();
    }

    @Override
    public void unreadable(String name, String reason) throws IOException {
        out.write("::error file=" + property(name) + ",title=not read::" + value(reason) + "\n");
    }

    @Override
    public void end(Summary summary) throws IOException {
        out.flush();
    }

    private static String value(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return value(text).replace(":", "%3A").replace(",", "%2C");
    }
}
