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
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.StoredResources;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.IssueKind;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.Severity;

/**
 * The JSON Patches of a batch or transaction that HAPI gives up on. It says neither at which entry nor why, so they are
 * tried before it sees them.
 */
final class PatchesInBundle {
    private static final String JSON_PATCH = "application/json-patch+json";

    private final JsonPatches patches;
    private final StoredResources stored;

    PatchesInBundle(JsonPatches patches, StoredResources stored) {
        this.patches = patches;
        this.stored = stored;
    }

    /** What is wrong with them, each at its entry. */
    List<Finding> check(Bundle bundle, Places places) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            BundleEntryComponent entry = bundle.getEntry().get(i);
            if (entry.getRequest().getMethod() == HTTPVerb.PATCH
                    && entry.getResource() instanceof Binary binary
                    && binary.hasData()
                    && String.valueOf(binary.getContentType()).startsWith(JSON_PATCH)) {
                int index = i;
                target(entry.getRequest().getUrl())
                        .map(target -> check(target, binary.getData(), index, places))
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

    private List<Finding> check(Resource target, byte[] patch, int index, Places places) {
        try {
            return patches.unreadable(target, patch).stream()
                    .map(finding -> PatchedEntry.finding(finding, index, places))
                    .toList();
        } catch (IOException | JsonPatchException e) {
            String path = PatchedEntry.path(index);
            return List.of(new Finding(
                    "Unfit_Patch",
                    Severity.ERROR,
                    IssueKind.STRUCTURE,
                    path,
                    places.of(path),
                    "The patch cannot be applied to "
                            + target.getIdElement().toUnqualifiedVersionless().getValue() + ": " + reason(e) + ".",
                    Optional.of("Send an array of operations (RFC 6902) whose paths lead to elements that the resource"
                            + " has."),
                    Optional.empty()));
        }
    }

    /** The first sentence: what Jackson says further names its own classes. */
    private static String reason(Exception e) {
        return e instanceof JsonPatchException ? String.valueOf(e.getMessage()) : "it is no JSON Patch";
    }
}
