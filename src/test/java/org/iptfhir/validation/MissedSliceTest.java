package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.iptfhir.NoServer;
import org.iptfhir.Packed;
import org.iptfhir.guide.FurtherGuide;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Profiles of others ask for slices: which repetition came nearest to a missing one is told, and why it is none. */
@TestInstance(Lifecycle.PER_CLASS)
@NoServer
class MissedSliceTest {
    private static final String URL = "http://hospital.test/StructureDefinition/survey";
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String PROFILE = """
            {"resourceType":"StructureDefinition","id":"survey","url":"%s","name":"Survey","status":"active",
             "fhirVersion":"4.0.1","kind":"resource","abstract":false,"type":"Observation",
             "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Observation","derivation":"constraint",
             "differential":{"element":[
              {"id":"Observation.identifier","path":"Observation.identifier",
               "slicing":{"discriminator":[{"type":"value","path":"system"}],"rules":"closed"}},
              {"id":"Observation.identifier:number","path":"Observation.identifier","sliceName":"number","min":1},
              {"id":"Observation.identifier:number.system","path":"Observation.identifier.system","min":1,
               "fixedUri":"http://hospital.test/number"},
              {"id":"Observation.category","path":"Observation.category",
               "slicing":{"discriminator":[{"type":"pattern","path":"$this"}],"rules":"open"}},
              {"id":"Observation.category:survey","path":"Observation.category","sliceName":"survey","min":1,
               "patternCodeableConcept":{"coding":[{"system":"%s","code":"survey"}]}}]}}
            """.formatted(URL, CATEGORY);

    @SuppressWarnings("NullAway.Init") // made before all tests
    private GuideValidator validator;

    @BeforeAll
    void readTheProfile(@TempDir Path directory) throws IOException {
        Path file = Files.write(
                directory.resolve("hospital.tgz"),
                Packed.tgz(Map.of(
                        "package/package.json",
                        "{\"name\":\"test.hospital\",\"version\":\"1.0.0\",\"fhirVersions\":[\"4.0.1\"]}",
                        "package/StructureDefinition-survey.json",
                        PROFILE)));
        FhirContext fhir = FhirContext.forR4Cached();
        validator = GuideValidator.ofPublishedGuideAnd(List.of(FurtherGuide.read(file, fhir)), fhir);
    }

    private List<Finding> errors(String identifier, String category) {
        String text = """
                {"resourceType":"Observation","meta":{"profile":["%s"]},"status":"final",
                 "identifier":[%s],
                 "category":[%s],
                 "code":{"text":"x"},"valueString":"x"}
                """.formatted(URL, identifier, category);
        return validator
                .validate(ResourceText.json(text.getBytes(StandardCharsets.UTF_8)), ValidationRequest.guideOnly())
                .stream()
                .filter(Finding::isError)
                .toList();
    }

    private static String category(String system, String code) {
        return "{\"coding\":[{\"system\":\"" + system + "\",\"code\":\"" + code + "\"}]}";
    }

    private static final String RIGHT_NUMBER = "{\"system\":\"http://hospital.test/number\",\"value\":\"1\"}";

    @Test
    void nothingIsSaidOfRightSlices() {
        assertThat(errors(RIGHT_NUMBER, category(CATEGORY, "survey"))).isEmpty();
    }

    @Test
    void nearestIsNamedWithWhatDiffers() {
        assertThat(errors(
                        RIGHT_NUMBER,
                        category("http://example.org", "lab") + "," + category(CATEGORY, "social-history")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.expression()).isEqualTo("Observation.category[1].coding[0].code");
                    assertThat(finding.position().line()).isEqualTo(3);
                    assertThat(finding.message())
                            .contains("asks for the category 'survey'", "coding.code 'survey'")
                            .endsWith("Nearest to it is category[1], but coding[0].code is 'social-history'.");
                    assertThat(finding.suggestion()).contains("survey");
                });
    }

    @Test
    void elementOfAClosedSlicingThatCameNearestIsToldOnce() {
        assertThat(errors("{\"system\":\"http://hospital.test/numbr\",\"value\":\"1\"}", category(CATEGORY, "survey")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.expression()).isEqualTo("Observation.identifier[0].system");
                    assertThat(finding.suggestion()).contains("http://hospital.test/number");
                });
    }

    @Test
    void whereNothingIsNearWhatIsWantedIsSaid() {
        assertThat(errors(RIGHT_NUMBER, category("http://example.org", "lab")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.expression()).isEqualTo("Observation");
                    assertThat(finding.message())
                            .contains("coding.system '" + CATEGORY + "' and coding.code 'survey'")
                            .endsWith("and there is none.");
                });
    }
}
