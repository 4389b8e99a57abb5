package org.iptfhir.report;

import com.google.common.base.Suppliers;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.Severity;

/** A text and what was found in it; for one thread at a time. */
public final class CheckedText {
    private final String name;
    private final int firstLine;
    private final ResourceText text;
    private final List<Finding> findings;

    /** Split when the first excerpt is asked for: most texts have no findings, and some have thousands. */
    private final Supplier<List<String>> lines;

    /**
     * A text.
     *
     * @param name of the file or entry that it comes from, as the user would write it
     * @param firstLine where the text begins in that file; 1 unless the file holds many texts, one a line
     * @param text as it was read
     * @param findings in the order of their places, which count from the text's own first line
     */
    public CheckedText(String name, int firstLine, ResourceText text, List<Finding> findings) {
        this(name, firstLine, text, findings, Suppliers.memoize(() -> Excerpt.linesOf(text)));
    }

    private CheckedText(
            String name, int firstLine, ResourceText text, List<Finding> findings, Supplier<List<String>> lines) {
        this.name = name;
        this.firstLine = firstLine;
        this.text = text;
        this.findings = List.copyOf(findings);
        this.lines = lines;
    }

    /** The file or entry that it comes from. */
    public String name() {
        return name;
    }

    /** Where it begins in its file, from 1. */
    public int firstLine() {
        return firstLine;
    }

    /** As it was read. */
    public ResourceText text() {
        return text;
    }

    /** What was found. */
    public List<Finding> findings() {
        return findings;
    }

    /** The line of the file on which a finding stands, from 1. */
    public int lineOf(Finding finding) {
        return firstLine + finding.position().line() - 1;
    }

    /** The line of text with the token at fault, and what of it to point at. */
    public Optional<Excerpt> excerptOf(Finding finding) {
        return Excerpt.of(lines.get(), text.format(), finding.position());
    }

    /** How many of its findings have a severity. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** The same text with other findings. */
    public CheckedText with(List<Finding> others) {
        return new CheckedText(name, firstLine, text, others, lines);
    }
}
