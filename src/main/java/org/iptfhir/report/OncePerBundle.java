package org.iptfhir.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.iptfhir.validation.Finding;

/**
 * Tells that labels are missing (rule X01) once of a Bundle, at the first entry, with the numbers of all: who labels
 * nothing would else read the same words a hundred times.
 */
public final class OncePerBundle {
    private static final String LABELS = "X01";
    private static final Pattern ENTRY = Pattern.compile("Bundle\\.entry\\[(\\d+)].*");

    private OncePerBundle() {}

    /** The findings, with those about labels of several entries made one. */
    public static List<Finding> told(List<Finding> findings) {
        Map<String, List<Integer>> entries = findings.stream()
                .filter(finding -> entryOf(finding).isPresent())
                .collect(Collectors.groupingBy(
                        Finding::message,
                        Collectors.mapping(finding -> entryOf(finding).orElseThrow(), Collectors.toList())));
        List<Finding> told = new ArrayList<>();
        Set<String> folded = new HashSet<>();
        for (Finding finding : findings) {
            if (entryOf(finding).isEmpty()) {
                told.add(finding);
            } else if (folded.add(finding.message())) {
                List<Integer> alike = entries.getOrDefault(finding.message(), List.of());
                told.add(alike.size() == 1 ? finding : of(finding, alike));
            }
        }
        return told;
    }

    private static Optional<Integer> entryOf(Finding finding) {
        Matcher entry = ENTRY.matcher(finding.expression());
        return finding.id().equals(LABELS) && entry.matches()
                ? Optional.of(Integer.valueOf(entry.group(1)))
                : Optional.empty();
    }

    private static Finding of(Finding first, List<Integer> entries) {
        return new Finding(
                first.id(),
                first.severity(),
                first.kind(),
                first.expression(),
                first.position(),
                first.message() + " This is about " + entries.size() + " entries: " + ranges(entries) + ".",
                Optional.of("Put R (or V) of v3-Confidentiality and MH (or PSY, PSYTHPN) of v3-ActCode in meta.security"
                        + " of each."),
                Optional.empty());
    }

    /** Such as {@code 0, 2 to 5}. */
    private static String ranges(List<Integer> entries) {
        List<Integer> sorted = entries.stream().sorted().distinct().toList();
        List<String> ranges = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || sorted.get(i) != sorted.get(i - 1) + 1) {
                String last = i - from > 1 ? (i - from > 2 ? " to " : ", ") + sorted.get(i - 1) : "";
                ranges.add(sorted.get(from) + last);
                from = i;
            }
        }
        return String.join(", ", ranges);
    }
}
