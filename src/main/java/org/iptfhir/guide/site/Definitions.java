package org.iptfhir.guide.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.convertors.factory.VersionConvertorFactory_40_50;
import org.hl7.fhir.r5.context.CanonicalResourceManager.CanonicalResourceProxy;
import org.hl7.fhir.r5.context.SimpleWorkerContext;
import org.hl7.fhir.r5.context.SimpleWorkerContext.SimpleWorkerContextBuilder;
import org.hl7.fhir.r5.model.CanonicalResource;
import org.hl7.fhir.r5.model.PackageInformation;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.utilities.ByteProvider;
import org.iptfhir.guide.pack.DefinitionPack;
import org.iptfhir.guide.pack.PackEntry;
import org.jspecify.annotations.Nullable;

/** The definitions of the guide and of FHIR R4 in the form on which HL7's renderers work, each with its page. */
final class Definitions {
    private static final byte[] VERSION = "FhirVersion=4.0.1\nversion=4.0.1".getBytes(StandardCharsets.US_ASCII);

    private final SimpleWorkerContext context;
    private final List<Resource> own = new ArrayList<>();
    private final Set<String> known =
            new HashSet<>(); // HAPI's base has some twice, and the guide has fragments of others

    /**
     * Finds definitions of FHIR when they are asked for.
     *
     * @param structures StructureDefinitions of FHIR R4 with their prose
     * @param terminology ValueSets and CodeSystems of FHIR R4
     * @param guide those of the guide, with snapshots
     */
    Definitions(
            DefinitionPack structures, DefinitionPack terminology, List<? extends org.hl7.fhir.r4.model.Resource> guide)
            throws IOException {
        PackageInformation core =
                new PackageInformation("hl7.fhir.r4.core", "4.0.1", "4.0.1", Date.from(Instant.EPOCH));
        context = new SimpleWorkerContextBuilder()
                .withDefaultParams()
                .fromDefinitions(Map.of("version.info", ByteProvider.forBytes(VERSION)), null, core);
        context.setCanRunWithoutTerminology(true);
        context.setNoTerminologyServer(true);
        for (org.hl7.fhir.r4.model.Resource definition : guide) {
            Resource converted = VersionConvertorFactory_40_50.convertResource(definition);
            converted.setWebPath(PageName.of(converted));
            own.add(converted);
            if (converted instanceof CanonicalResource canonical && canonical.hasUrl()) {
                known.add(canonical.fhirType() + " " + canonical.getUrl());
                context.cacheResource(canonical);
            }
        }
        add(structures, core);
        add(terminology, core);
    }

    private void add(DefinitionPack pack, PackageInformation of) {
        for (PackEntry entry : pack.entries()) {
            if (!entry.url().isEmpty() && known.add(entry.type() + " " + entry.url())) {
                context.registerResourceFromPackage(new Packed(pack, entry), of);
            }
        }
    }

    /** HL7's view of them. */
    SimpleWorkerContext context() {
        return context;
    }

    /** Those of the guide. */
    List<Resource> own() {
        return own;
    }

    /** One of FHIR, read when it is asked for. */
    private static final class Packed extends CanonicalResourceProxy {
        private final DefinitionPack pack;
        private final PackEntry entry;

        Packed(DefinitionPack pack, PackEntry entry) {
            super(entry.type(), entry.id(), entry.url(), entry.version(), null, derivation(entry), null);
            this.pack = pack;
            this.entry = entry;
        }

        private static @Nullable String derivation(PackEntry entry) {
            return entry.shape().map(PackEntry.Shape::derivation).orElse(null);
        }

        @Override
        public CanonicalResource loadResource() {
            CanonicalResource resource = pack.readR5(entry)
                    .map(CanonicalResource.class::cast)
                    .orElseGet(
                            () -> (CanonicalResource) VersionConvertorFactory_40_50.convertResource(pack.read(entry)));
            resource.setWebPath(Specification.page(resource));
            return resource;
        }
    }
}
