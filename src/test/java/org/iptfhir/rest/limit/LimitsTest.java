package org.iptfhir.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.iptfhir.Format;
import org.iptfhir.InstalledGuide;
import org.iptfhir.OwnServer;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that bring too much, too slowly, or what cannot be read as HTTP. */
@ExtendWith(SharedServer.class)
@OwnServer
class LimitsTest {
    private static final int MOST = 100_000;
    private static final Duration BODY_TIME = Duration.ofSeconds(4);
    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Limits\"}]}";

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path directory, InstalledGuide guide) {
        guide.copyTo(directory);
        server = RunningServer.in(
                directory,
                "ipt.limits.body=" + MOST + "B",
                "ipt.limits.body-time=" + BODY_TIME,
                "ipt.limits.search-values=50");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {MOST + 1, 100 * MOST})
    void aBodyThatSaysItIsTooLargeIsRefusedThoughItNeverComes(int length) throws IOException {
        try (RawExchange exchange = new RawExchange(server.address())) {
            String answer = exchange.send(head("Content-Length: " + length)).answer();
            assertThat(answer).startsWith("HTTP/1.1 413 ");
            assertThat(issue(answer).at("/code").asText()).isEqualTo("too-long");
            assertThat(issue(answer).at("/details/text").asText()).contains("100000 bytes", "ipt.limits.body");
        }
    }

    @Test
    void aBodyOfUnknownLengthIsReadUpToTheLimit() {
        byte[] large = patientOf(MOST + 1);
        assertThat(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                        .statusCode())
                .isEqualTo(413);
        byte[] fits = patientOf(MOST);
        assertThat(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(fits)))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aPackedBodyIsUnpackedUpToTheLimit() throws IOException {
        assertThat(post(BodyPublishers.ofByteArray(packed(patientOf(MOST))), "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(201);
        HttpResponse<String> bomb =
                post(BodyPublishers.ofByteArray(packed(patientOf(20 * MOST))), "Content-Encoding", "gzip");
        assertThat(bomb.statusCode()).isEqualTo(413);
    }

    @Test
    void aDamagedOrUnknownPackingIsNamed() {
        HttpResponse<String> damaged = post(BodyPublishers.ofString(PATIENT), "Content-Encoding", "gzip");
        assertThat(damaged.statusCode()).isEqualTo(400);
        assertThat(damaged.body()).contains("cannot be unpacked");
        HttpResponse<String> unknown = post(BodyPublishers.ofString(PATIENT), "Content-Encoding", "br");
        assertThat(unknown.statusCode()).isEqualTo(415);
        assertThat(unknown.body()).contains("Content-Encoding br");
    }

    @Test
    void hundredsOfHalfSentBodiesKeepNobodyElseFromBeingAnswered() throws IOException {
        List<RawExchange> half = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                half.add(new RawExchange(server.address()).send(head("Content-Length: 1000") + "{\"resource"));
            }
            Instant begin = Instant.now();
            assertThat(post(BodyPublishers.ofString(PATIENT)).statusCode()).isEqualTo(201);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(20));
            String answer = half.get(0).answer();
            assertThat(answer).startsWith("HTTP/1.1 408 ");
            assertThat(issue(answer).at("/code").asText()).isEqualTo("timeout");
        } finally {
            for (RawExchange exchange : half) {
                exchange.close();
            }
        }
    }

    @Test
    void aBodyShorterThanItSaysIsNoRequest() throws IOException {
        try (RawExchange exchange = new RawExchange(server.address())) {
            String answer =
                    exchange.send(head("Content-Length: 1000") + PATIENT).end().answer();
            assertThat(answer).startsWith("HTTP/1.1 4");
            assertThat(issue(answer).at("/severity").asText()).isEqualTo("error");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /fhir/Patient?_id=<> HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /fhir/metadata%2f.. HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /fhir/Patient HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /fhir/Patient HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\nConnection: close\r\n\r\n",
                "GET /fhir/Patient HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\nConnection: close\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "GET /fhir/Patient?_id=" + "\0" + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            })
    void whatIsNoHttpGetsAnOutcome(String request) throws IOException {
        try (RawExchange exchange = new RawExchange(server.address())) {
            String answer = exchange.send(request).end().answer();
            assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("<html", "<!doctype", "\tat ");
            assertThat(issue(answer).at("/severity").asText()).isEqualTo("error");
        }
    }

    @Test
    void headersThatAreTooLongGetAnOutcome() throws IOException {
        try (RawExchange exchange = new RawExchange(server.address())) {
            String answer = exchange.send(
                            "GET /fhir/Patient?name=" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .end()
                    .answer();
            assertThat(answer).startsWith("HTTP/1.1 4");
            assertThat(issue(answer).at("/details/text").asText()).contains("_search");
        }
    }

    @Test
    void unitsInBracesAndRawPipesCanBeTypedInAnAddress() throws IOException {
        try (RawExchange exchange = new RawExchange(server.address())) {
            String answer = exchange.send("GET /fhir/Observation?value-quantity=gt15|http://unitsofmeasure.org|{score}"
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .answer();
            assertThat(answer).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aSearchOfManyValuesIsRefusedAndSaysHowManyAreTaken() {
        HttpResponse<String> many = server.get("/Patient?_id=" + "a,".repeat(50) + "a");
        assertThat(many.statusCode()).isEqualTo(400);
        assertThat(many.body()).contains("51 values", "50 are the most");
        assertThat(server.get("/Patient?_id=" + "a,".repeat(49) + "a").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"resourceType\":\"Patient\",\"name\":[', '{\"family\":\"x\"}', 2001, ',', ']}', name, ipt.limits.repetitions",
        "'<Patient xmlns=\"http://hl7.org/fhir\">', '<name><family value=\"x\"/></name>', 2001, '', '</Patient>', name, ipt.limits.repetitions",
        "'{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[', '{}', 1001, ',', ']}', 1001 entries, ipt.limits.entries",
        "'<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"batch\"/>', '<entry/>', 1001, '', '</Bundle>', 1001 entries, ipt.limits.entries",
        "'{\"resourceType\":\"Patient\",\"name\":[', '{\"given\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\"]}', 1900, ',', ']}', 20902 elements, ipt.limits.elements",
    })
    void aBodyOfMoreThanItsShareOfElementsIsRefused(
            String begin, String one, int count, String between, String end, String named, String setting) {
        String body = begin + (one + between).repeat(count - 1) + one + end;
        boolean bundle = body.contains("Bundle");
        HttpResponse<String> refused =
                server.post(bundle ? "" : "/Patient", body.startsWith("<") ? Format.XML : Format.JSON, body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
        assertThat(refused.body()).contains("too-costly", named, setting);
    }

    @Test
    void aPatchOfManyOperationsIsRefused() {
        String operation = "{\"op\":\"remove\",\"path\":\"/name\"}";
        HttpResponse<String> refused = server.send(
                "PATCH",
                "/Patient/limits",
                "[" + (operation + ",").repeat(2000) + operation + "]",
                "Content-Type",
                "application/json-patch+json");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
        assertThat(refused.body()).contains("operation stands there 2001 times", "ipt.limits.repetitions");
    }

    @Test
    void aLongChainIsRefused() {
        HttpResponse<String> chain = server.get("/Observation?subject.link.other.link.other.name=x");
        assertThat(chain.statusCode()).isEqualTo(400);
        assertThat(chain.body()).contains("5 links");
    }

    @Test
    void aSearchByPostReadsItsForm() {
        String id = "limits-" + UUID.randomUUID();
        server.put("/Patient/" + id, "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}");
        HttpRequest search = HttpRequest.newBuilder(URI.create(server.fhir() + "/Patient/_search?_count=5"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_id=" + id + "%2Cother"))
                .build();
        HttpResponse<String> answer = server.send(search);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"total\":1", id);
    }

    @Test
    void aParameterThatCannotBeReadIsRefusedThoughABodyFollows() {
        HttpResponse<String> refused = server.put("/Patient/x?%00=x", PATIENT);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("OperationOutcome");
    }

    @Test
    void anAnswerCarriesTheIdOfItsRequest() {
        HttpResponse<String> own = server.send(HttpRequest.newBuilder(URI.create(server.fhir() + "/Patient/none"))
                .header("X-Request-ID", "from-the-ehr.1")
                .build());
        assertThat(own.headers().allValues("X-Request-ID")).containsExactly("from-the-ehr.1");
        assertThat(server.get("/Patient/none").headers().allValues("X-Request-ID"))
                .singleElement()
                .asString()
                .matches("[0-9a-f-]{36}");
    }

    private static String head(String header) {
        return "POST /fhir/Patient HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/fhir+json\r\n" + header
                + "\r\n\r\n";
    }

    private static byte[] patientOf(int size) {
        String padding = "x".repeat(size - PATIENT.length() - ",\"language\":\"de\"".length());
        return PATIENT.replace("Limits", "Limits" + padding)
                .replace("}]}", "}],\"language\":\"de\"}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] packed(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    private static HttpResponse<String> post(HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.fhir() + "/Patient"))
                .header("Content-Type", "application/fhir+json")
                .POST(body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return server.send(request.build());
    }

    /** The issue of an OperationOutcome at the end of a raw answer. */
    private static JsonNode issue(String answer) throws IOException {
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        String json = body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1);
        JsonNode outcome = new ObjectMapper().readTree(json);
        assertThat(outcome.at("/resourceType").asText()).isEqualTo("OperationOutcome");
        return outcome.at("/issue/0");
    }
}
