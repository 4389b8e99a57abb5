package org.iptfhir.guide;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BooleanType;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guide's page of concepts: what it names is there, and the examples hold what it says of them. */
@NoServer
class ConceptsOfTheGuideTest {
    private static final Path PAGE = Path.of("ig/input/pagecontent/concepts.md");
    private static final List<Path> RESOURCES =
            List.of(Path.of("ig/fsh-generated/resources"), Path.of("ig/input/examples"));
    private static final Pattern ROW = Pattern.compile("^\\| (.+?) \\| (.+?) \\| (.+?) \\| `(.+)` \\|$");
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)]+)\\.html\\)");
    private static final Pattern REASON = Pattern.compile("^\\| .+ \\| (documentation|excluded): .+ \\|$");

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final IFhirPath PATH = FHIR.newFhirPath();

    record Concept(String name, List<String> artifacts, List<String> examples, String path) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Concept> concepts() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Concept(row.group(1), named(row.group(2)), named(row.group(3)), row.group(4)))
                .toList();
    }

    private static List<String> named(String cell) {
        return LINK.matcher(cell).results().map(link -> link.group(2)).toList();
    }

    @Test
    void everyRowIsAConceptOrSaysWhyItIsNotRecorded() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| concept |"))
                .toList();
        assertThat(concepts()).hasSizeGreaterThan(70);
        assertThat(rows)
                .allSatisfy(row -> assertThat(ROW.matcher(row).matches()
                                || REASON.matcher(row).matches())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("concepts")
    void isRecordedAsThePageSays(Concept concept) throws IOException {
        assertThat(Stream.concat(concept.artifacts().stream(), concept.examples().stream()))
                .allSatisfy(name -> assertThat(files(name)).isNotEmpty());
        assertThat(concept.examples()).hasSize(1);
        List<IBase> found = PATH.evaluate(resource(concept.examples().get(0)), concept.path(), IBase.class);
        assertThat(found)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one instanceof BooleanType answer && !answer.booleanValue())
                        .isFalse());
    }

    private static IBaseResource resource(String name) throws IOException {
        return FHIR.newJsonParser()
                .parseResource(Files.readString(files(name).findFirst().orElseThrow()));
    }

    private static Stream<Path> files(String name) {
        return RESOURCES.stream().map(folder -> folder.resolve(name + ".json")).filter(Files::exists);
    }
}
