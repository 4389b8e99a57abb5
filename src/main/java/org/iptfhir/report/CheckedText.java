package org.iptfhir.report;

import java.util.List;
import java.util.Optional;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.Severity;

/**
 * A text and what was found in it.
 *
 * @param name of the file or entry that it comes from, as the user would write it
 * @param firstLine where the text begins in that file; 1 unless the file holds many texts, one a line
 * @param text as it was read
 * @param findings in the order of their places, which count from the text's own first line
 */
public record CheckedText(String name, int firstLine, ResourceText text, List<Finding> findings) {
    /** The same findings, which nobody changes. */
    public CheckedText {
        findings = List.copyOf(findings);
    }

    /** The line of the file on which a finding stands, from 1. */
    public int lineOf(Finding finding) {
        return firstLine + finding.position().line() - 1;
    }

    /** The line of text with the token at fault, and what of it to point at. */
    public Optional<Excerpt> excerptOf(Finding finding) {
        return Excerpt.of(text, finding.position());
    }

    /** How many of its findings have a severity. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** The same text with other findings. */
    public CheckedText with(List<Finding> others) {
        return new CheckedText(name, firstLine, text, others);
    }
}
