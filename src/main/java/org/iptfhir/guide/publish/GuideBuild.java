package org.iptfhir.guide.publish;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.VersionUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.iptfhir.guide.site.Examples;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entry point of the build step (Maven, phase process-classes). Both parts are skipped while nothing that they depend
 * on has changed, so that a build of Java alone does not pay for them.
 */
public final class GuideBuild {
    private static final Logger log = LoggerFactory.getLogger(GuideBuild.class);

    private GuideBuild() {}

    /**
     * Builds what has changed.
     *
     * @param arguments the directories of the guide's sources ({@code ig}), of compiled classes, of work files
     */
    public static void main(String[] arguments) throws IOException {
        Path ig = Path.of(arguments[0]);
        Path classes = Path.of(arguments[1]);
        Path work = Files.createDirectories(Path.of(arguments[2]));
        Path output = Files.createDirectories(classes.resolve("guide"));
        long start = System.nanoTime();

        Path full = work.resolve("r4-full.pack");
        Mark baseMark = new Mark(output.resolve("r4.properties"));
        Mark guideMark = new Mark(output.resolve("guide.properties"));
        Path code = classes.resolve("org/iptfhir/guide");
        String baseInputs = new InputHash()
                .tree(code.resolve("pack"))
                .file(code.resolve("publish/BaseStep.class"))
                .file(code.resolve("publish/Composed.class"))
                .file(code.resolve("publish/Packing.class"))
                .file(code.resolve("publish/Slimming.class"))
                .word(VersionUtil.getVersion())
                .hex();
        String guideInputs = new InputHash()
                .word(baseInputs)
                .tree(code.resolve("publish"))
                .tree(code.resolve("site"))
                .tree(ig.resolve("fsh-generated/resources"))
                .tree(ig.resolve("input/examples"))
                .tree(ig.resolve("input/cql"))
                .tree(ig.resolve("input/pagecontent"))
                .tree(classes.resolve("examples/wrong"))
                .hex();
        boolean baseIsMade = baseMark.isOf(baseInputs) && Files.exists(full);
        if (baseIsMade && guideMark.isOf(guideInputs)) {
            log.info("the guide is as it was published");
            return;
        }
        FhirContext fhir = FhirContext.forR4();
        if (!baseIsMade) {
            new BaseStep(output.resolve("r4.pack"), full, baseMark, baseInputs).run(fhir);
        }
        Sources sources = Sources.read(fhir, ig.resolve("fsh-generated/resources"), ig.resolve("input/examples"));
        new CqlTexts(ig.resolve("input/cql")).into(sources.definitions());
        Examples examples = Examples.read(sources.examples(), classes.resolve("examples/wrong"));
        new GuideStep(full, output, guideMark, guideInputs)
                .run(fhir, sources, new SiteStep(examples, ig.resolve("input/pagecontent"), full, output));
        log.info("took {} ms", (System.nanoTime() - start) / 1_000_000);
    }
}
