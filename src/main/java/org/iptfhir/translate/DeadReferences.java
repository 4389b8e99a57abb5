package org.iptfhir.translate;

import java.util.List;
import org.hl7.fhir.r4.model.IdType;
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
     * Whether a reference to a version of a resource that is stored names one that it does not have.
     *
     * @param version with its type, such as {@code Patient/123/_history/9}
     */
    boolean lacksVersion(IdType version);

    /**
     * A reference without a target.
     *
     * @param isDeleted whether the target was there before
     */
    record Missing(Reference reference, boolean isDeleted) {}
}
