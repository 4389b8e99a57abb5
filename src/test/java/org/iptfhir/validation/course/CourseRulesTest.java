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
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.CoursesInBundle;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.course.CourseRules.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules over several resources, on Bundles in files. */
class CourseRulesTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final CourseRules RULES = CourseRules.ofPublishedGuide(FHIR);

    @ParameterizedTest
    @ValueSource(strings = {"Bundle-grief-course.json", "Bundle-joy.json"})
    void findNothingInAWholeCourse(String example) throws IOException {
        assertThat(findings(Files.readString(Path.of("ig/input/examples", example))))
                .isEmpty();
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

    private static List<Finding> findings(String text) {
        Bundle bundle = FHIR.newJsonParser().parseResource(Bundle.class, text);
        CoursesInBundle courses = CoursesInBundle.of(bundle, FHIR);
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
