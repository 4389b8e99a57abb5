package org.iptfhir.guide.site;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.utilities.FileUtilities;
import org.iptfhir.guide.pack.DefinitionPack;

/**
 * The guide's site: pages that stand by themselves in a folder, to be served by any web server or opened as files.
 *
 * @param fhir R4
 * @param guide what is published
 * @param definitions of the guide, with snapshots
 * @param examples right and wrong ones
 * @param texts folder of the guide's texts
 */
public record Site(
        FhirContext fhir,
        ImplementationGuide guide,
        List<? extends org.hl7.fhir.r4.model.Resource> definitions,
        Examples examples,
        Path texts) {
    private static final List<String> FILES = List.of("site.css", "search.js", "icon.svg");

    /**
     * Writes it anew.
     *
     * @param structures StructureDefinitions of FHIR R4 with their prose
     * @param terminology ValueSets and CodeSystems of FHIR R4
     * @return how many pages it has
     */
    public int write(DefinitionPack structures, DefinitionPack terminology, Path folder) throws IOException {
        Files.createDirectories(folder);
        FileUtilities.clearDirectory(folder.toString());
        for (String file : FILES) {
            copy(file, folder);
        }
        Definitions described = new Definitions(structures, terminology, definitions);
        Renderings renderings = new Renderings(described.context(), canonical(), folder);
        for (Resource definition : described.own()) {
            if (definition instanceof StructureDefinition profile) {
                renderings.addSnapshot(profile);
            }
        }
        GuideEntries entries = new GuideEntries(guide);
        RuleLinks rules = new RuleLinks(rules());
        DefinitionPages ofDefinitions = new DefinitionPages(described, renderings, entries, examples, rules);
        List<SitePage> artifacts = new ArrayList<>();
        for (Resource definition : described.own()) {
            artifacts.add(ofDefinitions.of(definition));
        }
        artifacts.sort(Comparator.comparing(SitePage::title));
        ExamplePages ofExamples = new ExamplePages(described.own(), entries, rules);
        List<SitePage> pages = new ArrayList<>(new TextPages(texts).of(guide));
        pages.add(ArtifactList.of(artifacts));
        pages.add(ExampleList.of(examples, entries, rules));
        SiteLayout layout = new SiteLayout(guide.getTitle(), guide.getVersion(), List.copyOf(pages));
        pages.addAll(artifacts);
        examples.right().stream().map(ofExamples::of).forEach(pages::add);
        examples.wrong().stream().map(ofExamples::of).forEach(pages::add);
        for (String picture : renderings.pictures()) {
            copy("icons/" + picture, folder);
        }
        for (SitePage page : pages) {
            Files.writeString(folder.resolve(page.name()), layout.html(page));
        }
        Files.writeString(folder.resolve("search-index.js"), SearchIndex.of(pages));
        writeResources(folder);
        return pages.size();
    }

    private void writeResources(Path folder) throws IOException {
        IParser parser = fhir.newJsonParser().setPrettyPrint(true);
        for (org.hl7.fhir.r4.model.Resource definition : definitions) {
            Files.writeString(
                    folder.resolve(definition.fhirType() + "-"
                            + definition.getIdElement().getIdPart() + ".json"),
                    parser.encodeResourceToString(definition));
        }
        for (Examples.Right example : examples.right()) {
            Files.writeString(folder.resolve(PageName.json(example.page())), example.text());
        }
        for (Examples.Wrong example : examples.wrong()) {
            Files.writeString(folder.resolve(PageName.json(example.page())), example.text());
        }
    }

    private CodeSystem rules() {
        return Stream.of(definitions)
                .flatMap(List::stream)
                .filter(CodeSystem.class::isInstance)
                .map(CodeSystem.class::cast)
                .filter(codes -> codes.getUrl().equals(canonical() + "/CodeSystem/rule"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the guide has no code system of rules"));
    }

    private String canonical() {
        return guide.getUrl().replaceFirst("/ImplementationGuide/.*", "");
    }

    private static void copy(String file, Path folder) throws IOException {
        try (InputStream in = Site.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            Files.write(folder.resolve(file.replaceFirst(".*/", "")), in.readAllBytes());
        }
    }
}
