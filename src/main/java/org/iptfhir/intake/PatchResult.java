package org.iptfhir.intake;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.validation.Finding;

/**
 * What a patch has made of a resource.
 *
 * @param resource empty when the patch is refused
 * @param findings why it is refused, or what is stored nevertheless
 */
record PatchResult(Optional<Resource> resource, List<Finding> findings) {
    static PatchResult refused(List<Finding> findings) {
        return new PatchResult(Optional.empty(), findings);
    }

    static PatchResult of(Resource resource, List<Finding> findings) {
        return new PatchResult(Optional.of(resource), findings);
    }
}
