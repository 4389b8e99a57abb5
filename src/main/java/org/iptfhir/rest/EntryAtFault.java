package org.iptfhir.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.jspecify.annotations.Nullable;

/** Finds the entry of a transaction that the store has failed at, where its message tells. */
final class EntryAtFault {
    /** HAPI's message about a patch whose condition matches nothing. */
    private static final Pattern NO_TARGET = Pattern.compile("HAPI-0973: Invalid match URL \"(.+)\" - ");

    private EntryAtFault() {}

    /** Its path; empty when the request is no Bundle, or the message names no entry of it. */
    static Optional<String> of(@Nullable RequestDetails request, Throwable thrown) {
        Matcher message = NO_TARGET.matcher(String.valueOf(thrown.getMessage()));
        if (request == null || !(request.getResource() instanceof Bundle bundle) || !message.find()) {
            return Optional.empty();
        }
        List<BundleEntryComponent> entries = bundle.getEntry();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).getRequest().getMethod() == HTTPVerb.PATCH
                    && message.group(1)
                            .equals(UrlUtil.sanitizeUrlPart(
                                    entries.get(i).getRequest().getUrl()))) {
                return Optional.of("Bundle.entry[" + i + "]");
            }
        }
        return Optional.empty();
    }
}
