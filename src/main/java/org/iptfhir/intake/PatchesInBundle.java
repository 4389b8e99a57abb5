package org.iptfhir.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.StoredResources;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Places;

/**
 * The patches of a batch or transaction. They are tried before anything is written, so that all that is wrong is told
 * at once, and of a batch the entries at fault alone are refused.
 */
final class PatchesInBundle {
    private final PatchResults results;
    private final StoredResources stored;

    PatchesInBundle(PatchResults results, StoredResources stored) {
        this.results = results;
        this.stored = stored;
    }

    /** Takes those in JSON and XML, and says why any is refused, each at its entry. */
    List<Finding> check(Bundle bundle, Places places) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            BundleEntryComponent entry = bundle.getEntry().get(i);
            if (entry.getRequest().getMethod() == HTTPVerb.PATCH) {
                PatchText.in(entry.getResource()).ifPresent(patch -> entry.setResource(patch.standIn()));
                int index = i;
                refusal(entry).stream()
                        .map(finding -> PatchedEntry.finding(finding, index, places))
                        .forEach(findings::add);
            }
        }
        return findings;
    }

    private List<Finding> refusal(BundleEntryComponent entry) {
        if (!(entry.getResource() instanceof Parameters patch)) {
            return List.of(); // HAPI says so
        }
        return target(entry.getRequest().getUrl())
                .map(target -> results.of(target, patch))
                .filter(result -> result.resource().isEmpty())
                .map(PatchResult::findings)
                .orElse(List.of());
    }

    /** Empty when there is none, or none yet. */
    private Optional<Resource> target(String url) {
        return url.indexOf('?') < 0
                ? stored.read(new IdType(url))
                : stored.matching(url).flatMap(stored::read);
    }
}
