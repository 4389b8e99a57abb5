package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.iptfhir.OwnProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The program over PostgreSQL, which stops, starts again, and is kept busy by others. */
@OwnProgram
@ExtendWith(InstalledPostgresql.Shared.class)
class DatabaseAwayTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    /** Of connections that stay in use: writers may have to wait for each other a while. */
    private static final Duration IN_A_WHILE = Duration.ofSeconds(15);

    /** 128 and the number of SIGTERM. */
    private static final int ENDED_AS_ASKED = 143;

    /** More than the server has connections. */
    private static final int MANY = 24;

    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"anna\",\"active\":true}";
    private static final String ENTRY = "\"entry\":[{\"resource\":{\"resourceType\":\"Patient\"},"
            + "\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}]}";

    private static final List<Call> CALLS = List.of(
            new Call("GET", "/Patient/anna", ""),
            new Call("GET", "/Patient/anna/_history/1", ""),
            new Call("GET", "/Patient/anna/_history", ""),
            new Call("GET", "/_history", ""),
            new Call("GET", "/Patient?active=true", ""),
            new Call("GET", "/Patient?active=true&_summary=count", ""),
            new Call("GET", "/Patient/anna/Observation", ""),
            new Call("GET", "/Patient/anna/$everything", ""),
            new Call("PUT", "/Patient/anna", PATIENT),
            new Call("POST", "/Patient", "{\"resourceType\":\"Patient\"}"),
            new Call("DELETE", "/Patient/other", ""),
            new Call("POST", "", "{\"resourceType\":\"Bundle\",\"type\":\"batch\"," + ENTRY),
            new Call("POST", "", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"," + ENTRY));

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Path directory;
    private static EmbeddedPostgres postgres;
    private static ServerProgram server;
    private static String fhir;

    @BeforeAll
    static void start(InstalledPostgresql installed, @TempDir Path temporary) throws Exception {
        directory = temporary;
        installed.copyTo(directory.resolve("postgresql"));
        postgres = database(0);
        startProgram();
        for (Call call : CALLS) { // each for the first time, which takes longer
            send(call);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        postgres.close();
    }

    @Test
    void asksToComeAgainWhileTheDatabaseIsAwayAndGoesOnByItselfWhenItIsBack() throws Exception {
        int port = postgres.getPort();
        int before = server.output().length();
        postgres.close();
        for (Call call : CALLS) {
            assertComeAgain(call, SOON);
        }
        assertThat(send(new Call("GET", "/metadata", "")).statusCode()).isEqualTo(200);
        assertThat(health("readiness")).isEqualTo(503);
        assertThat(health("liveness")).isEqualTo(200);
        TimeUnit.SECONDS.sleep(15); // what the server does by itself must not fill the log either
        postgres = database(port);
        for (int tries = 0; health("readiness") != 200; tries++) {
            assertThat(tries).as("tenths of a second").isLessThan(50);
            TimeUnit.MILLISECONDS.sleep(100);
        }
        for (Call call : CALLS) {
            assertThat(send(call).statusCode()).as(call.toString()).isLessThan(300);
        }
        assertThat(server.output().substring(before))
                .contains("The database does not answer", "The database answers again")
                .doesNotContain("\tat ", "Exception", "ERROR");
    }

    @Test
    void asksToComeAgainWhileTheDatabaseHangs() throws Exception {
        TimeUnit.SECONDS.sleep(1); // connections that have just worked are taken to work still
        signal("STOP");
        try {
            for (Call call : CALLS) {
                assertComeAgain(call, SOON);
            }
            assertThat(health("readiness")).isEqualTo(503);
        } finally {
            signal("CONT");
        }
        await().atMost(SOON).until(() -> health("readiness") == 200);
        for (Call call : CALLS) {
            assertThat(send(call).statusCode()).as(call.toString()).isLessThan(300);
        }
    }

    @Test
    void asksToComeAgainWhileAllConnectionsAreInUse() throws Exception {
        try (Connection other = postgres.getPostgresDatabase().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table hfj_resource");
            List<CompletableFuture<HttpResponse<String>>> waiting = IntStream.range(0, MANY)
                    .mapToObj(
                            i -> HTTP.sendAsync(request(new Call("GET", "/Patient/anna", "")), BodyHandlers.ofString()))
                    .toList();
            await().atMost(IN_A_WHILE).until(() -> waiting.stream().anyMatch(CompletableFuture::isDone));
            for (Call call : CALLS.subList(CALLS.size() - 3, CALLS.size())) {
                assertComeAgain(call, IN_A_WHILE);
            }
            assertThat(health("readiness")).isEqualTo(200);
            other.rollback();
            for (CompletableFuture<HttpResponse<String>> answer : waiting) {
                assertThat(answer.get().statusCode()).isIn(200, 503);
            }
            assertThat(waiting).anyMatch(answer -> answer.join().statusCode() == 200);
        }
        for (Call call : CALLS) {
            assertThat(send(call).statusCode()).as(call.toString()).isLessThan(300);
        }
    }

    @Test
    void finishesWhatItHasAcceptedWhenItIsAskedToEnd() throws Exception {
        CompletableFuture<HttpResponse<String>> answer;
        CompletableFuture<Integer> end;
        try (Connection other = postgres.getPostgresDatabase().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table hfj_resource");
            answer = HTTP.sendAsync(
                    request(new Call("POST", "/Patient", "{\"resourceType\":\"Patient\",\"id\":\"slow\"}")),
                    BodyHandlers.ofString());
            TimeUnit.SECONDS.sleep(2);
            assertThat(answer).isNotDone();
            end = CompletableFuture.supplyAsync(DatabaseAwayTest::end);
            TimeUnit.SECONDS.sleep(3);
            assertThat(answer).isNotDone();
            assertThat(end).isNotDone();
            other.rollback();
        }
        HttpResponse<String> created = answer.get();
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(end.get()).isEqualTo(ENDED_AS_ASKED);
        assertThat(server.output()).doesNotContain("\tat ", "ERROR");
        startProgram();
        assertThat(send(new Call("GET", "/" + Exchange.reference(Json.read(created.body())), ""))
                        .statusCode())
                .isEqualTo(200);
    }

    /** To each process of the database, the first of which notes its number. */
    private static void signal(String name) throws IOException, InterruptedException {
        long first = Long.parseLong(Files.readAllLines(directory.resolve("postgresql/postmaster.pid"))
                .get(0)
                .strip());
        List<String> command = Stream.concat(
                        Stream.of("kill", "-" + name, Long.toString(first)),
                        ProcessHandle.of(first)
                                .orElseThrow()
                                .descendants()
                                .map(process -> Long.toString(process.pid())))
                .toList();
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static int end() {
        try {
            return server.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static void assertComeAgain(Call call, Duration limit) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<String> answer = send(call);
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as(call.toString())
                .isLessThan(limit);
        assertThat(answer.statusCode()).as(call + " " + answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After"))
                .as(call.toString())
                .isPresent();
        JsonNode outcome = Json.read(answer.body());
        assertThat(outcome.at("/resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(outcome.at("/issue/0/code").asText()).isIn("transient", "throttled");
        assertThat(outcome.at("/issue/0/diagnostics").asText())
                .contains("again in a few seconds")
                .doesNotContain("SQL", "Exception", "JPA", "Hikari");
    }

    private static int health(String probe) throws Exception {
        URI address = URI.create(fhir.replace("/fhir", "/actuator/health/" + probe));
        HttpRequest request = HttpRequest.newBuilder(address).timeout(SOON).build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static HttpResponse<String> send(Call call) throws IOException, InterruptedException {
        return HTTP.send(request(call), BodyHandlers.ofString());
    }

    private static HttpRequest request(Call call) {
        return HttpRequest.newBuilder(URI.create(fhir + call.path()))
                .header("Content-Type", "application/fhir+json")
                .method(
                        call.method(),
                        call.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()))
                .build();
    }

    private static EmbeddedPostgres database(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgresql"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private static void startProgram() throws IOException, InterruptedException {
        server = ServerProgram.start(directory, InstalledPostgresql.settings(postgres, directory));
        fhir = server.fhir();
    }

    private record Call(String method, String path, String body) {}
}
