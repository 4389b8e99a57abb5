package org.iptfhir.intake;

import com.github.fge.jsonpatch.JsonPatchException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.PatchTrial;
import org.iptfhir.translate.StoredResources;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Places;
import org.jspecify.annotations.Nullable;

/**
 * The patches of a batch or transaction that HAPI gives up on. It says neither at which entry nor why, so they are
 * tried before it sees them.
 */
final class PatchesInBundle {
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String XML_PATCH = "application/xml-patch+xml";

    private final JsonPatches patches;
    private final XmlPatches xmlPatches;
    private final PatchTrial fhirPatches;
    private final StoredResources stored;

    PatchesInBundle(JsonPatches patches, XmlPatches xmlPatches, PatchTrial fhirPatches, StoredResources stored) {
        this.patches = patches;
        this.xmlPatches = xmlPatches;
        this.fhirPatches = fhirPatches;
        this.stored = stored;
    }

    /** What is wrong with them, each at its entry. */
    List<Finding> check(Bundle bundle, Places places) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            BundleEntryComponent entry = bundle.getEntry().get(i);
            if (entry.getRequest().getMethod() == HTTPVerb.PATCH) {
                int index = i;
                target(entry.getRequest().getUrl())
                        .map(target -> check(target, entry.getResource(), index, places))
                        .ifPresent(findings::addAll);
            }
        }
        return findings;
    }

    /** Empty when there is none: HAPI says so. */
    private Optional<Resource> target(String url) {
        return url.indexOf('?') < 0
                ? stored.read(new IdType(url))
                : stored.matching(url).flatMap(stored::read);
    }

    private List<Finding> check(Resource target, @Nullable Resource patch, int index, Places places) {
        if (patch instanceof Parameters operations) {
            return fhirPatches.fault(target, operations).map(PatchFault::ofFhirPatch).stream()
                    .map(fault -> finding(fault, target, index, places))
                    .toList();
        }
        if (!(patch instanceof Binary binary) || !binary.hasData()) {
            return List.of();
        }
        String type = String.valueOf(binary.getContentType());
        if (type.startsWith(XML_PATCH)) {
            return xmlPatches.fault(target, binary.getData()).stream()
                    .map(fault -> finding(fault, target, index, places))
                    .toList();
        }
        return type.startsWith(JSON_PATCH) ? check(target, binary.getData(), index, places) : List.of();
    }

    private List<Finding> check(Resource target, byte[] patch, int index, Places places) {
        try {
            return patches.unreadable(target, patch).stream()
                    .map(finding -> PatchedEntry.finding(finding, index, places))
                    .toList();
        } catch (IOException | JsonPatchException e) {
            return List.of(finding(PatchFault.of(e), target, index, places));
        }
    }

    private static Finding finding(PatchFault fault, Resource target, int index, Places places) {
        String path = PatchedEntry.path(index);
        return fault.finding(target.getIdElement().toUnqualifiedVersionless().getValue(), path, places.of(path));
    }
}
