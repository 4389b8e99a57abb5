package org.iptfhir.validation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.iptfhir.validation.ResourceCheck.Checked;

/**
 * Leaves out what only follows from a misspelt name: {@code perod} is one fault, and that the period is missing then is
 * none. What goes away when the name is corrected is a consequence.
 */
final class Consequences {
    /** Below a misspelt element there may be another one. */
    private static final int ROUNDS = 3;

    private Consequences() {}

    /**
     * The findings without consequences.
     *
     * @param told about the text
     * @param check finds what is wrong with another text
     */
    static List<Finding> removed(
            Checked told, String characters, Format format, BiFunction<ResourceText, TokenIndex, Checked> check) {
        String text = characters;
        Checked left = told;
        try {
            for (int round = 0; round < ROUNDS; round++) {
                List<Misspelling> misspellings = Misspelling.among(left);
                if (misspellings.isEmpty()) {
                    break;
                }
                text = Misspelling.corrected(text, format, misspellings);
                TokenIndex places = TokenIndex.of(text, format);
                left = check.apply(new ResourceText(text.getBytes(StandardCharsets.UTF_8), format), places);
            }
        } catch (TextFault fault) {
            return told.findings(); // the corrected text cannot be read: nothing is known of consequences
        }
        return left.equals(told) || left.root().isEmpty()
                ? told.findings()
                : remaining(told.findings(), left.findings(), format);
    }

    private static List<Finding> remaining(List<Finding> told, List<Finding> left, Format format) {
        List<Key> keys = new ArrayList<>(
                left.stream().map(finding -> Key.of(finding, format)).toList());
        return told.stream()
                .filter(finding -> finding.id().equals(EngineMessage.UNKNOWN_PROPERTY)
                        || finding.severity() == Severity.NOTE
                        || keys.remove(Key.of(finding, format)))
                .toList();
    }

    /**
     * What tells one finding from another, in either text. A rule names other values when more is read; in XML a
     * corrected name counts among its repetitions, so that those behind it have other numbers.
     */
    private record Key(String id, String expression, String message, String remedy) {
        static Key of(Finding finding, Format format) {
            return new Key(
                    finding.id(),
                    format == Format.JSON
                            ? finding.expression()
                            : finding.expression().replaceAll("\\[\\d+]", ""),
                    finding.isRule() ? "" : finding.message(),
                    finding.remedy().orElse(""));
        }
    }
}
