package org.iptfhir.intake;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Parameters;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Places;
import org.jspecify.annotations.Nullable;

/** An entry of a Bundle that changes a resource by a patch: the faults of the result have no place in what was sent. */
final class PatchedEntry {
    private PatchedEntry() {}

    /** Where the patch of an entry stands. */
    static String path(int index) {
        return "Bundle.entry[" + index + "].resource";
    }

    /** What was found in the patch or in its result, told at the patch. */
    static Finding finding(Finding found, int index, Places places) {
        String message = found.id().equals(PatchFault.ID)
                ? found.message()
                : "After the patch, " + found.expression() + " would be wrong: " + found.message();
        return new Finding(
                found.id(),
                found.severity(),
                found.kind(),
                path(index),
                places.of(path(index)),
                message,
                found.remedy(),
                found.suggestion());
    }

    /** The index of the entry that brings a patch; empty when it came alone. */
    static Optional<Integer> ofPatch(@Nullable RequestDetails request, Parameters patch) {
        if (request != null && request.getResource() instanceof Bundle bundle) {
            for (int i = 0; i < bundle.getEntry().size(); i++) {
                if (bundle.getEntry().get(i).getResource() == patch) {
                    return Optional.of(i);
                }
            }
        }
        return Optional.empty();
    }

    /** The index of the entry whose patch made a result; empty when none did. */
    static Optional<Integer> of(Bundle bundle, IBaseResource result) {
        List<BundleEntryComponent> entries = bundle.getEntry();
        String id = result.getIdElement().toUnqualifiedVersionless().getValue();
        if (entries.stream().anyMatch(entry -> entry.getResource() == result)) {
            return Optional.empty();
        }
        Optional<Integer> conditional = Optional.empty();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).getRequest().getMethod() == HTTPVerb.PATCH) {
                String url = entries.get(i).getRequest().getUrl();
                if (url.equals(id)) {
                    return Optional.of(i);
                }
                if (url.startsWith(result.fhirType() + "?")) {
                    conditional = Optional.of(i);
                }
            }
        }
        return conditional;
    }
}
