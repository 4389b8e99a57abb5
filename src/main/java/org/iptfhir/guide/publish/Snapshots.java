package org.iptfhir.guide.publish;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.iptfhir.guide.pack.DefinitionPack;
import org.iptfhir.guide.pack.DefinitionSupport;
import org.iptfhir.guide.pack.PackWorkerContext;

/** Computes the snapshot of every profile and extension of the guide, so that no server does it at its start. */
final class Snapshots {
    private final FhirContext fhir;
    private final DefinitionPack base;

    Snapshots(FhirContext fhir, DefinitionPack base) {
        this.fhir = fhir;
        this.base = base;
    }

    void addTo(List<Resource> definitions) {
        PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(fhir);
        definitions.stream().filter(StructureDefinition.class::isInstance).forEach(own::addResource);
        ValidationSupportChain chain = new ValidationSupportChain(
                own, new DefinitionSupport(fhir, "FHIR R4 with prose", base, resource -> resource));
        PackWorkerContext engine =
                new PackWorkerContext(chain, List.of(new PackWorkerContext.Source(base, "hl7.fhir.r4.core", "4.0.1")));
        SnapshotGeneratingValidationSupport generator = new SnapshotGeneratingValidationSupport(fhir, engine);
        definitions.stream()
                .filter(StructureDefinition.class::isInstance)
                .map(StructureDefinition.class::cast)
                .filter(definition -> !definition.hasSnapshot())
                // A profile's snapshot looks into its extensions.
                .sorted(Comparator.comparing(
                        (StructureDefinition d) -> !d.getType().equals("Extension")))
                .forEach(definition -> {
                    StructureDefinition generated = (StructureDefinition) Objects.requireNonNull(
                            generator.generateSnapshot(
                                    new ValidationSupportContext(chain),
                                    definition,
                                    definition.getUrl(),
                                    "",
                                    definition.getName()),
                            () -> "no snapshot for " + definition.getUrl());
                    definition.setSnapshot(generated.getSnapshot());
                });
    }
}
