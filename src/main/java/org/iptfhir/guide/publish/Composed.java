package org.iptfhir.guide.publish;

import ca.uhn.hapi.converters.canonical.VersionCanonicalizer;
import java.io.IOException;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;

/** A definition and its texts. Composing takes most of the time of a build, so it is done once for all packs. */
final class Composed {
    private final Resource resource;
    private final byte[] r4;
    private final Optional<byte[]> r5;

    Composed(Resource resource, VersionCanonicalizer toR5) throws IOException {
        this.resource = resource;
        this.r4 = new org.hl7.fhir.r4.formats.JsonParser().composeBytes(resource);
        this.r5 = resource instanceof StructureDefinition structure
                ? Optional.of(new org.hl7.fhir.r5.formats.JsonParser()
                        .composeBytes(toR5.structureDefinitionToCanonical(structure)))
                : Optional.empty();
    }

    Resource resource() {
        return resource;
    }

    byte[] r4() {
        return r4;
    }

    /** The R5 text of a StructureDefinition. */
    Optional<byte[]> r5() {
        return r5;
    }
}
