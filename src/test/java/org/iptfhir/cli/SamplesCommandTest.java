package org.iptfhir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ipt-fhir samples} as its user sees it. */
@ExtendWith(SharedServer.class)
class SamplesCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void writesOneCourseOnALine() {
        Called called = Called.with("samples", "-n", "3");
        assertThat(called.out().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("{\"resourceType\":\"Bundle\"") && line.endsWith("}"));
        assertThat(called.err()).isEmpty();
        assertThat(called.code()).isZero();
    }

    @Test
    void writesOneFilePerCourseThatPassesTheValidator() throws IOException {
        Path folder = directory.resolve("courses");
        assertThat(Called.with("samples", "-n", "2", "--seed", "5", "-o", folder.toString())
                        .code())
                .isZero();
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("course-000001.json", "course-000002.json");
        }
        assertThat(Called.with("validate", "--fail-on", "warning", folder.toString())
                        .code())
                .isZero();
    }

    @Test
    void storesCoursesOnAServerWhichScoresThem(RunningServer server) {
        Called called = Called.with("samples", "-n", "1", "--seed", "4711", "--to", server.fhir());
        assertThat(called.err().lines())
                .containsExactly(
                        "1 course is stored at " + server.fhir(),
                        "Look at them: " + server.address() + "/outcomes, and many together at " + server.address()
                                + "/outcomes/cohort");
        assertThat(called.code()).isZero();
        String patient = "patient.identifier=https://w3id.org/ipt-fhir/example/patient%7Csample-4711-1";
        assertThat(server.total("/Observation?code=http://loinc.org%7C44261-6&value-quantity=ge0&" + patient))
                .isPositive();
        assertThat(server.total("/CarePlan?category=ipt-course&" + patient)).isEqualTo(1);
        Called again = Called.with("samples", "-n", "1", "--seed", "4711", "--to", server.fhir());
        assertThat(again.code()).isZero();
        assertThat(server.total("/CarePlan?category=ipt-course&" + patient)).isEqualTo(1);
    }

    @Test
    void stopsAtTheFirstRefusal(RunningServer server) {
        Called called = Called.with("samples", "-n", "3", "--to", server.fhir() + "/Patient");
        assertThat(called.err())
                .startsWith(server.fhir() + "/Patient did not store ")
                .contains("status 4")
                .contains("0 courses are stored there.");
        assertThat(called.code()).isEqualTo(3);
    }

    @Test
    void saysThatThereIsNoServer() {
        Called called = Called.with("samples", "--to", "http://localhost:1/fhir");
        assertThat(called.err()).contains("it was not reached").contains("0 courses are stored there.");
        assertThat(called.code()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -n 0                        | -n is at least 1
            -o a --to http://localhost  | either into a directory (-o) or to a server (--to)
            --to localhost:8080/fhir    | --to is the address of a FHIR server
            -o pom.xml                  | pom.xml is a file
            """)
    void refusesWhatCannotBeMeant(String arguments, String reason) {
        Called called = Called.with(("samples " + arguments).split(" "));
        assertThat(called.err()).contains(reason);
        assertThat(called.code()).isEqualTo(2);
    }
}
