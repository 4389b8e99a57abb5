package org.iptfhir.validation.course;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.iptfhir.GuideExamples.Example;
import org.iptfhir.NoServer;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.CoursesInBundle;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules over several resources, on Bundles in files. */
@NoServer
class CourseRulesTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final CourseRules RULES = CourseRules.ofPublishedGuide(FHIR);

    /** What is told of the brief course is what its description says: it has not helped. */
    @ParameterizedTest
    @MethodSource("org.iptfhir.GuideExamples#wholeCourses")
    void findNothingInAWholeCourse(Example example) {
        assertThat(findings(example.json()))
                .extracting(Finding::id)
                .isEqualTo(example.name().equals("Bundle-brief") ? List.of("M10") : List.of());
    }

    @Test
    void findASecondActiveCourseAtItsPlace() throws IOException {
        String joy = Files.readString(Path.of("ig/input/examples/Bundle-joy.json"));
        Bundle bundle = FHIR.newJsonParser().parseResource(Bundle.class, joy);
        bundle.getEntry().stream()
                .filter(entry -> entry.getResource().fhirType().equals("CarePlan"))
                .findFirst()
                .ifPresent(course ->
                        bundle.addEntry(course.copy().setFullUrl("urn:uuid:6a2d0a56-6f35-4d3c-b3c3-0d2f1c9f0a11")));
        String text = FHIR.newJsonParser().setPrettyPrint(true).encodeResourceToString(bundle);
        List<Finding> findings = findings(text);
        assertThat(findings).extracting(Finding::id).containsExactly("C09");
        int last = bundle.getEntry().size() - 1;
        Finding finding = findings.get(0);
        assertThat(finding.expression()).isEqualTo("Bundle.entry[" + last + "].resource.status");
        assertThat(text.lines().toList().get(finding.position().line() - 1)).contains("\"status\": \"active\"");
        assertThat(finding.remedy())
                .hasValueSatisfying(remedy -> assertThat(remedy).contains("end reason"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{\"identifier\":{\"system\":\"http://hospital.test\",\"value\":\"4711\"}}"
                        + " # subject has no reference, only an identifier",
                "{\"display\":\"Anna\"} # subject has no reference, only a display",
                "{\"reference\":\"http://other.test/fhir/Patient/1\"}"
                        + " # subject refers to http://other.test/fhir/Patient/1, which is not here"
            })
    void sayWhatCannotBeToldAndWhy(String subject, String why) {
        String course =
                "{\"resourceType\":\"CarePlan\",\"status\":\"active\",\"intent\":\"plan\",\"subject\":" + subject
                        + ",\"category\":[{\"coding\":[{\"system\":\"https://w3id.org/ipt-fhir/CodeSystem/kind\","
                        + "\"code\":\"ipt-course\"}]}]}";
        assertThat(findings(collection(course))).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("C09");
            assertThat(finding.severity()).isEqualTo(Severity.NOTE);
            assertThat(finding.expression()).isEqualTo("Bundle.entry[0].resource.subject");
            assertThat(finding.message())
                    .contains("cannot be told whether the patient has another active acute course", why);
            assertThat(finding.remedy().orElseThrow()).contains("type and id");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "final, entered-in-error, true",
        "amended, entered-in-error, true",
        "entered-in-error, entered-in-error, false",
        "final, completed, false",
        "final, in-progress, false"
    })
    void refuseAScoreThatCountsWhileItsAnswersDoNot(String score, String answers, boolean told) {
        String response =
                "{\"resourceType\":\"QuestionnaireResponse\",\"id\":\"answers\",\"status\":\"" + answers + "\"}";
        String observation = "{\"resourceType\":\"Observation\",\"status\":\"" + score + "\",\"code\":{\"coding\":[{"
                + "\"system\":\"http://loinc.org\",\"code\":\"44261-6\"}]},\"derivedFrom\":["
                + "{\"reference\":\"QuestionnaireResponse/answers\"}]}";
        List<Finding> findings = findings(collection(response, observation));
        assertThat(findings).hasSize(told ? 1 : 0).allSatisfy(finding -> {
            assertThat(finding.id()).isEqualTo("X03");
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.expression()).isEqualTo("Bundle.entry[1].resource.derivedFrom[0]");
            assertThat(finding.message())
                    .contains("The Observation is " + score, "Bundle.entry[0].resource", "was entered in error");
            assertThat(finding.remedy().orElseThrow()).contains("mark this resource as entered-in-error");
        });
    }

    private static String collection(String... resources) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":"
                + String.join("},{\"resource\":", resources) + "}]}";
    }

    private static List<Finding> findings(String text) {
        Bundle bundle = FHIR.newJsonParser().parseResource(Bundle.class, text);
        CoursesInBundle courses = CoursesInBundle.of(bundle, FHIR, "bundle");
        List<Written> resources = new ArrayList<>();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            String path = "Bundle.entry[" + i + "].resource";
            courses.resource(i).ifPresent(resource -> resources.add(new Written(resource, path)));
        }
        return RULES.check(
                resources,
                courses.over(CourseReader.ofNothing()),
                Places.in(ResourceText.json(text.getBytes(StandardCharsets.UTF_8))));
    }
}
