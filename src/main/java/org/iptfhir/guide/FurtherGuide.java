package org.iptfhir.guide;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.utilities.npm.NpmPackage;

/**
 * A guide that somebody else publishes (a national one, US Core), read from its FHIR package. Its definitions stand
 * beside FHIR's and those of the guide in the program, which come first where both have one.
 */
public final class FurtherGuide {
    /** What validation asks for. */
    private static final String[] TYPES = {"StructureDefinition", "ValueSet", "CodeSystem", "Questionnaire"};

    /** R4 and its technical correction. */
    private static final String FHIR_VERSION = "4.0";

    private final Map<String, String> profiles;
    private final IValidationSupport support;

    private FurtherGuide(Map<String, String> profiles, IValidationSupport support) {
        this.profiles = profiles;
        this.support = support;
    }

    /**
     * Reads a package.
     *
     * @param file {@code .tgz}
     * @throws IllegalArgumentException when it is none, or not for R4; the message says so to whoever named it
     */
    public static FurtherGuide read(Path file, FhirContext fhir) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return of(NpmPackage.fromPackage(in), file, fhir);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no package " + file, e);
        } catch (IOException | DataFormatException e) {
            throw new IllegalArgumentException(file + " is not a FHIR package, or is damaged", e);
        }
    }

    private static FurtherGuide of(NpmPackage read, Path file, FhirContext fhir) throws IOException {
        if (read.getNpm() == null || read.name() == null) {
            throw new IllegalArgumentException(file + " is not a FHIR package: it has no package/package.json");
        }
        String version = read.fhirVersion();
        if (version == null || !version.startsWith(FHIR_VERSION)) {
            throw new IllegalArgumentException(file + " (" + read.name() + "#" + read.version() + ") is for FHIR "
                    + version + "; this program checks FHIR R4 (4.0.1)");
        }
        PrePopulatedValidationSupport support = new PrePopulatedValidationSupport(fhir);
        Map<String, String> profiles = new LinkedHashMap<>();
        for (String resource : read.listResources(TYPES)) {
            try (InputStream in = read.loadResource(resource)) {
                IBaseResource definition = fhir.newJsonParser().parseResource(in);
                support.addResource(definition);
                if (definition instanceof StructureDefinition structure && structure.hasUrl()) {
                    profiles.put(structure.getIdPart(), structure.getUrl());
                }
            }
        }
        return new FurtherGuide(profiles, support);
    }

    /** The canonical of a profile, by its id. */
    public Optional<String> profile(String id) {
        return Optional.ofNullable(profiles.get(id));
    }

    /** Its definitions for a validation chain. */
    public IValidationSupport support() {
        return support;
    }
}
