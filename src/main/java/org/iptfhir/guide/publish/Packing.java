package org.iptfhir.guide.publish;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.iptfhir.guide.pack.PackEntry;
import org.iptfhir.guide.pack.PackWriter;

/** Puts definitions into a pack, StructureDefinitions as R5 too. */
final class Packing {
    private final PackWriter pack = new PackWriter();
    private final UnaryOperator<byte[]> formR4;
    private final UnaryOperator<byte[]> formR5;

    /**
     * @param formR4 what is kept of an R4 text
     * @param formR5 what is kept of an R5 text
     */
    Packing(UnaryOperator<byte[]> formR4, UnaryOperator<byte[]> formR5) {
        this.formR4 = formR4;
        this.formR5 = formR5;
    }

    void add(Composed composed) {
        Resource resource = composed.resource();
        String id = Optional.ofNullable(resource.getIdElement().getIdPart()).orElse("");
        String url = "";
        String version = "";
        if (resource instanceof MetadataResource definition) {
            url = Optional.ofNullable(definition.getUrl()).orElse("");
            version = Optional.ofNullable(definition.getVersion()).orElse("");
        }
        byte[] r4 = formR4.apply(composed.r4());
        if (resource instanceof StructureDefinition structure && composed.r5().isPresent()) {
            byte[] r5 = formR5.apply(composed.r5().get());
            pack.addStructure(id, url, version, shape(structure), r4, r5);
        } else {
            pack.add(resource.fhirType(), id, url, version, r4);
        }
    }

    PackWriter pack() {
        return pack;
    }

    private static PackEntry.Shape shape(StructureDefinition structure) {
        return new PackEntry.Shape(
                structure.getName(),
                structure.getType(),
                structure.getKind().toCode(),
                structure.getAbstract(),
                structure.hasDerivation() ? structure.getDerivation().toCode() : "",
                structure.hasBaseDefinition() ? structure.getBaseDefinition() : "");
    }
}
