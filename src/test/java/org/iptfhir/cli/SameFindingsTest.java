package org.iptfhir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.iptfhir.Format;
import org.iptfhir.GuideExamples;
import org.iptfhir.GuideExamples.Example;
import org.iptfhir.GuideExamples.Wrong;
import org.iptfhir.OwnPatients;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples, right and wrong, in JSON and in XML: the command, {@code $validate} and a write find the same, compared
 * in the one JSON form. The suite takes every third of them, all are taken by {@code mvn test -Dtest=SameFindingsTest
 * -Dsame.findings.every=1}.
 */
@OwnPatients
@ExtendWith(SharedServer.class)
class SameFindingsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What needs other resources, which the server has and a file has not. */
    private static final Set<String> OVER_SEVERAL = Set.of(
            "C09", "P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "S01", "S02", "S03", "S04", "S05", "S06",
            "S11", "C08", "C11", "F02", "F03", "F04", "S09", "A02", "A03", "A04", "A05", "A06", "A07", "I02", "I03",
            "I04", "I05", "I09", "A01", "M01", "M04", "M06", "M07", "M09", "M10", "M11", "M12", "X03");

    private static final int EVERY = Integer.getInteger("same.findings.every", 3);

    private final RunningServer server;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    SameFindingsTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void comeFromTheCommandAndInBulk() throws IOException {
        Map<String, String> texts = texts(Format.JSON);
        StringBuilder lines = new StringBuilder();
        for (String text : texts.values()) {
            lines.append(JSON.readTree(text)).append('\n');
        }
        Path file = Files.writeString(directory.resolve("examples.ndjson"), lines);
        List<JsonNode> byCommand = texts(Called.with("validate", "-f", "json", file.toString()));
        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(URI.create(server.fhir() + "/$validate"))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofFile(file))
                .build());
        List<JsonNode> inBulk = new ArrayList<>();
        for (String line : answer.body().lines().toList()) {
            inBulk.add(JSON.readTree(line));
        }
        assertThat(byCommand).hasSize(texts.size());
        assertThat(inBulk).extracting(text -> text.get("line")).isEqualTo(lines(byCommand, "line"));
        assertThat(inBulk).extracting(text -> text.get("findings")).isEqualTo(lines(byCommand, "findings"));
    }

    private static List<JsonNode> lines(List<JsonNode> texts, String element) {
        return texts.stream().map(text -> text.get(element)).toList();
    }

    @TestFactory
    Stream<DynamicTest> comeFromTheCommandAndTheServer() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Format format : Format.values()) {
            Map<String, String> texts = texts(format);
            Map<String, List<JsonNode>> byCommand = byCommand(format, texts);
            texts.forEach((name, text) -> {
                // In JSON the right ones were asked in bulk.
                if (format == Format.XML || name.startsWith("wrong-")) {
                    tests.add(DynamicTest.dynamicTest(
                            name + " in " + format,
                            () -> compare(
                                    name.replaceFirst("^\\w+-(\\w+)--.*", "$1"),
                                    format,
                                    text,
                                    byCommand.getOrDefault(name, List.of()))));
                }
            });
        }
        assertThat(tests).hasSizeGreaterThan(300);
        return IntStream.range(0, tests.size())
                .filter(place -> place % EVERY == 0)
                .mapToObj(tests::get);
    }

    private static Map<String, String> texts(Format format) {
        Map<String, String> texts = new TreeMap<>();
        for (Example right : GuideExamples.right()) {
            texts.put("right-" + right.type() + "--" + right.name(), format.of(right.json()));
        }
        for (Wrong wrong : GuideExamples.wrong()) {
            Example example = wrong.example();
            texts.put("wrong-" + example.type() + "--" + example.name(), format.of(example.json()));
        }
        return texts;
    }

    private static List<JsonNode> texts(Called called) {
        List<JsonNode> texts = new ArrayList<>();
        read(called.out()).get("texts").forEach(texts::add);
        return texts;
    }

    private Map<String, List<JsonNode>> byCommand(Format format, Map<String, String> texts) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(format.name()));
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(
                    folder.resolve(text.getKey() + (format == Format.XML ? ".xml" : ".json")), text.getValue());
        }
        Map<String, List<JsonNode>> found = new HashMap<>();
        for (JsonNode text : texts(Called.with("validate", "-f", "json", folder.toString()))) {
            String file = Path.of(text.get("name").asText()).getFileName().toString();
            found.put(file.replaceFirst("\\.(json|xml)$", ""), findings(text));
        }
        return found;
    }

    private static List<JsonNode> findings(JsonNode text) {
        List<JsonNode> findings = new ArrayList<>();
        text.get("findings").forEach(findings::add);
        return findings;
    }

    private void compare(String type, Format format, String text, List<JsonNode> byCommand) {
        List<JsonNode> validated = findings(read(
                send(type + "/$validate", format, "application/x-ndjson", text).body()));
        assertThat(validated.stream()
                        .filter(finding -> byCommand.contains(finding)
                                || !OVER_SEVERAL.contains(finding.get("rule").asText())))
                .containsExactlyElementsOf(byCommand);
        if (byCommand.stream()
                .anyMatch(finding -> finding.get("severity").asText().equals("error"))) {
            HttpResponse<String> written = send(type, format, "application/fhir+json", text);
            assertThat(written.statusCode()).isEqualTo(422);
            assertThat(told(written))
                    .containsExactlyElementsOf(byCommand.stream()
                            .map(SameFindingsTest::asInAnOutcome)
                            .toList());
        }
    }

    private HttpResponse<String> send(String path, Format format, String accept, String text) {
        return server.send(HttpRequest.newBuilder(URI.create(server.fhir() + "/" + path))
                .header("Content-Type", format.mediaType())
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(text))
                .build());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }

    /** A finding as an OperationOutcome tells it, which has no place for excerpts. */
    private record Told(String rule, String severity, String path, int line, int column, String text) {}

    private static Told asInAnOutcome(JsonNode finding) {
        String text =
                finding.get("message").asText() + " " + finding.path("remedy").asText()
                        + (finding.has("suggestion")
                                ? " Did you mean " + finding.get("suggestion").asText() + "?"
                                : "");
        return new Told(
                finding.get("rule").asText(),
                finding.get("severity").asText(),
                finding.get("path").asText(),
                finding.get("line").asInt(),
                finding.get("column").asInt(),
                text.replaceAll(" +", " ").strip());
    }

    private static List<Told> told(HttpResponse<String> answer) {
        List<Told> told = new ArrayList<>();
        for (JsonNode issue : read(answer.body()).get("issue")) {
            String severity = issue.get("severity").asText();
            told.add(new Told(
                    issue.at("/details/coding/0/code").asText(),
                    severity.equals("information") ? "note" : severity,
                    issue.at("/expression/0").asText(),
                    issue.at("/extension/0/valueInteger").asInt(),
                    issue.at("/extension/1/valueInteger").asInt(),
                    issue.get("diagnostics").asText().replaceAll(" +", " ").strip()));
        }
        return told;
    }
}
