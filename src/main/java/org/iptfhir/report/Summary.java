package org.iptfhir.report;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Severity;

/**
 * What a run came to.
 *
 * @param texts how many were checked
 * @param faultless how many of them have no error
 * @param unreadable inputs that could not be read
 * @param errors findings of that severity
 * @param warnings findings of that severity
 * @param notes findings of that severity
 * @param suppressed findings that were expected, and so are not told
 * @param perRule how many findings each rule has
 * @param unchecked systems whose codes were not checked
 * @param time that the run took
 */
public record Summary(
        long texts,
        long faultless,
        long unreadable,
        long errors,
        long warnings,
        long notes,
        long suppressed,
        SortedMap<String, Long> perRule,
        List<String> unchecked,
        Duration time) {

    /** How many findings of a severity. */
    public long count(Severity severity) {
        return switch (severity) {
            case ERROR -> errors;
            case WARNING -> warnings;
            case NOTE -> notes;
        };
    }

    /** Adds a run up, text by text; for one thread. */
    public static final class Counter {
        private final SortedMap<String, Long> perRule = new TreeMap<>();
        private final Map<Severity, Long> perSeverity = new TreeMap<>();
        private long texts;
        private long faultless;
        private long unreadable;
        private long suppressed;

        /** Counts a text and its findings. */
        public void add(CheckedText text) {
            texts++;
            if (text.count(Severity.ERROR) == 0) {
                faultless++;
            }
            for (Finding finding : text.findings()) {
                perRule.merge(finding.id(), 1L, Long::sum);
                perSeverity.merge(finding.severity(), 1L, Long::sum);
            }
        }

        /** Counts an input that could not be read. */
        public void unreadable() {
            unreadable++;
        }

        /** Counts findings that were expected. */
        public void suppressed(long findings) {
            suppressed += findings;
        }

        /** What it has come to. */
        public Summary summary(List<String> unchecked, Duration time) {
            return new Summary(
                    texts,
                    faultless,
                    unreadable,
                    perSeverity.getOrDefault(Severity.ERROR, 0L),
                    perSeverity.getOrDefault(Severity.WARNING, 0L),
                    perSeverity.getOrDefault(Severity.NOTE, 0L),
                    suppressed,
                    perRule,
                    unchecked,
                    time);
        }
    }
}
