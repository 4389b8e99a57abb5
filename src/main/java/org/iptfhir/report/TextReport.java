package org.iptfhir.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Severity;
import org.iptfhir.validation.UncheckedCodes;

/**
 * Findings for people at a terminal: where, how grave, which rule and element; the line with the token at fault; what is
 * wrong and how to mend it. Codes that could not be checked are named once, at the end.
 */
public final class TextReport implements Report {
    private static final String INDENT = "    ";
    private static final int SHOWN_RULES = 20;

    private final PrintWriter out;
    private final Ink ink;
    private final boolean isQuiet;

    /**
     * A report.
     *
     * @param isQuiet whether only errors and warnings are told, without a summary
     */
    public TextReport(PrintWriter out, Ink ink, boolean isQuiet) {
        this.out = out;
        this.ink = ink;
        this.isQuiet = isQuiet;
    }

    @Override
    public void add(CheckedText text) {
        for (Finding finding : OncePerBundle.told(text.findings())) {
            if (!finding.id().equals(UncheckedCodes.ID) && !(isQuiet && finding.severity() == Severity.NOTE)) {
                write(text, finding);
            }
        }
        out.flush();
    }

    private void write(CheckedText text, Finding finding) {
        String place = text.name() + ":" + text.lineOf(finding) + ":"
                + finding.position().column();
        String severity = ink.of(finding.severity(), finding.severity().word() + " " + finding.id());
        out.println(ink.bold(place) + ": " + severity + " " + finding.expression());
        text.excerptOf(finding).ifPresent(excerpt -> {
            out.println(INDENT + excerpt.line());
            out.println(INDENT + ink.of(finding.severity(), excerpt.carets()));
        });
        out.println(INDENT + finding.message());
        finding.remedy().ifPresent(remedy -> out.println(INDENT + "To mend it: " + remedy));
        finding.suggestion().ifPresent(meant -> out.println(INDENT + "Did you mean " + ink.bold(meant) + "?"));
        out.println();
    }

    @Override
    public void unreadable(String name, String reason) {
        out.println(ink.bold(name) + ": " + ink.of(Severity.ERROR, "not read") + " " + reason);
        out.println();
        out.flush();
    }

    @Override
    public void end(Summary summary) {
        if (isQuiet) {
            out.flush();
            return;
        }
        writeRules(summary);
        if (!summary.unchecked().isEmpty()) {
            out.println("Codes of these systems were not all checked: the guide lists only those that it uses, and no"
                    + " other terminology is loaded.");
            out.println(summary.unchecked().stream().map(INDENT::concat).collect(Collectors.joining("\n")));
        }
        out.println(ink.bold(result(summary)));
        out.flush();
    }

    private void writeRules(Summary summary) {
        List<Map.Entry<String, Long>> rules = summary.perRule().entrySet().stream()
                .filter(rule -> !rule.getKey().equals(UncheckedCodes.ID))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .toList();
        rules.stream()
                .limit(SHOWN_RULES)
                .forEach(rule -> out.println("%7d  %s".formatted(rule.getValue(), rule.getKey())));
        if (rules.size() > SHOWN_RULES) {
            List<Map.Entry<String, Long>> more = rules.subList(SHOWN_RULES, rules.size());
            out.println("%7d  of %d more %s: %s"
                    .formatted(
                            more.stream().mapToLong(Map.Entry::getValue).sum(),
                            more.size(),
                            Counted.noun(more.size(), "rule"),
                            more.stream().map(Map.Entry::getKey).collect(Collectors.joining(", "))));
        }
    }

    private static String result(Summary summary) {
        double seconds = Math.max(0.001, summary.time().toNanos() / 1e9);
        String unread = summary.unreadable() == 0 ? "" : ", " + Counted.of(summary.unreadable(), "input") + " not read";
        String expected =
                summary.suppressed() == 0 ? "" : ", " + Counted.of(summary.suppressed(), "finding") + " left out";
        return "%s checked in %.1f s (%.0f a second): %d without errors. %s, %s, %s%s%s."
                .formatted(
                        Counted.of(summary.texts(), "resource"),
                        seconds,
                        summary.texts() / seconds,
                        summary.faultless(),
                        Counted.of(summary.errors(), "error"),
                        Counted.of(summary.warnings(), "warning"),
                        Counted.of(summary.notes(), "note"),
                        expected,
                        unread);
    }
}
