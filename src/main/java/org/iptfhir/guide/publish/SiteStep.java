package org.iptfhir.guide.publish;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.pack.DefinitionPack;
import org.iptfhir.guide.site.Examples;
import org.iptfhir.guide.site.Site;

/**
 * Makes the guide's site.
 *
 * @param examples right and wrong ones
 * @param texts folder of the guide's texts
 * @param full pack of FHIR's StructureDefinitions with their prose
 * @param output folder of what the program and its users read
 */
record SiteStep(Examples examples, Path texts, Path full, Path output) {
    /** Writes the pages, and tells how many they are. */
    int run(FhirContext fhir, ImplementationGuide guide, List<Resource> definitions) throws IOException {
        try (InputStream structures = Files.newInputStream(full);
                InputStream terminology = Files.newInputStream(output.resolve("r4.pack"))) {
            return new Site(fhir, guide, definitions, examples, texts)
                    .write(DefinitionPack.read(structures), DefinitionPack.read(terminology), output.resolve("site"));
        }
    }
}
