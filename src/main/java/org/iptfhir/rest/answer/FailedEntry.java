package org.iptfhir.rest.answer;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.springframework.core.NestedExceptionUtils;

/**
 * The entry of a transaction that an error is about. HAPI refuses the whole in words about one resource or one condition,
 * and does not say whose they are.
 */
public final class FailedEntry {
    private FailedEntry() {}

    /**
     * An entry, and what an error would call it.
     *
     * @param name address, condition, or type and id
     */
    private record Named(int entry, String name) {}

    /** Adds the entry to those issues that name no element yet; does nothing when the request is no transaction. */
    public static void tell(OperationOutcome outcome, RequestDetails request, Throwable thrown) {
        if (request.getRestOperationType() == RestOperationTypeEnum.TRANSACTION
                && request.getResource() instanceof Bundle bundle
                && bundle.getType() == BundleType.TRANSACTION) {
            in(bundle, said(thrown))
                    .ifPresent(entry -> outcome.getIssue().stream()
                            .filter(issue -> !issue.hasExpression())
                            .forEach(issue -> issue.addExpression("Bundle.entry[" + entry + "]")));
        }
    }

    /** What was thrown may be the answer to something that says more. */
    private static String said(Throwable thrown) {
        Throwable root = NestedExceptionUtils.getRootCause(thrown);
        return thrown.getMessage() + (root == null ? "" : "\n" + root.getMessage());
    }

    /** The entry that a message names first. */
    private static Optional<Integer> in(Bundle bundle, String message) {
        int first = Integer.MAX_VALUE;
        int longest = 0;
        Optional<Integer> found = Optional.empty();
        for (Named named : names(bundle)) {
            int at = indexOf(named.name(), message);
            if (at >= 0 && (at < first || (at == first && named.name().length() > longest))) {
                first = at;
                longest = named.name().length();
                found = Optional.of(named.entry());
            }
        }
        return found;
    }

    private static List<Named> names(Bundle bundle) {
        List<Named> names = new ArrayList<>();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            int entry = i;
            names(bundle.getEntry().get(i)).map(name -> new Named(entry, name)).forEach(names::add);
        }
        return names;
    }

    private static Stream<String> names(BundleEntryComponent entry) {
        String type = entry.hasResource() ? entry.getResource().fhirType() + "/" : "";
        return Stream.of(
                        Optional.ofNullable(entry.getRequest().getUrl())
                                .map(url -> url.startsWith("/") ? url.substring(1) : url)
                                .filter(url -> url.indexOf('/') > 0 || url.indexOf('?') > 0),
                        Optional.ofNullable(entry.getRequest().getIfNoneExist())
                                .map(condition -> condition.substring(condition.indexOf('?') + 1)),
                        Optional.of(entry)
                                .filter(BundleEntryComponent::hasResource)
                                .map(with -> with.getResource().getIdElement().getIdPart())
                                .map(type::concat))
                .flatMap(Optional::stream)
                .filter(name -> !name.isBlank());
    }

    /** Patient/1 is not meant by Patient/12. */
    private static int indexOf(String name, String message) {
        int at = message.indexOf(name);
        while (at >= 0) {
            int end = at + name.length();
            boolean goesOn = end < message.length()
                    && (Character.isLetterOrDigit(message.charAt(end)) || message.charAt(end) == '-');
            if (!goesOn) {
                return at;
            }
            at = message.indexOf(name, at + 1);
        }
        return -1;
    }
}
