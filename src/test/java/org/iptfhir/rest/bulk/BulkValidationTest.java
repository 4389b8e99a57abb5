package org.iptfhir.rest.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.iptfhir.GuideExamples;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many resources in one request, one a line, and a line of findings for each. */
@ExtendWith(SharedServer.class)
class BulkValidationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RIGHT = "{\"resourceType\":\"Patient\",\"id\":\"p\",\"text\":{\"status\":\"generated\","
            + "\"div\":\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">P</div>\"}}";
    private static final String WRONG = "{\"resourceType\":\"Patient\",\"gendr\":\"female\"}";

    private final RunningServer server;

    BulkValidationTest(RunningServer server) {
        this.server = server;
    }

    private HttpRequest.Builder bulk(String path) {
        return HttpRequest.newBuilder(URI.create(server.fhir() + path)).header("Content-Type", "application/x-ndjson");
    }

    private HttpResponse<String> send(String path, String lines) {
        return server.send(bulk(path).POST(BodyPublishers.ofString(lines)).build());
    }

    private static List<JsonNode> lines(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/x-ndjson");
        List<JsonNode> lines = new ArrayList<>();
        answer.body().lines().forEach(line -> lines.add(tree(line)));
        return lines;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of each line, its number and the rules. */
    private static List<String> told(List<JsonNode> lines) {
        return lines.stream()
                .map(line ->
                        line.get("line").asInt() + " " + line.get("findings").findValuesAsText("rule"))
                .toList();
    }

    @Test
    void everyLineIsAnsweredInItsOrder() {
        List<JsonNode> lines = lines(send("/$validate", RIGHT + "\n\n" + WRONG + "\nno JSON\n" + RIGHT));
        assertThat(lines).extracting(line -> line.get("line").asInt()).containsExactly(1, 3, 4, 5);
        assertThat(lines.get(0).get("findings")).isEmpty();
        JsonNode misspelt = lines.get(1).at("/findings/0");
        assertThat(misspelt.get("line").asInt()).isEqualTo(3);
        assertThat(misspelt.get("column").asInt()).isEqualTo(WRONG.indexOf("\"gendr") + 1);
        assertThat(misspelt.get("suggestion").asText()).isEqualTo("gender");
        assertThat(lines.get(2).at("/findings/0/severity").asText()).isEqualTo("error");
        assertThat(lines.get(3).get("findings")).isEmpty();
    }

    @Test
    void examplesGetWhatTheyGetOneByOne() {
        List<String> texts = GuideExamples.wrong().stream()
                .map(wrong -> tree(wrong.example().json()).toString())
                .toList();
        List<JsonNode> together = lines(send("/$validate", String.join("\n", texts)));
        assertThat(together).hasSameSizeAs(texts);
        for (int i = 0; i < texts.size(); i += 10) {
            HttpResponse<String> alone = server.send(HttpRequest.newBuilder(URI.create(server.fhir() + "/$validate"))
                    .header("Content-Type", "application/fhir+json")
                    .header("Accept", "application/x-ndjson")
                    .POST(BodyPublishers.ofString(texts.get(i)))
                    .build());
            List<String> expected = lines(alone).get(0).get("findings").findValuesAsText("message");
            assertThat(together.get(i).get("findings").findValuesAsText("message"))
                    .as(texts.get(i))
                    .isSubsetOf(expected)
                    .isNotEmpty();
        }
    }

    @Test
    void typeAndProfileOfTheAddressHoldForEachLine() {
        assertThat(told(lines(send("/Observation/$validate", RIGHT)))).containsExactly("1 [Wrong_Address]");
        assertThat(told(lines(send("/$validate?profile=http://example.org/none", RIGHT))))
                .containsExactly("1 [Validation_VAL_Profile_Unknown]");
    }

    @Test
    void packedBodyIsUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write((RIGHT + "\n" + WRONG).getBytes(StandardCharsets.UTF_8));
        }
        HttpResponse<String> answer = server.send(bulk("/$validate")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed.toByteArray()))
                .build());
        assertThat(lines(answer)).hasSize(2);
        HttpResponse<String> notPacked = server.send(bulk("/$validate")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString(RIGHT))
                .build());
        assertThat(told(lines(notPacked))).containsExactly("1 [Body_Broken_Off]");
    }

    @Test
    void findingsComeWhileResourcesAreStillSent() throws IOException {
        URI address = URI.create(server.fhir());
        byte[] lines = (WRONG + "\n").repeat(100).getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /fhir/$validate HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Content-Type: application/x-ndjson\r\nContent-Length: " + 2 * lines.length
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(lines);
            String early = new String(socket.getInputStream().readNBytes(2000), StandardCharsets.UTF_8);
            assertThat(early).startsWith("HTTP/1.1 200").contains("\"line\":1,", "gender");
            socket.getOutputStream().write(lines);
            String late = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(late).contains("\"line\":200,");
        }
    }

    @Test
    void whatPassesALimitIsToldOnItsLine() {
        String names = String.join(
                ",",
                IntStream.range(0, 2100).mapToObj(i -> "{\"family\":\"F\"}").toList());
        String many = "{\"resourceType\":\"Patient\",\"name\":[" + names + "]}";
        String large = "{\"resourceType\":\"Patient\",\"id\":\"" + "x".repeat(2_200_000) + "\"}";
        List<JsonNode> lines = lines(send("/$validate", many + "\n" + large + "\n" + RIGHT));
        assertThat(told(lines)).containsExactly("1 [Limit_Passed]", "2 [Limit_Passed]", "3 []");
        assertThat(lines.get(0).at("/findings/0/message").asText()).contains("ipt.limits.repetitions");
        assertThat(lines.get(1).at("/findings/0/message").asText()).contains("ipt.limits.body");
    }

    @Test
    void bodyThatBreaksOffIsToldAsSuch() throws IOException {
        URI address = URI.create(server.fhir());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String half = RIGHT + "\n" + "{\"resourceType\":";
            socket.getOutputStream()
                    .write(("POST /fhir/$validate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                                    + "Content-Length: 100000\r\n\r\n" + half)
                            .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).contains("\"line\":1,\"findings\":[]", "Body_Broken_Off", "\"line\":2");
        }
    }

    @Test
    void whatTheBulkFormDoesNotKnowIsRefused() {
        HttpResponse<String> mode = send("/$validate?mode=create", RIGHT);
        assertThat(mode.statusCode()).isEqualTo(400);
        assertThat(mode.body()).contains("OperationOutcome", "mode", "only profile");
        HttpResponse<String> packing = server.send(bulk("/$validate")
                .header("Content-Encoding", "br")
                .POST(BodyPublishers.ofString(RIGHT))
                .build());
        assertThat(packing.statusCode()).isEqualTo(415);
        assertThat(send("/Nonsense/$validate", RIGHT).statusCode()).isBetween(400, 499);
        assertThat(send("/Patient", RIGHT).statusCode()).isEqualTo(415);
    }

    @Test
    void noMoreStreamsAreReadThanAllowed() throws IOException {
        URI address = URI.create(server.fhir());
        String head = "POST /fhir/$validate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                + "Content-Length: 100000\r\n\r\n" + WRONG + "\n";
        try (Socket one = new Socket(address.getHost(), address.getPort());
                Socket two = new Socket(address.getHost(), address.getPort())) {
            for (Socket socket : List.of(one, two)) {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
            HttpResponse<String> third = send("/$validate", RIGHT);
            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(third.headers().firstValue("Retry-After")).isPresent();
            assertThat(third.body()).contains("ipt.limits.bulk-requests");
        }
        Awaitility.await().until(() -> send("/$validate", RIGHT).statusCode() == 200);
    }
}
