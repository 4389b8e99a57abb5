package org.iptfhir.guide.publish;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.util.VersionUtil;
import ca.uhn.hapi.converters.canonical.VersionCanonicalizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packs FHIR R4's own definitions, as HAPI ships them: a slim pack for the program, and a full one of the
 * StructureDefinitions from which the snapshots of the guide inherit their prose.
 */
final class BaseStep {
    private static final Logger log = LoggerFactory.getLogger(BaseStep.class);

    private final Path slim;
    private final Path full;
    private final Mark mark;
    private final String inputs;

    BaseStep(Path slim, Path full, Mark mark, String inputs) {
        this.slim = slim;
        this.full = full;
        this.mark = mark;
        this.inputs = inputs;
    }

    void run(FhirContext fhir) throws IOException {
        mark.remove();
        DefaultProfileValidationSupport base = new DefaultProfileValidationSupport(fhir);
        // HAPI lists only what it has loaded already; one question loads all terminology.
        base.fetchCodeSystem("http://hl7.org/fhir/administrative-gender");
        base.fetchAllStructureDefinitions();
        List<MetadataResource> definitions = new ArrayList<>();
        for (IBaseResource resource : base.fetchAllConformanceResources()) {
            if (resource instanceof StructureDefinition
                    || resource instanceof ValueSet
                    || resource instanceof CodeSystem) {
                definitions.add((MetadataResource) resource);
            }
        }
        definitions.sort(Comparator.comparing(MetadataResource::fhirType).thenComparing(MetadataResource::getUrl));

        VersionCanonicalizer toR5 = new VersionCanonicalizer(fhir);
        Slimming slimming = new Slimming();
        Packing slimPack = new Packing(slimming::slim, slimming::slim);
        Packing fullPack = new Packing(UnaryOperator.identity(), UnaryOperator.identity());
        for (MetadataResource definition : definitions) {
            definition.setText(null);
            Composed composed = new Composed(definition, toR5);
            slimPack.add(composed);
            if (definition instanceof StructureDefinition) {
                fullPack.add(composed);
            }
        }
        slimPack.pack().write(slim);
        fullPack.pack().write(full);
        mark.write(inputs, Map.of("fhir.version", "4.0.1", "hapi.version", VersionUtil.getVersion()));
        log.info("packed {} definitions of FHIR R4", definitions.size());
    }
}
