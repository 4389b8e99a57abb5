package org.iptfhir.translate;

import java.util.List;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Tells which references of a resource lead nowhere, as a write of it would. */
public interface DeadReferences {
    /**
     * The references that a write would refuse because of what is stored: none where the server lets them all in.
     *
     * @param resource as parsed; the references returned are its own
     */
    List<Missing> missing(Resource resource);

    /**
     * A reference without a target.
     *
     * @param isDeleted whether the target was there before
     */
    record Missing(Reference reference, boolean isDeleted) {}
}
