package org.iptfhir.guide.pack;

import java.util.function.Supplier;
import org.hl7.fhir.r5.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r5.model.StructureDefinition;

/**
 * A StructureDefinition of which only the index is known, until somebody asks for its snapshot. The engine looks
 * through all of them for a name or type, and reads on in the one that it takes.
 */
final class Outline extends StructureDefinition {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<StructureDefinition> whole;

    Outline(PackEntry entry, PackEntry.Shape shape, Supplier<StructureDefinition> whole) {
        this.whole = whole;
        setId(entry.id());
        setUrl(entry.url());
        setVersion(entry.version());
        setName(shape.name());
        setType(shape.type());
        setKind(StructureDefinitionKind.fromCode(shape.kind()));
        setAbstract(shape.isAbstract());
        if (!shape.derivation().isEmpty()) {
            setDerivation(TypeDerivationRule.fromCode(shape.derivation()));
        }
        if (!shape.baseDefinition().isEmpty()) {
            setBaseDefinition(shape.baseDefinition());
        }
    }

    @Override
    public FHIRVersion getFhirVersion() {
        return whole.get().getFhirVersion();
    }

    @Override
    public boolean hasSnapshot() {
        return whole.get().hasSnapshot();
    }

    @Override
    public StructureDefinitionSnapshotComponent getSnapshot() {
        return whole.get().getSnapshot();
    }

    @Override
    public StructureDefinition copy() {
        return whole.get().copy();
    }
}
