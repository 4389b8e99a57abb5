package org.iptfhir.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.text.StringEscapeUtils;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Severity;

/**
 * Findings as one page without scripts, to read, print and pass on. It is written as findings come; the summary, which is
 * known last, is shown first by the style sheet.
 */
public final class HtmlReport implements Report {
    private final Writer out;

    /**
     * Begins the page.
     *
     * @param version of the program
     */
    public HtmlReport(Writer out, String version) throws IOException {
        this.out = out;
        out.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>Findings of ipt-fhir</title>\n<style>\n" + style() + "</style>\n</head>\n<body>\n"
                + "<header><h1>Findings</h1><p>ipt-fhir " + escaped(version) + "</p></header>\n<main>\n");
    }

    private static String style() throws IOException {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("findings.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void add(CheckedText text) throws IOException {
        List<Finding> told = OncePerBundle.told(text.findings());
        if (told.isEmpty()) {
            return; // the summary counts it
        }
        String name = text.firstLine() == 1 ? text.name() : text.name() + ":" + text.firstLine();
        out.write("<section>\n<h2>" + escaped(name) + "</h2>\n<ol>\n");
        for (Finding finding : told) {
            write(text, finding);
        }
        out.write("</ol>\n</section>\n");
    }

    private void write(CheckedText text, Finding finding) throws IOException {
        String severity = finding.severity().word();
        out.write("<li class=\"" + severity + "\">\n<h3><span class=\"severity\">" + severity + "</span> <code>"
                + escaped(finding.id()) + "</code> <code class=\"path\">" + escaped(finding.expression())
                + "</code> <span class=\"place\">line " + text.lineOf(finding) + ", column "
                + finding.position().column() + "</span></h3>\n");
        var excerpt = text.excerptOf(finding);
        if (excerpt.isPresent()) {
            Excerpt shown = excerpt.get();
            int end = Math.min(shown.line().length(), shown.from() + shown.length());
            out.write("<pre>" + escaped(shown.line().substring(0, shown.from())) + "<mark>"
                    + escaped(shown.line().substring(shown.from(), end)) + "</mark>"
                    + escaped(shown.line().substring(end)) + "</pre>\n");
        }
        out.write("<p>" + escaped(finding.message()) + "</p>\n");
        if (finding.remedy().isPresent()) {
            out.write("<p class=\"remedy\">" + escaped(finding.remedy().get()) + "</p>\n");
        }
        if (finding.suggestion().isPresent()) {
            out.write("<p class=\"remedy\">Did you mean <code>"
                    + escaped(finding.suggestion().get()) + "</code>?</p>\n");
        }
        out.write("</li>\n");
    }

    @Override
    public void unreadable(String name, String reason) throws IOException {
        out.write("<section>\n<h2>" + escaped(name) + "</h2>\n<ol><li class=\"error\"><h3><span class=\"severity\">not"
                + " read</span></h3><p>" + escaped(reason) + "</p></li></ol>\n</section>\n");
    }

    @Override
    public void end(Summary summary) throws IOException {
        out.write("</main>\n<aside>\n<ul class=\"counts\">\n");
        count(summary.texts(), Counted.noun(summary.texts(), "resource"), "");
        count(summary.faultless(), "without errors", "");
        for (Severity severity : Severity.values()) {
            String name = severity.word();
            count(summary.count(severity), Counted.noun(summary.count(severity), name), name);
        }
        if (summary.suppressed() > 0) {
            count(summary.suppressed(), "left out as expected", "");
        }
        if (summary.unreadable() > 0) {
            count(summary.unreadable(), Counted.noun(summary.unreadable(), "input") + " not read", "error");
        }
        out.write("</ul>\n");
        if (!summary.perRule().isEmpty()) {
            out.write("<table><thead><tr><th>Rule</th><th>Findings</th></tr></thead><tbody>\n");
            for (Map.Entry<String, Long> rule : summary.perRule().entrySet()) {
                out.write("<tr><td><code>" + escaped(rule.getKey()) + "</code></td><td>" + rule.getValue()
                        + "</td></tr>\n");
            }
            out.write("</tbody></table>\n");
        }
        out.write("</aside>\n</body>\n</html>\n");
        out.flush();
    }

    private void count(long number, String what, String severity) throws IOException {
        String kind = severity.isEmpty() || number == 0 ? "" : " class=\"" + severity + "\"";
        out.write("<li" + kind + "><b>" + number + "</b> " + what + "</li>\n");
    }

    private static String escaped(String text) {
        return StringEscapeUtils.escapeHtml4(text);
    }
}
