package org.iptfhir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code validate --course}: rules over several resources, in one Bundle and in files that lie beside each other. */
class CoursesTogetherTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String COURSE = "ig/fsh-generated/resources/CarePlan-course-anna.json";
    private static final String JOY = "ig/input/examples/Bundle-joy.json";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private static CarePlan anna() throws IOException {
        CarePlan course = FHIR.newJsonParser().parseResource(CarePlan.class, Files.readString(Path.of(COURSE)));
        course.setStatus(CarePlan.CarePlanStatus.ACTIVE);
        return course;
    }

    @Test
    void twoActiveCoursesInTwoFilesAreToldAtTheLater() throws IOException {
        CarePlan first = anna();
        CarePlan second = first.copy();
        second.setId("second-course");
        Files.writeString(directory.resolve("a.json"), json(first));
        Files.writeString(directory.resolve("b.ndjson"), FHIR.newJsonParser().encodeResourceToString(second) + "\n");
        Called alone = Called.with("validate", "-q", directory.toString());
        assertThat(alone.out()).doesNotContain("C09");
        Called together = Called.with("validate", "-q", "--course", directory.toString());
        assertThat(together.out())
                .contains("b.ndjson:1:", "error C09 CarePlan.status", "CarePlan/course-anna is active too")
                .doesNotContain("a.json");
        assertThat(together.code()).isEqualTo(1);
    }

    @Test
    void entriesOfABundleAreJudgedTogether() throws IOException {
        assertThat(Called.with("validate", "--course", JOY).code()).isZero();
        Bundle bundle = FHIR.newJsonParser().parseResource(Bundle.class, Files.readString(Path.of(JOY)));
        bundle.getEntry().stream()
                .filter(entry -> entry.getResource() instanceof CarePlan)
                .findFirst()
                .ifPresent(course ->
                        bundle.addEntry(course.copy().setFullUrl("urn:uuid:6a2d0a56-6f35-4d3c-b3c3-0d2f1c9f0a11")));
        Path file = Files.writeString(directory.resolve("joy.json"), json(bundle));
        int last = bundle.getEntry().size() - 1;
        Called called = Called.with("validate", "--course", file.toString());
        assertThat(called.out()).contains("C09 Bundle.entry[" + last + "].resource.status");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(
                        Integer.parseInt(called.out().replaceFirst("(?s).*joy\\.json:(\\d+):\\d+: error C09.*", "$1"))
                                - 1))
                .contains("\"status\": \"active\"");
    }

    private static String json(org.hl7.fhir.r4.model.Resource resource) {
        return FHIR.newJsonParser().setPrettyPrint(true).encodeResourceToString(resource);
    }
}
