package org.iptfhir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ipt-fhir explain} knows every id that a finding may have. */
@NoServer
class ExplainCommandTest {
    private static final Path SOURCES = Path.of("src/main/java/org/iptfhir");

    /** How the ids of findings are written in the program. */
    private static final Pattern ID = Pattern.compile("\"((?:[A-Z][a-z0-9]+_)+[A-Z][A-Za-z0-9]*)\"");

    @Test
    void tellsOfARuleWhyItExistsWithAWrongAndARightExample() {
        Called called = Called.with("explain", "c02");
        assertThat(called.out()).contains("C02 (error)", "Why: ", "To mend it: ", "Wrong (", "Right (");
        assertThat(called.code()).isZero();
        assertThat(Called.with("explain", "C06-start").out()).startsWith("C06 (");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Json_Duplicate_Key # Json_Duplicate_Key (found by ipt-fhir) # Keep one of the two",
                "json_null # Json_Null (found by ipt-fhir) # Leave out what has no value",
                "per-1 # per-1 (error, FHIR's own rule for Period) # In FHIR's words: If present, start SHALL",
                "dom-6 # dom-6 (warning, FHIR's own rule for DomainResource) # A resource should have narrative",
                "BDL-2 # bdl-2 (error, FHIR's own rule for Bundle) # Remove search",
                "Validation_VAL_Profile_Minimum # a message of HL7's engine # Add the missing element",
                "Terminology_TX_NoValid_16 # a message of HL7's engine # Use a code of the value set"
            })
    void tellsWhatOtherFindingsMean(String id, String title, String said) {
        Called called = Called.with("explain", id);
        assertThat(called.out().replaceAll("\\s+", " ")).contains(title, "What is wrong: ", said);
        assertThat(called.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"Json_Nul, Json_Null", "per1, per-1", "Text_Not_Utf, Text_Not_Utf8", "C99, C09"})
    void namesTheIdThatWasProbablyMeant(String id, String meant) {
        Called called = Called.with("explain", id);
        assertThat(called.err()).contains("No finding has the id " + id, "Did you mean", meant);
        assertThat(called.code()).isEqualTo(2);
    }

    @Test
    void knowsEveryIdThatTheProgramGivesAFinding() throws IOException {
        List<String> ids;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            ids = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> ID.matcher(read(file)).results())
                    .map(MatchResult::group)
                    .map(literal -> literal.replace("\"", ""))
                    .distinct()
                    .toList();
        }
        assertThat(ids)
                .contains("Json_Null", "Delete_Conflict")
                .allSatisfy(id ->
                        assertThat(Called.with("explain", id).code()).as(id).isZero());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
