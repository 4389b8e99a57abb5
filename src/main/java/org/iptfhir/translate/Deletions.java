package org.iptfhir.translate;

import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;

/** Tells whether stored resources can be deleted. */
public interface Deletions {
    /** What stands against the deletion of a resource that is stored; empty when nothing does. */
    Optional<String> obstacle(IdType id);
}
