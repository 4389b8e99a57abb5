package org.iptfhir.guide.publish;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.hapi.converters.canonical.VersionCanonicalizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.pack.DefinitionPack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of the compiled FSH the published guide: stamped definitions with snapshots, as a site, a package and a pack. */
final class GuideStep {
    private static final Logger log = LoggerFactory.getLogger(GuideStep.class);

    private final Path base;
    private final Path output;
    private final Mark mark;
    private final String inputs;

    GuideStep(Path base, Path output, Mark mark, String inputs) {
        this.base = base;
        this.output = output;
        this.mark = mark;
        this.inputs = inputs;
    }

    void run(FhirContext fhir, Sources sources, SiteStep site) throws IOException {
        mark.remove();
        Stamp stamp = new Stamp(sources.guide());
        List<Resource> definitions = new ArrayList<>(sources.definitions());
        definitions.forEach(stamp::on);
        try (InputStream stream = Files.newInputStream(base)) {
            new Snapshots(fhir, DefinitionPack.read(stream)).addTo(definitions);
        }
        int pages = site.run(fhir, sources.guide(), definitions);
        definitions.add(0, sources.guide());

        Path packageFile = output.resolve("package.tgz");
        archive(fhir, sources, definitions, stamp.canonical())
                .write(
                        packageFile,
                        LocalDate.parse(sources.guide().getDateElement().getValueAsString()));
        VersionCanonicalizer toR5 = new VersionCanonicalizer(fhir);
        Packing packing = new Packing(UnaryOperator.identity(), new Slimming()::slim);
        for (Resource definition : definitions) {
            packing.add(new Composed(definition, toR5));
        }
        packing.pack().write(output.resolve("guide.pack"));
        mark.write(
                inputs,
                Map.of(
                        "canonical", stamp.canonical(),
                        "package.id", sources.guide().getPackageId(),
                        "version", sources.guide().getVersion(),
                        "date", sources.guide().getDateElement().getValueAsString(),
                        "content", InputHash.of(packageFile)));
        log.info(
                "published {} definitions and {} examples on {} pages as {}#{}",
                definitions.size(),
                sources.examples().size(),
                pages,
                sources.guide().getPackageId(),
                sources.guide().getVersion());
    }

    private static Archive archive(FhirContext fhir, Sources sources, List<Resource> definitions, String canonical) {
        PackageFiles files = new PackageFiles();
        Archive archive = new Archive();
        archive.add("package/package.json", files.manifest(sources.guide(), canonical));
        archive.add("package/.index.json", files.index(definitions));
        IParser parser = fhir.newJsonParser().setPrettyPrint(true);
        for (Resource definition : definitions) {
            archive.add(
                    "package/" + Sources.fileName(definition),
                    parser.encodeResourceToString(definition).getBytes(StandardCharsets.UTF_8));
        }
        sources.examples().forEach((name, text) -> archive.add("package/example/" + name, text));
        return archive;
    }
}
