package org.iptfhir.intake;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iptfhir.validation.Finding;

/**
 * What was found in the text of one request, kept with the request until its answer is written.
 *
 * @param all in the order of their places
 */
record RequestFindings(List<Finding> all) {
    private static final Pattern ENTRY = Pattern.compile("Bundle\\.entry\\[(\\d+)].*");

    private static final Set<String> UNSTORABLE = Set.of(Finding.ENTRY_REQUEST, Finding.BATCH_REFERENCE);

    RequestFindings {
        all = List.copyOf(all);
    }

    static Optional<RequestFindings> of(RequestDetails request) {
        return Optional.ofNullable((RequestFindings) request.getUserData().get(RequestFindings.class));
    }

    void keepWith(RequestDetails request) {
        request.getUserData().put(RequestFindings.class, this);
    }

    /** Adds findings to those that are kept with a request. A write that lost a race finds the same once more. */
    static void add(RequestDetails request, List<Finding> findings) {
        Set<Finding> all =
                new LinkedHashSet<>(of(request).map(RequestFindings::all).orElse(List.of()));
        all.addAll(findings);
        new RequestFindings(List.copyOf(all)).keepWith(request);
    }

    boolean hasErrors() {
        return all.stream().anyMatch(Finding::isError);
    }

    /** The findings of a Bundle's entries, by the entry's index. */
    Map<Integer, List<Finding>> byEntry() {
        return all.stream()
                .filter(finding -> entryOf(finding).isPresent())
                .collect(Collectors.groupingBy(
                        finding -> entryOf(finding).orElseThrow(), TreeMap::new, Collectors.toList()));
    }

    /** The entries of a Bundle that have errors. */
    Set<Integer> refusedEntries() {
        return all.stream()
                .filter(Finding::isError)
                .flatMap(finding -> entryOf(finding).stream())
                .collect(Collectors.toSet());
    }

    /** Of other findings those that are not among these, and about no entry which has errors already. */
    List<Finding> besidesKnown(List<Finding> others) {
        Set<Integer> refused = refusedEntries();
        return others.stream()
                .filter(finding -> !all.contains(finding))
                .filter(finding ->
                        entryOf(finding).map(entry -> !refused.contains(entry)).orElse(true))
                .toList();
    }

    /** These findings and others. */
    RequestFindings with(List<Finding> others) {
        return new RequestFindings(Stream.concat(all.stream(), others.stream())
                .sorted(Comparator.comparing(Finding::position))
                .toList());
    }

    /** Whether nothing can be stored for an entry: its request contradicts its resource, or it refers to another entry of a batch. */
    boolean cannotBeStored(int entry) {
        return byEntry().getOrDefault(entry, List.of()).stream().anyMatch(finding -> UNSTORABLE.contains(finding.id()));
    }

    /** The findings that belong to no entry. */
    List<Finding> outsideEntries() {
        return all.stream().filter(finding -> entryOf(finding).isEmpty()).toList();
    }

    static Optional<Integer> entryOf(Finding finding) {
        Matcher matcher = ENTRY.matcher(finding.expression());
        return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }
}
