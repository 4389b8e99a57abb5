package org.iptfhir.assertion;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import com.google.common.base.Suppliers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.iptfhir.validation.GuideValidator;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.ResourceValidator;

/**
 * Where AssertJ's assertions about IPT resources begin: {@code assertThat(carePlan).conformsToIpt()}. The first takes a
 * second or two, for the validator is made then and kept for all others.
 */
public final class IptAssertions {
    private static final Supplier<ResourceValidator> VALIDATOR =
            Suppliers.memoize(() -> GuideValidator.ofPublishedGuide(FhirContext.forR4Cached()));

    private IptAssertions() {}

    /**
     * Begins an assertion about a resource; places are those in its JSON, nicely printed.
     *
     * @throws IllegalArgumentException when it is not of FHIR R4
     */
    public static ResourceAssert assertThat(IBaseResource resource) {
        if (resource.getStructureFhirVersionEnum() != FhirVersionEnum.R4) {
            throw new IllegalArgumentException(
                    "The resource is of FHIR " + resource.getStructureFhirVersionEnum() + "; the guide is for R4.");
        }
        String text =
                FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeResourceToString(resource);
        return new ResourceAssert(
                resource.fhirType(), ResourceText.of(text.getBytes(StandardCharsets.UTF_8)), VALIDATOR.get());
    }

    /** Begins an assertion about a resource as text, in JSON or in XML. */
    public static ResourceAssert assertThatResource(String text) {
        return new ResourceAssert("text", ResourceText.of(text.getBytes(StandardCharsets.UTF_8)), VALIDATOR.get());
    }

    /**
     * Begins an assertion about a file with a resource, in JSON or in XML.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public static ResourceAssert assertThatResourceIn(Path file) {
        try {
            return new ResourceAssert(file.toString(), ResourceText.of(Files.readAllBytes(file)), VALIDATOR.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
