package org.iptfhir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.iptfhir.CountsAll;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Bundles that each break one rule over several resources, and the same mended: the command with {@code --course},
 * {@code $validate}, {@code $ipt-check} and a transaction find exactly that, and nothing once it is mended. Each Bundle
 * brings patients of its own.
 */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
@CountsAll
class RulesOverSeveralExamplesTest {
    private static final Path FOLDER = Path.of("src/test/resources/wrong/courses");
    private static final String INDEX = "courses.index.json";
    private static final String RULES = "https://w3id.org/ipt-fhir/CodeSystem/rule";
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningServer server;
    private final List<Pair> pairs = pairs();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    RulesOverSeveralExamplesTest(RunningServer server) {
        this.server = server;
    }

    /** A finding, as every way tells it. */
    private record Told(String severity, String rule, String expression) {}

    /**
     * A wrong Bundle and the right one.
     *
     * @param told what is found in the wrong one
     * @param mended where the right one is another
     */
    private record Pair(String name, Told told, String wrong, String right, String mended) {
        boolean isRefused() {
            return told.severity().equals("error");
        }

        @Override
        public String toString() {
            return told.rule() + " " + name;
        }
    }

    private static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (JsonNode entry : read(text(FOLDER.resolve(INDEX)))) {
            pairs.add(new Pair(
                    entry.get("file").asText(),
                    new Told(
                            entry.get("severity").asText(),
                            entry.get("finding").asText(),
                            entry.get("expression").asText()),
                    text(FOLDER.resolve(entry.get("file").asText())),
                    text(FOLDER.resolve(entry.get("right").asText())),
                    entry.get("mended").asText()));
        }
        assertThat(pairs).hasSizeGreaterThan(40);
        return pairs;
    }

    @Test
    void everyFileIsInTheIndex() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.filter(file -> !file.endsWith(INDEX)).count()).isEqualTo(2L * pairs.size());
        }
    }

    @TestFactory
    Stream<DynamicTest> isMendedInOneResourceAtTheStatedPlace() {
        return each(TestDatabase.needed(pairs), pair -> {
            Bundle wrong = FHIR.newJsonParser().parseResource(Bundle.class, pair.wrong());
            Bundle right = FHIR.newJsonParser().parseResource(Bundle.class, pair.right());
            assertThat(at(pair.told().expression(), wrong)).isNotEmpty();
            List<Base> mended = at(pair.mended(), right);
            assertThat(mended).isNotEmpty();
            assertThat(at(pair.mended(), wrong))
                    .noneMatch(before -> mended.get(0).equalsDeep(before));
            long others = right.getEntry().stream()
                    .filter(entry -> wrong.getEntry().stream().noneMatch(entry::equalsDeep))
                    .count();
            assertThat(others).isEqualTo(1);
            assertThat(right.getEntry())
                    .hasSizeGreaterThanOrEqualTo(wrong.getEntry().size());
        });
    }

    private static List<Base> at(String expression, Bundle bundle) {
        return FHIR.newFhirPath().evaluate(bundle, expression, IBase.class).stream()
                .map(Base.class::cast)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> isToldByTheCommandForWholeCourses() throws IOException {
        Map<String, List<Told>> wrong = byCommand("wrong", Pair::wrong);
        Map<String, List<Told>> right = byCommand("right", Pair::right);
        return each(TestDatabase.needed(pairs), pair -> {
            assertThat(wrong.get(pair.name())).containsExactly(pair.told());
            assertThat(right.get(pair.name())).isEmpty();
        });
    }

    private interface Text {
        String of(Pair pair);
    }

    /** All at once: no two Bundles have a patient or an id in common. */
    private Map<String, List<Told>> byCommand(String name, Text text) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        for (Pair pair : TestDatabase.needed(pairs)) {
            Files.writeString(folder.resolve(pair.name()), text.of(pair));
        }
        Called called = Called.with("validate", "--course", "-f", "json", folder.toString());
        Map<String, List<Told>> found = new HashMap<>();
        for (JsonNode one : read(called.out()).get("texts")) {
            List<Told> told = new ArrayList<>();
            for (JsonNode finding : one.get("findings")) {
                if (!finding.get("severity").asText().equals("note")) {
                    told.add(new Told(
                            finding.get("severity").asText(),
                            finding.get("rule").asText(),
                            finding.get("path").asText()));
                }
            }
            found.put(Path.of(one.get("name").asText()).getFileName().toString(), told);
        }
        return found;
    }

    @TestFactory
    Stream<DynamicTest> isToldByValidate() {
        return each(TestDatabase.needed(pairs), pair -> {
            assertThat(asked("/$validate", pair.wrong())).containsExactly(pair.told());
            assertThat(asked("/$validate", pair.right())).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> isToldByTheCheckOfACourse() {
        return each(TestDatabase.needed(pairs), pair -> {
            assertThat(asked("/$ipt-check", pair.wrong())).containsExactly(pair.told());
            assertThat(asked("/$ipt-check", pair.right())).isEmpty();
        });
    }

    private List<Told> asked(String operation, String text) {
        HttpResponse<String> answer = server.post(operation, text);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return told(read(answer.body()));
    }

    /** An error keeps all of the transaction out; with a warning all of it is stored. */
    @TestFactory
    Stream<DynamicTest> isRefusedOrToldWhenItIsWritten() {
        return each(pairs, pair -> {
            int before = patients();
            HttpResponse<String> wrong = server.post("", pair.wrong());
            assertThat(wrong.statusCode()).as(wrong.body()).isEqualTo(pair.isRefused() ? 422 : 200);
            assertThat(pair.isRefused() ? told(read(wrong.body())) : toldOfEntries(wrong))
                    .containsExactly(pair.told());
            int stored = patients() - before;
            assertThat(stored > 0).isEqualTo(!pair.isRefused());
            HttpResponse<String> right = server.post("", pair.right());
            assertThat(right.statusCode()).as(right.body()).isEqualTo(200);
            assertThat(toldOfEntries(right)).isEmpty();
            assertThat(patients() - before - stored).isPositive();
        });
    }

    private int patients() {
        return server.total("/Patient?_lastUpdated=gt2020");
    }

    private static List<Told> toldOfEntries(HttpResponse<String> answer) {
        List<Told> told = new ArrayList<>();
        for (JsonNode entry : read(answer.body()).get("entry")) {
            assertThat(entry.at("/response/status").asText()).startsWith("201");
            told.addAll(told(entry.at("/response/outcome")));
        }
        return told;
    }

    private static List<Told> told(JsonNode outcome) {
        List<Told> told = new ArrayList<>();
        for (JsonNode issue : outcome.path("issue")) {
            String severity = issue.get("severity").asText();
            if (!severity.equals("information")) {
                assertThat(issue.at("/details/coding/0/system").asText())
                        .as(outcome.toString())
                        .isEqualTo(RULES);
                told.add(new Told(
                        severity,
                        issue.at("/details/coding/0/code").asText(),
                        issue.at("/expression/0").asText()));
            }
        }
        return told;
    }

    private static Stream<DynamicTest> each(List<Pair> pairs, Consumer<Pair> check) {
        return pairs.stream().map(pair -> DynamicTest.dynamicTest(pair.toString(), () -> check.accept(pair)));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
