package org.iptfhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.pack.DefinitionPack;
import org.iptfhir.guide.pack.DefinitionSupport;
import org.iptfhir.guide.pack.PackEntry;
import org.jspecify.annotations.Nullable;

/**
 * FHIR R4's definitions for the FHIRPath of search parameters. The engine goes through all of them for the names of
 * types, and reading them whole costs seconds and a hundred megabytes; here they are stubs, and a definition that is
 * asked for by its URL is read.
 */
final class TypesOfR4 implements IValidationSupport {
    private final FhirContext fhir;
    private final DefinitionSupport definitions;
    private final List<StructureDefinition> stubs;

    TypesOfR4(FhirContext fhir) {
        this.fhir = fhir;
        this.definitions = Guide.read(fhir).baseSupport();
        this.stubs = stubs();
    }

    private static List<StructureDefinition> stubs() {
        try (InputStream stream = Guide.class.getResourceAsStream("/guide/r4.pack")) {
            if (stream == null) {
                throw new IllegalStateException("The build made no pack of FHIR R4's definitions.");
            }
            return DefinitionPack.read(stream).entries().stream()
                    .flatMap(entry -> entry.shape().map(shape -> stub(entry, shape)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StructureDefinition stub(PackEntry entry, PackEntry.Shape shape) {
        StructureDefinition stub = new StructureDefinition()
                .setUrl(entry.url())
                .setName(shape.name())
                .setType(shape.type())
                .setKind(StructureDefinitionKind.fromCode(shape.kind()))
                .setAbstract(shape.isAbstract())
                .setBaseDefinition(shape.baseDefinition());
        if (!shape.derivation().isEmpty()) {
            stub.setDerivation(TypeDerivationRule.fromCode(shape.derivation()));
        }
        return stub;
    }

    @Override
    public FhirContext getFhirContext() {
        return fhir;
    }

    @Override
    @SuppressWarnings("unchecked") // HAPI lets the caller choose a type that only StructureDefinitions can have
    public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
        return (List<T>) stubs;
    }

    @Override
    public List<IBaseResource> fetchAllConformanceResources() {
        return List.copyOf(stubs);
    }

    @Override
    public @Nullable IBaseResource fetchStructureDefinition(String url) {
        return definitions.fetchStructureDefinition(url);
    }

    @Override
    public @Nullable IBaseResource fetchValueSet(String url) {
        return definitions.fetchValueSet(url);
    }

    @Override
    public @Nullable IBaseResource fetchCodeSystem(String url) {
        return definitions.fetchCodeSystem(url);
    }

    @Override
    public <T extends IBaseResource> @Nullable T fetchResource(@Nullable Class<T> type, String url) {
        return definitions.fetchResource(type, url);
    }
}
