package org.iptfhir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ipt-fhir validate} as its user sees it. */
@NoServer
class ValidateCommandTest {
    private static final String RIGHT = "ig/fsh-generated/resources/CarePlan-course-anna.json";
    private static final String WRONG = "src/test/resources/wrong/course-as-proposal.json";
    private static final String WITH_A_WARNING = "src/test/resources/wrong/session-without-technique.json";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void showsThePlaceTheTokenAndTheRemedy() {
        Called called = Called.with("validate", WRONG);
        assertThat(called.out()).startsWith("""
                        src/test/resources/wrong/course-as-proposal.json:32:13: error C01 CarePlan.intent
                              "intent": "proposal",
                                        ^^^^^^^^^^
                            Rule C01 is not kept: A course is a plan, marked as a course, for one patient.
                            To mend it: Give the course the intent plan: a proposal or an order is not yet the treatment.

                        """);
        assertThat(called.out().lines().reduce((first, last) -> last).orElseThrow())
                .matches("1 resource checked in .* s \\(.* a second\\): 0 without errors\\."
                        + " 1 error, 0 warnings, 0 notes\\.");
        assertThat(called.err()).isEmpty();
        assertThat(called.code()).isEqualTo(1);
    }

    @Test
    void pointsAtTheTokenInXmlToo() throws IOException {
        Path xml = Files.writeString(directory.resolve("patient.xml"), """
                <Patient xmlns="http://hl7.org/fhir">
                  <gender value="femal"/>
                </Patient>
                """);
        Called called = Called.with("validate", xml.toString());
        assertThat(called.out())
                .contains("patient.xml:2:")
                .contains("      <gender value=\"femal\"/>\n")
                .contains("Did you mean female?");
        assertThat(called.code()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        RIGHT + ", error, 0",
        RIGHT + ", warning, 0",
        WRONG + ", error, 1",
        WRONG + ", never, 0",
        WITH_A_WARNING + ", error, 0",
        WITH_A_WARNING + ", WARNING, 1",
    })
    void endsByWhatItIsToldToFailOn(String file, String failOn, int code) {
        assertThat(Called.with("validate", "--fail-on", failOn, file).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "validate | PATH",
                "validate --formt=json x.json | --format",
                "validate -f yaml x.json | 'yaml' is no form of a report: use text, json",
                "validate -f json -f sarif x.json | Only one report can go to standard output",
                "validate -f json=no/such/directory/x.json x.json | There is no directory",
                "validate -p cours x.json | no profile 'cours'",
                "validate -j 0 x.json | at least 1",
                "validate --fail-on errors x.json | errors",
                "validate --suppress no-such.yaml x.json | There is no file no-such.yaml",
                "validte x.json | validate",
            })
    void saysHowACommandIsToBeWritten(String command, String said) {
        Called called = Called.with(command.split(" "));
        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).contains(said).contains("--help").doesNotContain("Exception", "\tat ");
        assertThat(called.out()).isEmpty();
    }

    @Test
    void anUnreadableInputSpoilsNoOther() throws IOException {
        Path broken =
                Files.write(directory.resolve("broken.ndjson.gz"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
        Called called = Called.with("validate", "no-such-file.json", broken.toString(), WRONG);
        assertThat(called.out())
                .contains("no-such-file.json: not read There is no such file or directory.")
                .contains("broken.ndjson.gz: not read It is damaged, or not packed as its name says.")
                .contains("error C01 CarePlan.intent")
                .contains("2 inputs not read");
        assertThat(called.code()).isEqualTo(3);
    }

    @Test
    void quotesTheBeginningOfAVeryLongToken() throws IOException {
        Path file = Files.writeString(
                directory.resolve("long.json"), "{\"resourceType\":\"Patient\",\"" + "x\\\\".repeat(20_000) + "\":1}");
        Called called = Called.with("validate", "-f", "github", file.toString());
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.out()).contains("line=1,col=27,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "operationoutcome", "sarif", "junit", "github", "html"})
    void writesAReportOfWhatNoFileCanHold(String form) throws IOException {
        Path file = Files.writeString(
                directory.resolve("half.json"), "{\"resourceType\":\"Patient\",\"a\\ud800\":\"\\udc00\"}");
        Path report = directory.resolve("report");
        Called called = Called.with("validate", "-f", form + "=" + report, file.toString());
        assertThat(called.err()).isEmpty();
        assertThat(called.code()).isEqualTo(1);
        assertThat(Files.readString(report)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "operationoutcome", "sarif", "junit", "github", "html"})
    void replacesAnEarlierReportThatQuotesResources(String form) throws IOException {
        Path inputs = Files.createDirectory(directory.resolve("inputs"));
        Files.writeString(inputs.resolve("a.json"), "{\"resourceType\":\"Patinet\"}");
        Files.writeString(
                inputs.resolve("b.xml"), "<Patient xmlns=\"http://hl7.org/fhir\"><gender value=\"x\"/></Patient>");
        for (int i = 0; i < 2; i++) {
            Called called = Called.with("validate", "-f", form + "=" + directory.resolve("report"), inputs.toString());
            assertThat(called.err()).isEmpty();
            assertThat(called.code()).isEqualTo(1);
        }
    }

    @Test
    void aFailureOfTheProgramIsToldInALine() {
        StringWriter err = new StringWriter();
        int code = IptFhirCommand.run(
                new CommandSession(
                        InputStream.nullInputStream(),
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(err),
                        further -> {
                            throw new StackOverflowError();
                        }),
                "validate",
                RIGHT);
        assertThat(code).isEqualTo(3);
        assertThat(err.toString().lines()).containsExactly("ipt-fhir failed: StackOverflowError; please report it.");
    }

    @Test
    void aDirectoryWithoutResourcesIsNoSuccess() throws IOException {
        Files.writeString(directory.resolve("notes.txt"), "none");
        Called called = Called.with("validate", directory.toString());
        assertThat(called.code()).isEqualTo(3);
        assertThat(called.err()).contains("Nothing was checked", "1 file was left out");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void tellsInTheOrderOfTheInputHoweverManyAreCheckedAtATime(int jobs) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            lines.add(
                    i % 3 == 0
                            ? "{\"resourceType\":\"Patient\",\"gender\":\"g" + i + "\"}"
                            : "{\"resourceType\":\"Patient\",\"birthDate\":\"20" + i + "-13\"}");
        }
        Path file = Files.write(directory.resolve("many.ndjson"), lines);
        Called called = Called.with("validate", "-f", "github", "-j", Integer.toString(jobs), file.toString());
        List<String> told = called.out()
                .lines()
                .map(line -> line.replaceFirst("(?s).*,line=(\\d+),.*", "$1"))
                .distinct()
                .toList();
        assertThat(told)
                .isEqualTo(IntStream.rangeClosed(1, 200)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void leavesOutWhatIsExpectedAndSaysWhatIsNoLonger() throws IOException {
        Path file = Files.writeString(directory.resolve("expected.yaml"), """
                - rule: C01
                  path: CarePlan.*
                  reason: the old system sends proposals
                - rule: M01
                  reason: never comes
                - rule: C02
                  reason: was mended
                  until: 2020-01-01
                """);
        Called called = Called.with("validate", "--suppress", file.toString(), WRONG);
        assertThat(called.code()).isZero();
        assertThat(called.out()).doesNotContain("CarePlan.intent").contains("1 finding left out");
        assertThat(called.err())
                .contains("M01 leaves nothing out: is it still needed?")
                .contains("C02 is told again, since its day is over.")
                .doesNotContain("C01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- rule: C01 | entry 1: it gives no reason",
                "- reason: because | entry 1: it names no rule",
                "- {rule: C01, reason: x, until: soon} | until is a day such as",
                "- {rule: C01, resaon: x} | resaon",
                "rule: C01 | expected.yaml:1:",
            })
    void saysWhatIsWrongWithAFileOfExpectedFindings(String yaml, String said) throws IOException {
        Path file = Files.writeString(directory.resolve("expected.yaml"), yaml);
        Called called = Called.with("validate", "--suppress", file.toString(), WRONG);
        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).contains(said);
    }

    @Test
    void tellsOnlyWhatIsNewSinceAnEarlierReport() throws IOException {
        Path earlier = directory.resolve("earlier.json");
        Path file =
                Files.writeString(directory.resolve("patient.json"), "{\"resourceType\":\"Patient\",\"gender\":\"x\"}");
        assertThat(Called.with("validate", "-f", "json=" + earlier, file.toString())
                        .code())
                .isEqualTo(1);
        Files.writeString(file, "{\"resourceType\":\"Patient\",\n\n\"gender\":\"x\"}");
        assertThat(Called.with("validate", "--baseline", earlier.toString(), file.toString())
                        .code())
                .isZero();
        Files.writeString(file, "{\"resourceType\":\"Patient\",\n\n\"gender\":\"x\",\"birthDate\":\"2020-13\"}");
        Called called = Called.with("validate", "--baseline", earlier.toString(), file.toString());
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.out()).contains("Patient.birthDate").doesNotContain("Patient.gender");
    }

    @Test
    void reportTakesThePlaceOfNoResource() throws IOException {
        Path file =
                Files.writeString(directory.resolve("patient.json"), "{\"resourceType\":\"Patient\",\"gender\":\"x\"}");
        Path other = Files.writeString(directory.resolve("other.json"), "{\"id\":\"1\",\"resourceType\" : \"Goal\"}");
        for (String report : List.of(file.toString(), other.toString())) {
            Called called = Called.with("validate", "-f", "json=" + report, file.toString());
            assertThat(called.code()).isEqualTo(2);
            assertThat(called.err()).contains(report, "Give it another");
        }
        Called among =
                Called.with("validate", "-f", "sarif=" + directory.resolve("findings.json"), directory.toString());
        assertThat(among.code()).isEqualTo(2);
        assertThat(among.err()).contains("among it");
        assertThat(file).content().contains("Patient");
        assertThat(other).content().contains("Goal");
        Path report = directory.resolve("report.json");
        for (int i = 0; i < 2; i++) {
            assertThat(Called.with("validate", "-f", "json=" + report, file.toString())
                            .code())
                    .isEqualTo(1);
        }
        Called.with("validate", "-f", "operationoutcome=" + report, file.toString());
        assertThat(Called.with("validate", "-f", "json=" + report, file.toString())
                        .code())
                .isEqualTo(1);
    }

    @Test
    void profileOfAnotherTypeIsToldBesideTheRest() {
        Called called = Called.with("validate", "-p", "goal", WRONG);
        assertThat(called.out()).contains("error C01", "The profile that was asked for is for Goal");
        assertThat(called.code()).isEqualTo(1);
    }

    @Test
    void fileInThePlaceOfACommandIsAnsweredWithTheCommand() {
        assertThat(Called.with(WRONG).err()).contains("To check files: ipt-fhir validate " + WRONG);
    }

    @Test
    void suppressionsAreExplainedInTheirOwnWords() throws IOException {
        Path file = Files.writeString(directory.resolve("s.yaml"), "- rule: C01\n  reason: x\n  untill: 2027-01-01\n");
        assertThat(Called.with("validate", "--suppress", file.toString(), WRONG).err())
                .contains("s.yaml:", "there is no untill")
                .doesNotContain("class ");
    }
}
