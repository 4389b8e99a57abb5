package org.iptfhir.validation.example;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.iptfhir.NoServer;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.GuideExamples;
import org.iptfhir.validation.Rule;
import org.iptfhir.validation.RuleBook;
import org.junit.jupiter.api.Test;

/** The guide's page of rules, its code system, the program and the examples speak of the same rules. */
@NoServer
class RulesOfTheGuideTest {
    private static final Path PAGE = Path.of("ig/input/pagecontent/rules.md");
    private static final Path EXPECTED = Path.of("target/rules.md");
    private static final Path PROGRAM = Path.of("src/main/java/org/iptfhir");
    private static final Path PROFILES = Path.of("ig/fsh-generated/resources");
    private static final Path WRONG = Path.of("src/test/resources/wrong");

    private static final Pattern NAMED = Pattern.compile("\"([A-Z]\\d\\d)\"");
    private static final Pattern INVARIANT = Pattern.compile("\"key\" *: *\"([A-Z]\\d\\d)(?:-[-a-z0-9]+)?\"");

    /** Rules that no example breaks, and why. */
    private static final Map<String, String> WITHOUT_EXAMPLES =
            Map.of("X04", "No record can break this rule: it says what the others leave alone.");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Guide guide = Guide.read(FhirContext.forR4Cached());
    private final List<Rule> rules = RuleBook.of(guide).all();
    private final List<WrongExample> wrong = WrongExample.all();
    private final List<GuideExamples.Example> right = GuideExamples.of(guide);

    @Test
    void theProgramAndTheProfilesNameTheRulesThatArePublished() {
        Set<String> named = named(PROGRAM, "java", NAMED);
        named.addAll(named(PROFILES, "json", INVARIANT));
        named.addAll(WITHOUT_EXAMPLES.keySet());
        assertThat(named).containsExactlyElementsOf(ids());
    }

    @Test
    void everyRuleHasAWrongAndARightExample() {
        assertThat(rules.stream().filter(rule -> examples(rule).isEmpty()).map(Rule::id))
                .containsExactlyElementsOf(WITHOUT_EXAMPLES.keySet());
    }

    @Test
    void everyRuleOverSeveralResourcesHasABundle() {
        Set<String> broken = new TreeSet<>();
        wrong.stream().filter(WrongExample::isOfSeveral).forEach(example -> broken.add(example.finding()));
        assertThat(broken).isEqualTo(named(PROGRAM.resolve("validation/course"), "java", NAMED));
    }

    @Test
    void aRuleIsAsSevereAsItsMostSevereExample() {
        Map<String, String> highest = new TreeMap<>();
        indices()
                .forEach(entry -> highest.merge(
                        entry.get("finding").asText(),
                        entry.get("severity").asText(),
                        (one, other) -> one.equals("error") ? one : other));
        assertThat(rules)
                .filteredOn(rule -> !WITHOUT_EXAMPLES.containsKey(rule.id()))
                .allSatisfy(
                        rule -> assertThat(highest.get(rule.id())).as(rule.id()).isEqualTo(rule.severity()));
    }

    @Test
    void aRuleWithAnExampleThatOnlyWarnsSaysSo() {
        indices()
                .filter(entry -> entry.get("finding").asText().matches("[A-Z]\\d\\d"))
                .forEach(entry -> assertThat(rule(entry.get("finding").asText()).severities())
                        .as(entry.get("file").asText())
                        .contains(entry.get("severity").asText()));
    }

    @Test
    void everyRuleHasASource() {
        assertThat(rules)
                .allSatisfy(rule -> assertThat(rule.source()).as(rule.id()).isNotBlank());
    }

    private Rule rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void thePageOfTheGuideSaysWhatIsSo() throws IOException {
        String expected = page();
        Files.writeString(EXPECTED, expected);
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("%s is to be what stands in %s: copy it there", PAGE, EXPECTED)
                .isEqualTo(expected);
    }

    private List<String> ids() {
        return rules.stream().map(Rule::id).toList();
    }

    private List<RuleExamples> examples(Rule rule) {
        return RuleExamples.of(rule.id(), wrong, right);
    }

    private String page() {
        StringBuilder page = new StringBuilder("""
                <!-- Made from the code system rule and from the examples; RulesOfTheGuideTest says when it is out of date. -->

                The rules that records of a course of IPT keep, beyond the shapes of the profiles. An error refuses a write, a
                warning lets it through and is told; of a rule that has both, the findings say which a breach is. A rule about one resource is an invariant of its profile, or is judged by
                the server and the validator; one about several is judged for a Bundle, or for what is written together with
                what is stored. The texts are those of the code system [rule](CodeSystem-rule.html), and those of the findings.

                | rule | severity | what holds | looks at | wrong | right |
                |---|---|---|---|---|---|
                """);
        rules.forEach(rule -> page.append(row(rule)));
        rules.forEach(rule -> page.append(section(rule)));
        return page.toString();
    }

    private String row(Rule rule) {
        List<RuleExamples> examples = examples(rule);
        return "| [%s](#%s) | %s | %s | %s | %s | %s |\n"
                .formatted(
                        rule.id(),
                        anchor(rule),
                        severities(rule),
                        rule.title(),
                        looksAt(rule),
                        names(examples.stream().map(RuleExamples::wrong)),
                        names(examples.stream().map(RuleExamples::right)));
    }

    private static String names(Stream<Passage> passages) {
        String names = passages.map(passage -> "`" + passage.name() + "`").collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    private static String severities(Rule rule) {
        return String.join(" or ", rule.severities());
    }

    private String looksAt(Rule rule) {
        Set<Boolean> bundles = wrong.stream()
                .filter(example -> example.finding().equals(rule.id()))
                .map(WrongExample::isOfSeveral)
                .collect(Collectors.toSet());
        if (bundles.size() == 2) {
            return "one resource, and several";
        }
        if (bundles.isEmpty()) {
            return "what is taken back";
        }
        return bundles.contains(true) ? "several resources" : "one resource";
    }

    private String section(Rule rule) {
        StringBuilder section = new StringBuilder("\n### %s: %s {#%s}\n\n%s: %s\n\nSource: %s.\n\nTo mend it: %s\n"
                .formatted(
                        rule.id(),
                        rule.title(),
                        anchor(rule),
                        StringUtils.capitalize(severities(rule)),
                        rule.reason(),
                        rule.source(),
                        rule.remedy()));
        examples(rule)
                .forEach(examples -> section.append("\nWrong (`%s`): %s\n\n%s\nRight (`%s`):\n\n%s"
                        .formatted(
                                examples.wrong().name(),
                                examples.why(),
                                lines(examples.wrong()),
                                examples.right().name(),
                                lines(examples.right()))));
        String without = WITHOUT_EXAMPLES.getOrDefault(rule.id(), "");
        return without.isEmpty() ? section.toString() : section + "\n" + without + "\n";
    }

    private static String lines(Passage passage) {
        return passage.lines().stream()
                .map(line -> "%s%4d  %s\n".formatted(line.isAtFault() ? ">" : " ", line.number(), line.text()))
                .collect(Collectors.joining("", "```\n", "```\n"));
    }

    private static String anchor(Rule rule) {
        return rule.id().toLowerCase(Locale.ROOT);
    }

    private static Stream<JsonNode> indices() {
        return files(WRONG, "index.json").flatMap(file -> {
            try {
                return JSON.readTree(Files.readString(file)).valueStream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Set<String> named(Path folder, String ending, Pattern pattern) {
        return files(folder, ending)
                .flatMap(file -> {
                    try {
                        return pattern.matcher(Files.readString(file)).results();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
