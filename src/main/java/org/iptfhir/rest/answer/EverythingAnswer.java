package org.iptfhir.rest.answer;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleLinkComponent;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.DateTimeType;

/**
 * Gives the answer to {@code $everything} what HAPI leaves out: resources that only came along are marked as included, and
 * {@code _since} leaves older versions out. Both are said again in the link to the next page, since HAPI's own forgets
 * what was asked.
 */
final class EverythingAnswer {
    private static final String OPERATION = "$everything";
    private static final String COMPARTMENT = "_compartment";
    private static final String SINCE = "_since";

    private EverythingAnswer() {}

    static void complete(Bundle bundle, RequestDetails request) {
        Optional<String> compartment = OPERATION.equals(request.getOperation())
                ? Optional.ofNullable(request.getResourceName())
                : parameter(request, COMPARTMENT);
        if (compartment.isEmpty()
                || !request.getFhirContext().getResourceTypes().contains(compartment.get())) {
            return;
        }
        Optional<String> since = parameter(request, SINCE);
        Optional.ofNullable(bundle.getLink("next")).ifPresent(next -> {
            say(next, COMPARTMENT, compartment.get());
            since.ifPresent(instant -> say(next, SINCE, instant));
        });
        since.map(DateTimeType::new).ifPresent(instant -> {
            bundle.getEntry()
                    .removeIf(entry -> isBefore(entry, instant.getValue().toInstant()));
            bundle.setTotalElement(null); // HAPI counts the older ones too
        });
        bundle.getEntry().stream()
                .filter(entry -> !belongsTo(compartment.get(), entry, request.getFhirContext()))
                .forEach(entry -> entry.getSearch().setMode(SearchEntryMode.INCLUDE));
    }

    private static void say(BundleLinkComponent link, String name, String value) {
        link.setUrl(link.getUrl() + "&" + name + "=" + UrlUtil.escapeUrlParam(value));
    }

    private static boolean isBefore(BundleEntryComponent entry, Instant instant) {
        return entry.hasResource()
                && entry.getResource().getMeta().hasLastUpdated()
                && entry.getResource().getMeta().getLastUpdated().toInstant().isBefore(instant);
    }

    private static boolean belongsTo(String compartment, BundleEntryComponent entry, FhirContext fhir) {
        return !entry.hasResource()
                || entry.getResource().fhirType().equals(compartment)
                || !fhir.getResourceDefinition(entry.getResource())
                        .getSearchParamsForCompartmentName(compartment)
                        .isEmpty();
    }

    private static Optional<String> parameter(RequestDetails request, String name) {
        String[] values = request.getParameters().get(name);
        return values == null || values.length == 0 ? Optional.empty() : Optional.of(values[0]);
    }
}
