package org.iptfhir.guide;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.NpmPackageValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The package that users of the guide load into their own tools. */
@NoServer
class PackageTest {
    private final Guide guide = Guide.read(FhirContext.forR4Cached());
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, JsonNode> files = new TreeMap<>();

    @BeforeEach
    void unpack() throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GzipCompressorInputStream(guide.openPackage()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), json.readTree(tar.readAllBytes()));
            }
        }
    }

    @Test
    void itsManifestNamesThePackageAndItsFhirVersion() {
        JsonNode manifest = file("package/package.json");
        assertThat(manifest.path("name").asText()).isEqualTo(guide.packageId());
        assertThat(manifest.path("version").asText()).isEqualTo(guide.version());
        assertThat(manifest.path("canonical").asText()).isEqualTo(guide.canonical());
        assertThat(manifest.path("fhirVersions").path(0).asText()).isEqualTo("4.0.1");
        assertThat(manifest.path("dependencies").path("hl7.fhir.r4.core").asText())
                .isEqualTo("4.0.1");
    }

    @Test
    void itsIndexListsEveryDefinition() {
        assertThat(file("package/.index.json").path("files"))
                .hasSameSizeAs(guide.definitions())
                .allSatisfy(file -> assertThat(files)
                        .containsKey("package/" + file.path("filename").asText()));
    }

    @Test
    void itsIndexTellsFragmentsFromWholeCodeSystems() {
        assertThat(file("package/.index.json").path("files"))
                .filteredOn(file -> file.path("resourceType").asText().equals("CodeSystem"))
                .extracting(file -> file.path("content").asText())
                .contains("complete", "fragment")
                .doesNotContain("");
    }

    @Test
    void examplesStandApartFromDefinitions() {
        assertThat(files).containsKey("package/example/CarePlan-course-anna.json");
        assertThat(files).doesNotContainKey("package/CarePlan-course-anna.json");
        assertThat(files).containsKey("package/StructureDefinition-course.json");
    }

    @Test
    void instrumentsArePublished() {
        assertThat(files)
                .containsKeys(
                        "package/Questionnaire-phq-9.json",
                        "package/ObservationDefinition-phq-9.json",
                        "package/Questionnaire-gad-7.json",
                        "package/ObservationDefinition-gad-7.json");
    }

    @Test
    void theImplementationGuideHasNoParameterThatR4DoesNotKnow() {
        assertThat(file("package/ImplementationGuide-fhir.ipt.json")
                        .path("definition")
                        .path("parameter"))
                .extracting(parameter -> parameter.path("code").asText())
                .doesNotContain("copyrightyear", "releaselabel");
    }

    /** As a program does that knows nothing of this project but the package. */
    @Test
    void hapisOwnLoaderAndValidatorWorkWithIt() throws IOException {
        FhirContext fhir = FhirContext.forR4Cached();
        NpmPackageValidationSupport guide = new NpmPackageValidationSupport(fhir);
        guide.loadPackageFromClasspath("classpath:guide/package.tgz");
        FhirValidator validator = fhir.newValidator()
                .registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                        guide,
                        new DefaultProfileValidationSupport(fhir),
                        new CommonCodeSystemsTerminologyService(fhir),
                        new InMemoryTerminologyServerValidationSupport(fhir))));
        String course = Files.readString(Path.of("ig/fsh-generated/resources/CarePlan-course-anna.json"));
        assertThat(errors(validator, course)).isEmpty();
        assertThat(errors(validator, course.replace("\"intent\": \"plan\"", "\"intent\": \"order\"")))
                .anySatisfy(error -> assertThat(error).contains("C01-intent"));
    }

    private static List<String> errors(FhirValidator validator, String resource) {
        return validator.validateWithResult(resource).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(SingleValidationMessage::getMessage)
                .toList();
    }

    private JsonNode file(String name) {
        return Optional.ofNullable(files.get(name)).orElseThrow(() -> new AssertionError("no " + name));
    }
}
