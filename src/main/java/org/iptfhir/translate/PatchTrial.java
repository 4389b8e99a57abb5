package org.iptfhir.translate;

import java.util.Optional;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;

/** Tries patches that are written in FHIR, on copies. */
public interface PatchTrial {
    /** Why a patch cannot be applied to a resource, which is not changed; empty when it can. */
    Optional<String> fault(Resource before, Parameters patch);
}
