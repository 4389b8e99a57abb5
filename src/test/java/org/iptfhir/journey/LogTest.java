package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.iptfhir.InstalledGuide;
import org.iptfhir.OwnProgram;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the log says of requests: who asked for what and how it ended, and nothing of what they said about patients. */
@OwnProgram
@ExtendWith(SharedServer.class)
class LogTest {
    /** Stands for all that is said about a patient. */
    private static final String MARK = "Xq7mark";

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TOKEN = "a-secret-of-this-test-0123456789abcdef";
    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final String PATIENT = "{\"resourceType\":\"Patient\","
            + "\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"Xq7mark-1\"}],\"name\":[{\"family\":\"Xq7mark\"}],"
            + "\"address\":[{\"text\":\"Xq7mark Street\"}]}";

    private static ServerProgram server;
    private static URI address;

    @BeforeAll
    static void start(@TempDir Path directory, InstalledGuide guide) throws Exception {
        guide.copyTo(directory.resolve("data"));
        Path tokenFile = Files.writeString(directory.resolve("token"), TOKEN);
        server = ServerProgram.start(
                directory,
                "ipt.data-directory=" + directory.resolve("data"),
                "ipt.security.token-file=" + tokenFile,
                "logging.structured.format.console=ecs");
        address = URI.create(server.fhir());
        assertThat(send("PUT", "/Patient/log", JSON, PATIENT.replace("\"identifier\"", "\"id\":\"log\",\"identifier\""))
                        .status())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Method, path and query, content type and body of requests that say something about a patient. */
    static List<List<String>> requests() {
        String observation =
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"Xq7mark\"},%s}";
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"%s\",\"entry\":[{\"resource\":%s,\"request\":{%s}}]}";
        String post = "\"method\":\"POST\",\"url\":\"Patient\"";
        return List.of(
                List.of("POST", "/Patient", JSON, PATIENT),
                List.of("POST", "/Patient", JSON, PATIENT),
                List.of("POST", "/Patient", JSON, PATIENT.replace("\"name\"", "\"nameXq7mark\"")),
                List.of("POST", "/Patient", JSON, PATIENT.replace("}]}", "}],\"birthDate\":\"Xq7mark\"}")),
                List.of("POST", "/Patient", JSON, PATIENT.replace("}]}", "}")),
                List.of("POST", "/Patient", JSON, PATIENT.replace("Street", "\0")),
                List.of("POST", "/Patient", XML, PATIENT),
                List.of(
                        "POST",
                        "/Patient",
                        XML,
                        "<Patient xmlns=\"http://hl7.org/fhir\"><name value=\"Xq7mark\"></Patient>"),
                List.of("POST", "/Patient", XML, "<!DOCTYPE Xq7mark><Patient xmlns=\"http://hl7.org/fhir\"/>"),
                List.of("POST", "/Patient", "text/Xq7mark", PATIENT),
                List.of("POST", "/Patient", JSON, PATIENT.replace("Street", "x".repeat(2_200_000))),
                List.of("POST", "/Observation", JSON, observation.formatted("\"valueQuantity\":{\"value\":1e400}")),
                List.of(
                        "POST",
                        "/Observation",
                        JSON,
                        observation.formatted("\"subject\":{\"reference\":\"Patient/Xq7mark\"}")),
                List.of(
                        "POST",
                        "/Observation",
                        JSON,
                        observation.formatted("\"subject\":{\"reference\":\"Patient?name=Xq7mark\"}")),
                List.of(
                        "POST",
                        "/Observation",
                        JSON,
                        observation.formatted("\"subject\":{\"reference\":\"urn:uuid:Xq7mark\"}")),
                List.of("GET", "/Patient?name=Xq7mark&identifier=urn:mrn%7CXq7mark-1", "", ""),
                List.of("GET", "/Patient?birthdate=Xq7mark", "", ""),
                List.of("GET", "/Patient?_sort=Xq7mark", "", ""),
                List.of("GET", "/Patient?_lastUpdated=Xq7mark", "", ""),
                List.of("GET", "/Patient?Xq7mark=1", "", ""),
                List.of("GET", "/Patient?name=Xq7mark&_count=Xq7mark", "", ""),
                List.of("GET", "/Patient?name=Xq7mark%zz", "", ""),
                List.of("GET", "/Patient?_include=Xq7mark:x&_revinclude=Xq7mark", "", ""),
                List.of("GET", "/Patient?_has:Observation:patient:Xq7mark=1", "", ""),
                List.of("GET", "/Observation?subject:Patient.name=Xq7mark&_filter=Xq7mark", "", ""),
                List.of("GET", "/Observation?value-quantity=Xq7mark&code:in=Xq7mark", "", ""),
                List.of("GET", "/Nonsense?name=Xq7mark", "", ""),
                List.of("POST", "/Patient/_search", FORM, "name=Xq7mark&identifier=Xq7mark-1"),
                List.of("POST", "/Patient/_search", FORM, "name=Xq7mark%zz&Xq7mark"),
                List.of("POST", "/Patient/_search", JSON, PATIENT),
                List.of("POST", "/Patient", FORM, "name=Xq7mark"),
                List.of("PUT", "/Patient?name=Xq7mark", JSON, PATIENT),
                List.of("PUT", "/Patient?identifier=urn:mrn%7CXq7mark-1&frob=Xq7mark", JSON, PATIENT),
                List.of("DELETE", "/Patient?name=Xq7mark", "", ""),
                List.of("PATCH", "/Patient?name=Xq7mark", "application/json-patch+json", "[]"),
                List.of("PATCH", "/Patient/log", "application/json-patch+json", "[{\"op\":\"Xq7mark\"}]"),
                List.of("PATCH", "/Patient/log", "application/json-patch+json", "Xq7mark"),
                List.of(
                        "PATCH",
                        "/Patient/log",
                        "application/json-patch+json",
                        "[{\"op\":\"test\",\"path\":\"/name/0/family\",\"value\":\"Xq7mark?\"}]"),
                List.of(
                        "PATCH",
                        "/Patient/log",
                        "application/json-patch+json",
                        "[{\"op\":\"add\",\"path\":\"/birthDate\",\"value\":\"Xq7mark\"}]"),
                List.of(
                        "PATCH",
                        "/Patient/log",
                        "application/xml-patch+xml",
                        "<diff><replace sel=\"Patient/name[text()='Xq7mark']/@value\">Xq7mark</replace></diff>"),
                List.of(
                        "PATCH",
                        "/Patient/log",
                        JSON,
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                                + "{\"name\":\"type\",\"valueCode\":\"replace\"},{\"name\":\"value\",\"valueString\":\"Xq7mark\"},"
                                + "{\"name\":\"path\",\"valueString\":\"Patient.where(name='Xq7mark').frob((\"}]}]}"),
                List.of("POST", "/$validate", JSON, PATIENT.replace("\"name\"", "\"Xq7mark\"")),
                List.of("GET", "/Patient/$everything?name=Xq7mark", "", ""),
                List.of("GET", "/ValueSet/$expand?url=Xq7mark&filter=Xq7mark", "", ""),
                List.of("POST", "", JSON, bundle.formatted("transaction", PATIENT, post)),
                List.of("POST", "", JSON, bundle.formatted("batch", PATIENT.replace("name", "Xq7mark"), post)),
                List.of(
                        "POST",
                        "",
                        JSON,
                        bundle.formatted("batch", PATIENT, post + ",\"ifNoneExist\":\"name=Xq7mark\"")),
                List.of(
                        "POST",
                        "",
                        JSON,
                        bundle.formatted("transaction", PATIENT, post + ",\"ifNoneExist\":\"Xq7mark=1\"")),
                List.of(
                        "POST",
                        "",
                        JSON,
                        bundle.formatted(
                                "transaction", PATIENT, "\"method\":\"PUT\",\"url\":\"Patient?name=Xq7mark\"")),
                List.of(
                        "POST",
                        "",
                        JSON,
                        bundle.formatted("transaction", PATIENT, "\"method\":\"GET\",\"url\":\"Patient?x=Xq7mark\"")),
                List.of("POST", "", JSON, bundle.formatted("Xq7mark", PATIENT, post)));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void saysWhoAskedForWhatInOneLineAndNothingAboutThePatient(List<String> request) throws Exception {
        int before = server.output().length();
        Answered answered = send(request.get(0), request.get(1), request.get(2), request.get(3));
        assertThat(answered.status()).isBetween(200, 499);
        JsonNode line = lineOf(answered.id());
        assertThat(line.path("who").asText()).isEqualTo("bearer-of-the-token");
        assertThat(line.path("method").asText()).isEqualTo(request.get(0));
        assertThat(line.path("path").asText())
                .isEqualTo("/fhir" + request.get(1).replaceFirst("\\?.*", ""));
        assertThat(line.path("status").asInt()).isEqualTo(answered.status());
        assertThat(server.output().substring(before)).doesNotContainIgnoringCase(MARK);
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization: Bearer Xq7mark, 401",
        "Authorization: Basic Xq7mark, 401",
        "If-Match: Xq7mark, 400",
        "Accept: Xq7mark/Xq7mark, 406",
        "If-None-Match: Xq7mark, 200",
        "If-Modified-Since: Xq7mark, 200",
        "Prefer: Xq7mark, 200",
        "Content-Encoding: Xq7mark, 200",
        "X-Forwarded-Host: Xq7mark<, 200",
        "Cookie: Xq7mark, 200",
    })
    void saysNothingOfHeaders(String header, int status) throws Exception {
        int before = server.output().length();
        String token = header.startsWith("Authorization") ? "" : "Authorization: Bearer " + TOKEN + "\r\n";
        String id = UUID.randomUUID().toString();
        String answer = raw("GET /fhir/Patient/log HTTP/1.1\r\nHost: h\r\nConnection: close\r\n" + token + header
                + "\r\nX-Request-ID: " + id + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        JsonNode line = lineOf(id);
        assertThat(line.path("status").asInt()).isEqualTo(status);
        assertThat(line.path("who").asText()).isEqualTo(status == 401 ? "-" : "bearer-of-the-token");
        assertThat(server.output().substring(before)).doesNotContainIgnoringCase(MARK);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /fhir/Patient?name=Xq7mark\0 HTTP/1.1",
        "GET /fhir/Patient?name=Xq7mark<> HTTP/1.1",
        "GET /fhir//Patient?name=Xq7mark HTTP/1.1\r\nHost: h",
        "Xq7mark",
        "GET /fhir/Patient?name=Xq7mark HTTP/9",
        "GET /fhir/Patient HTTP/1.1\r\nHost: h\r\nXq7mark\0: a",
        "GET /fhir/Patient HTTP/1.1\r\nHost: h\r\nX: Xq7mark\0",
        "GET /fhir/Patient?name=Xq7mark HTTP/1.1\r\nHost: h\r\nContent-Length: Xq7mark",
        "GET /fhir/Patient?name=Xq7mark HTTP/1.1",
    })
    void saysNothingOfWhatIsNoHttp(String head) throws Exception {
        int before = server.output().length();
        assertThat(raw(head + "\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(server.output().substring(before)).doesNotContainIgnoringCase(MARK);
    }

    @Test
    void staysQuietWhenClientsHangUp() throws Exception {
        int before = server.output().length();
        List<String> large = List.of(
                "GET /fhir/StructureDefinition?_count=100",
                "GET /fhir/StructureDefinition?_count=100&_format=xml",
                "GET /fhir/_history?_count=100",
                "GET /fhir/metadata",
                "GET /ig/package.tgz");
        List<String> ids = new ArrayList<>();
        for (String request : large) {
            String id = UUID.randomUUID().toString();
            ids.add(id);
            hangUp(request + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + TOKEN + "\r\nX-Request-ID: " + id
                    + "\r\n\r\n");
        }
        hangUp("POST /fhir/Patient HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + TOKEN
                + "\r\nContent-Type: application/fhir+json\r\nContent-Length: 500\r\n\r\n" + PATIENT);
        for (String id : ids) {
            lineOf(id);
        }
        String said = server.output().substring(before);
        assertThat(said).doesNotContain("stack_trace", "Exception", "\"WARN\"", "\"ERROR\"");
        assertThat(said.lines()).allMatch(line -> line.length() < 1_000);
    }

    @Test
    void isJsonLineByLineWhenThatIsAskedFor() throws Exception {
        lineOf(send("GET", "/metadata", "", "").id());
        assertThat(server.output().lines())
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(Json.read(line).path("message").asText()).isNotEmpty());
    }

    /** The one line about a request, once it is written. */
    private static JsonNode lineOf(String id) {
        await().atMost(SOON).until(() -> server.output().contains(id));
        List<JsonNode> lines = server.output()
                .lines()
                .filter(line -> line.contains("org.iptfhir.requests") && line.contains(id))
                .map(Json::read)
                .toList();
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).path("request").asText()).isEqualTo(id);
        return lines.get(0);
    }

    private record Answered(String id, int status) {}

    /** Sends a request as it is written here, with an id that its line in the log has too. */
    private static Answered send(String method, String target, String type, String body) throws IOException {
        String id = UUID.randomUUID().toString();
        String content = type.isEmpty()
                ? ""
                : "Content-Type: " + type + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                        + "\r\n";
        String answer = raw(method + " /fhir" + target + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX-Request-ID: "
                + id + "\r\nAuthorization: Bearer " + TOKEN + "\r\n" + content + "\r\n" + body);
        return new Answered(id, Integer.parseInt(answer.substring(9, 12)));
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout((int) SOON.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Reads a little of the answer, and breaks the connection off. */
    private static void hangUp(String request) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoLinger(true, 0);
            socket.setSoTimeout((int) SOON.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            if (request.startsWith("GET")) {
                IntStream.range(0, 20).forEach(i -> readOne(socket));
            }
        }
    }

    private static void readOne(Socket socket) {
        try {
            assertThat(socket.getInputStream().read()).isNotNegative();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
