package org.iptfhir.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iptfhir.assertion.IptAssertions.assertThat;
import static org.iptfhir.assertion.IptAssertions.assertThatResource;
import static org.iptfhir.assertion.IptAssertions.assertThatResourceIn;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hl7.fhir.r4.model.CarePlan;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Assertions as somebody uses them who tests the making of IPT resources. */
@NoServer
class ResourceAssertTest {
    private static final Path COURSE = Path.of("ig/fsh-generated/resources/CarePlan-course-anna.json");

    private static CarePlan course() throws IOException {
        return FhirContext.forR4Cached().newJsonParser().parseResource(CarePlan.class, Files.readString(COURSE));
    }

    @Test
    void rightResourceConforms() throws IOException {
        assertThat(course()).conformsToIpt().conformsTo("course");
        assertThatResourceIn(COURSE).conformsToIpt();
        assertThatResource("<Patient xmlns=\"http://hl7.org/fhir\"><gender value=\"female\"/></Patient>")
                .conformsToIpt();
    }

    @Test
    void wrongOneFailsWithItsPlaceAndItsRemedy() throws IOException {
        CarePlan course = course();
        course.setIntent(CarePlan.CarePlanIntent.PROPOSAL);
        assertThat(course).hasFinding("C01");
        assertThatThrownBy(() -> assertThat(course).as("the plan").conformsToIpt())
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "[the plan]",
                        "Expected CarePlan to conform to the IPT guide, but:",
                        "error C01 CarePlan.intent",
                        "\"intent\": \"proposal\"",
                        "^^^^^^^^^^",
                        "To mend it:");
    }

    @Test
    void missingFindingAndForeignProfileAreTold() {
        String patient = "{\"resourceType\":\"Patient\"}";
        assertThatThrownBy(() -> assertThatResource(patient).hasFinding("C01")).hasMessageContaining("C01");
        assertThatThrownBy(() -> assertThatResource(patient).conformsTo("course"))
                .hasMessageContaining("StructureDefinition/course");
        assertThatThrownBy(() -> assertThat(new org.hl7.fhir.r5.model.Patient()).conformsToIpt())
                .hasMessageContaining("for R4");
    }

    @Test
    void pomOfTheJarAsksForTheVersionsOfTheProgramAndNoServer() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("src/assertions/pom.xml").toFile());
        NodeList dependencies = pom.getElementsByTagName("dependency");
        assertThat(dependencies.getLength()).isGreaterThan(3);
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            String group = text(dependency, "groupId");
            String artifact = text(dependency, "artifactId");
            assertThat(artifact).doesNotContain("spring", "jpa", "hibernate");
            if (text(dependency, "version").startsWith("${")) {
                continue; // the program's own property
            }
            try (InputStream properties =
                    getClass().getResourceAsStream("/META-INF/maven/" + group + "/" + artifact + "/pom.properties")) {
                assertThat(properties).as(artifact).isNotNull();
                Properties used = new Properties();
                used.load(properties);
                assertThat(text(dependency, "version")).as(artifact).isEqualTo(used.getProperty("version"));
            }
        }
        assertThat(List.of(text(pom.getDocumentElement(), "artifactId"))).containsExactly("ipt-fhir-assertions");
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }
}
