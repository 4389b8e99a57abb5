package org.iptfhir.guide;

import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;

/**
 * A definition that the guide publishes; its resource is read when asked for.
 *
 * @param type resource type
 * @param id logical id, the same on every server
 * @param url canonical; empty for a type that has none in R4, such as ObservationDefinition
 * @param version business version; empty for fragments of other people's code systems
 */
public record GuideDefinition(String type, String id, String url, String version, Supplier<Resource> reader) {

    /** The definition as R4, read anew at every call: the caller may change it. */
    public Resource resource() {
        return reader.get();
    }

    /** {@code StructureDefinition/course}. */
    public String reference() {
        return type + "/" + id;
    }
}
