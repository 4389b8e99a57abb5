package org.iptfhir.intake;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.iptfhir.validation.Finding;

/**
 * What was found in the text of one request, kept with the request until its answer is written.
 *
 * @param all in the order of their places
 */
record RequestFindings(List<Finding> all) {
    private static final Pattern ENTRY = Pattern.compile("Bundle\\.entry\\[(\\d+)].*");

    RequestFindings {
        all = List.copyOf(all);
    }

    static Optional<RequestFindings> of(RequestDetails request) {
        return Optional.ofNullable((RequestFindings) request.getUserData().get(RequestFindings.class));
    }

    void keepWith(RequestDetails request) {
        request.getUserData().put(RequestFindings.class, this);
    }

    boolean hasErrors() {
        return all.stream().anyMatch(Finding::isError);
    }

    /** The same findings; that about missing labels says that there are some now. */
    RequestFindings sayingThatLabelsWereAdded() {
        return new RequestFindings(all.stream()
                .map(finding -> finding.id().equals("X01")
                        ? new Finding(
                                finding.id(),
                                finding.severity(),
                                finding.kind(),
                                finding.expression(),
                                finding.position(),
                                finding.message() + " The server has added the labels that were missing.",
                                finding.remedy(),
                                finding.suggestion())
                        : finding)
                .toList());
    }

    /** The findings of a Bundle's entries, by the entry's index. */
    Map<Integer, List<Finding>> byEntry() {
        return all.stream()
                .filter(finding -> entryOf(finding).isPresent())
                .collect(Collectors.groupingBy(finding -> entryOf(finding).orElseThrow()));
    }

    /** The entries of a Bundle that have errors. */
    Set<Integer> refusedEntries() {
        return all.stream()
                .filter(Finding::isError)
                .flatMap(finding -> entryOf(finding).stream())
                .collect(Collectors.toSet());
    }

    /** The findings that belong to no entry. */
    List<Finding> outsideEntries() {
        return all.stream().filter(finding -> entryOf(finding).isEmpty()).toList();
    }

    private static Optional<Integer> entryOf(Finding finding) {
        Matcher matcher = ENTRY.matcher(finding.expression());
        return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }
}
