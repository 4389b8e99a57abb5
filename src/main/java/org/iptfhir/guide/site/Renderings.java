package org.iptfhir.guide.site;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.convertors.factory.VersionConvertorFactory_40_50;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r5.conformance.profile.ProfileUtilities;
import org.hl7.fhir.r5.context.SimpleWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.Base;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.ValueSet;
import org.hl7.fhir.r5.renderers.Renderer.RenderingStatus;
import org.hl7.fhir.r5.renderers.RendererFactory;
import org.hl7.fhir.r5.renderers.StructureDefinitionRenderer;
import org.hl7.fhir.r5.renderers.ValueSetRenderer;
import org.hl7.fhir.r5.renderers.utils.RenderingContext;
import org.hl7.fhir.r5.renderers.utils.RenderingContext.GenerationRules;
import org.hl7.fhir.r5.renderers.utils.RenderingContext.ITypeParser;
import org.hl7.fhir.r5.renderers.utils.RenderingContext.QuestionnaireRendererMode;
import org.hl7.fhir.r5.renderers.utils.RenderingContext.ResourceRendererMode;
import org.hl7.fhir.r5.renderers.utils.RenderingContext.StructureDefinitionRendererMode;
import org.hl7.fhir.r5.renderers.utils.ResourceWrapper;
import org.hl7.fhir.r5.terminologies.expansion.ValueSetExpansionOutcome;
import org.hl7.fhir.utilities.MarkDownProcessor;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationOptions;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** What HL7's renderers make of definitions. */
final class Renderings {
    private final SimpleWorkerContext context;
    private final RenderingContext rendering;
    private final List<ValidationMessage> messages = new ArrayList<>();
    private final Tidying tidying = new Tidying();
    private final String folder;

    /**
     * Renders for one folder.
     *
     * @param canonical base of the guide's canonicals
     * @param folder where the renderers put the pictures that their tables need
     */
    Renderings(SimpleWorkerContext context, String canonical, Path folder) {
        this.context = context;
        this.folder = folder.toString();
        PageLinks links = new PageLinks(context, canonical);
        rendering = new RenderingContext(
                context,
                new MarkDownProcessor(MarkDownProcessor.Dialect.COMMON_MARK),
                ValidationOptions.defaults(),
                Specification.ROOT,
                "",
                Locale.ENGLISH,
                ResourceRendererMode.TECHNICAL,
                GenerationRules.IG_PUBLISHER);
        rendering
                .setPkp(links)
                .setProfileUtilities(new ProfileUtilities(context, messages, links))
                .setDestDir(this.folder)
                .setDefinitionsTarget("")
                .setParser(new R4Types())
                .setNoSlowLookup(true)
                .setQuestionnaireMode(QuestionnaireRendererMode.TREE)
                .setStructureMode(StructureDefinitionRendererMode.SUMMARY)
                .setTimeZoneId(ZoneOffset.UTC)
                .setInlineGraphics(false);
        rendering.setNoHeader(true);
    }

    /** Computes a profile's snapshot anew: the renderers show what it inherits in another way than what it changes. */
    void addSnapshot(StructureDefinition profile) {
        StructureDefinition base = context.fetchResource(StructureDefinition.class, profile.getBaseDefinition());
        profile.setSnapshot(null);
        rendering
                .getProfileUtilities()
                .generateSnapshot(base, profile, profile.getUrl(), Specification.ROOT, profile.getName());
        messages.stream()
                .filter(message -> message.getLevel().isError())
                .findFirst()
                .ifPresent(message -> {
                    throw new FHIRException("no snapshot of " + profile.getUrl() + ": " + message.summary());
                });
    }

    /** What a profile changes. */
    XhtmlNode differential(StructureDefinition profile) throws IOException {
        return table(profile, true);
    }

    /** The whole of a profile. */
    XhtmlNode snapshot(StructureDefinition profile) throws IOException {
        return table(profile, false);
    }

    private XhtmlNode table(StructureDefinition profile, boolean isDifferential) throws IOException {
        return tidying.tidy(new StructureDefinitionRenderer(rendering)
                .generateTable(
                        new RenderingStatus(),
                        "",
                        profile,
                        isDifferential,
                        folder,
                        false,
                        profile.getId(),
                        !isDifferential,
                        Specification.ROOT,
                        "",
                        false,
                        false,
                        new HashSet<>(),
                        false,
                        rendering,
                        isDifferential ? "d-" : "",
                        ResourceWrapper.forResource(rendering, profile),
                        isDifferential ? "D" : "S"));
    }

    /** What any other definition says. */
    XhtmlNode narrative(Resource resource) throws IOException {
        try {
            return tidying.tidy(RendererFactory.factory(resource, rendering)
                    .buildNarrative(ResourceWrapper.forResource(rendering, resource)));
        } catch (org.hl7.fhir.r5.utils.EOperationOutcome e) {
            throw new FHIRException("cannot render " + PageName.of(resource), e);
        }
    }

    /** The codes of a value set; empty where they are not all known here. */
    Optional<XhtmlNode> expansion(ValueSet values) throws IOException {
        ValueSetExpansionOutcome outcome = context.expandVS(values, true, true);
        if (!outcome.isOk()) {
            return Optional.empty();
        }
        try {
            return Optional.of(tidying.tidy(new ValueSetRenderer(rendering)
                    .buildNarrative(ResourceWrapper.forResource(rendering, outcome.getValueset()))));
        } catch (org.hl7.fhir.r5.utils.EOperationOutcome e) {
            throw new FHIRException("cannot render " + PageName.of(values), e);
        }
    }

    /** File names of the pictures that what was rendered needs. */
    Set<String> pictures() {
        return tidying.pictures();
    }

    /** Reads the values of R4 that stand in definitions. */
    private static final class R4Types implements ITypeParser {
        @Override
        public Base parseType(String xml, String type) throws IOException {
            return VersionConvertorFactory_40_50.convertType(
                    new org.hl7.fhir.r4.formats.XmlParser().parseType(xml, type));
        }

        @Override
        public Base parseType(Element element) {
            throw new UnsupportedOperationException("Definitions are rendered from HAPI's model.");
        }
    }
}
