package org.iptfhir.translate;

import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Reads what is stored. */
public interface StoredResources {
    /**
     * The current version of a resource.
     *
     * @param id with its type, such as {@code CarePlan/123}
     * @return empty when there is none, or when it is deleted
     */
    Optional<Resource> read(IdType id);

    /**
     * Whether an id is taken, by a resource that is there or by one that is deleted.
     *
     * @param id with its type, such as {@code CarePlan/123}
     */
    boolean isTaken(IdType id);

    /**
     * The one resource that a condition matches.
     *
     * @param url type and condition, such as {@code Patient?identifier=http://hospital.example/mrn|4711}
     * @return empty when none matches, or several, or the condition cannot be read: a write says which
     */
    Optional<IdType> matching(String url);
}
