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
import java.util.stream.Stream;
import org.iptfhir.Format;
import org.iptfhir.GuideExamples;
import org.iptfhir.GuideExamples.Example;
import org.iptfhir.GuideExamples.Wrong;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every example, right and wrong, in JSON and in XML: the command, {@code $validate} and a write find the same. */
@ExtendWith(SharedServer.class)
class SameFindingsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What needs other resources, which the server has and a file has not. */
    private static final Set<String> OVER_SEVERAL = Set.of("C09", "P05", "M01", "M04", "M06", "X03");

    private final RunningServer server;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    SameFindingsTest(RunningServer server) {
        this.server = server;
    }

    /** A finding without its excerpt, which an OperationOutcome has no place for. */
    private record Told(String rule, String severity, String path, int line, int column, String text) {}

    @TestFactory
    Stream<DynamicTest> comeFromCommandAndServer() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Format format : Format.values()) {
            Map<String, String> texts = texts(format);
            Map<String, List<Told>> byCommand = byCommand(format, texts);
            texts.forEach((name, text) -> tests.add(DynamicTest.dynamicTest(
                    name + " in " + format,
                    () -> compare(
                            name.replaceFirst("^\\w+-(\\w+)--.*", "$1"),
                            format,
                            text,
                            byCommand.getOrDefault(name, List.of())))));
        }
        assertThat(tests).hasSizeGreaterThan(450);
        return tests.stream();
    }

    private static Map<String, String> texts(Format format) {
        Map<String, String> texts = new HashMap<>();
        for (Example right : GuideExamples.right()) {
            texts.put("right-" + right.type() + "--" + right.name(), format.of(right.json()));
        }
        for (Wrong wrong : GuideExamples.wrong()) {
            Example example = wrong.example();
            texts.put("wrong-" + example.type() + "--" + example.name(), format.of(example.json()));
        }
        return texts;
    }

    private Map<String, List<Told>> byCommand(Format format, Map<String, String> texts) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(format.name()));
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(
                    folder.resolve(text.getKey() + (format == Format.XML ? ".xml" : ".json")), text.getValue());
        }
        Map<String, List<Told>> found = new HashMap<>();
        for (JsonNode text : JSON.readTree(
                        Called.with("validate", "-f", "json", folder.toString()).out())
                .get("texts")) {
            List<Told> told = new ArrayList<>();
            for (JsonNode finding : text.get("findings")) {
                told.add(new Told(
                        finding.get("rule").asText(),
                        finding.get("severity").asText(),
                        finding.get("path").asText(),
                        finding.get("line").asInt(),
                        finding.get("column").asInt(),
                        (finding.get("message").asText() + " "
                                        + finding.path("remedy").asText()
                                        + (finding.has("suggestion")
                                                ? " Did you mean "
                                                        + finding.get("suggestion")
                                                                .asText() + "?"
                                                : ""))
                                .replaceAll(" +", " ")
                                .strip()));
            }
            String file = Path.of(text.get("name").asText()).getFileName().toString();
            found.put(file.replaceFirst("\\.(json|xml)$", ""), told);
        }
        return found;
    }

    private void compare(String type, Format format, String text, List<Told> byCommand) {
        List<Told> validated = told(send(type + "/$validate", format, text));
        assertThat(validated.stream()
                        .filter(finding -> byCommand.contains(finding) || !OVER_SEVERAL.contains(finding.rule())))
                .containsExactlyElementsOf(byCommand);
        if (byCommand.stream().anyMatch(finding -> finding.severity().equals("error"))) {
            HttpResponse<String> written = send(type, format, text);
            assertThat(written.statusCode()).isEqualTo(422);
            assertThat(told(written)).containsExactlyElementsOf(byCommand);
        }
    }

    private HttpResponse<String> send(String path, Format format, String text) {
        return server.send(HttpRequest.newBuilder(URI.create(server.fhir() + "/" + path))
                .header("Content-Type", format.mediaType())
                .header("Accept", "application/fhir+json")
                .POST(BodyPublishers.ofString(text))
                .build());
    }

    private static List<Told> told(HttpResponse<String> answer) {
        JsonNode outcome;
        try {
            outcome = JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(answer.body(), e);
        }
        List<Told> told = new ArrayList<>();
        for (JsonNode issue : outcome.get("issue")) {
            if (issue.at("/details/coding/0/code").isMissingNode()) {
                continue; // that there are none
            }
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
