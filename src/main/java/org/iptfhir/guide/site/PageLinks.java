package org.iptfhir.guide.site;

import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r5.conformance.profile.BindingResolution;
import org.hl7.fhir.r5.conformance.profile.ProfileKnowledgeProvider;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.model.CanonicalResource;
import org.hl7.fhir.r5.model.ElementDefinition.ElementDefinitionBindingComponent;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r5.model.ValueSet;
import org.jspecify.annotations.Nullable;

/** Tells HL7's renderers which page describes what. */
final class PageLinks implements ProfileKnowledgeProvider {
    private final IWorkerContext context;
    private final String canonical;

    /** @param canonical base of the guide's canonicals */
    PageLinks(IWorkerContext context, String canonical) {
        this.context = context;
        this.canonical = canonical;
    }

    @Override
    public boolean isDatatype(String type) {
        return kind(type)
                .filter(kind ->
                        kind == StructureDefinitionKind.COMPLEXTYPE || kind == StructureDefinitionKind.PRIMITIVETYPE)
                .isPresent();
    }

    @Override
    public boolean isPrimitiveType(String type) {
        return kind(type).filter(StructureDefinitionKind.PRIMITIVETYPE::equals).isPresent();
    }

    @Override
    public boolean isResource(String type) {
        return kind(type).filter(StructureDefinitionKind.RESOURCE::equals).isPresent();
    }

    @Override
    public boolean hasLinkFor(String type) {
        return kind(type).isPresent();
    }

    @Override
    public String getLinkFor(String corePath, String type) {
        return Optional.ofNullable(context.fetchTypeDefinition(type))
                .map(Specification::type)
                .orElse(Specification.ROOT + type.toLowerCase(Locale.ROOT) + ".html");
    }

    @Override
    public BindingResolution resolveBinding(
            StructureDefinition profile, ElementDefinitionBindingComponent binding, String path) {
        return resolveBinding(profile, binding.getValueSet(), path);
    }

    @Override
    public BindingResolution resolveBinding(StructureDefinition profile, @Nullable String url, String path) {
        if (url == null) {
            return new BindingResolution("(unbound)", null);
        }
        ValueSet values = context.fetchResource(ValueSet.class, url);
        return values == null
                ? new BindingResolution(url, url)
                : new BindingResolution(values.present(), values.getWebPath());
    }

    @Override
    public @Nullable String getLinkForProfile(StructureDefinition profile, String url) {
        StructureDefinition other = context.fetchResource(StructureDefinition.class, url);
        return other == null ? null : other.getWebPath() + "|" + other.present();
    }

    @Override
    public boolean prependLinks() {
        return false;
    }

    @Override
    public @Nullable String getLinkForUrl(String corePath, String url) {
        return context.fetchResource(Resource.class, url) instanceof CanonicalResource found
                ? found.getWebPath()
                : null;
    }

    @Override
    public String getCanonicalForDefaultContext() {
        return canonical;
    }

    @Override
    public String getDefinitionsName(Resource resource) {
        return PageName.of(resource);
    }

    private Optional<StructureDefinitionKind> kind(String type) {
        return Optional.ofNullable(context.fetchTypeDefinition(type)).map(StructureDefinition::getKind);
    }
}
