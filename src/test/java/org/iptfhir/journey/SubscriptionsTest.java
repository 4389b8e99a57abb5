package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.iptfhir.InstalledGuide;
import org.iptfhir.OutcomeCourse;
import org.iptfhir.OwnServer;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hospital's record that wants to know of severe scores, and a server that may tell it. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(SharedServer.class)
@OwnServer
class SubscriptionsTest {
    private static final String SEVERE = "Observation?code-value-quantity=http://loinc.org|44261-6$ge20";

    /** What the hospital got: path, and body. */
    private final List<String> notified = new CopyOnWriteArrayList<>();

    private final RunningServer shared;
    private RunningServer server;
    private HttpServer hospital;

    SubscriptionsTest(RunningServer shared) {
        this.shared = shared;
    }

    @BeforeAll
    void start(@TempDir Path data, InstalledGuide guide) throws IOException {
        hospital = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hospital.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            notified.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + body);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        hospital.start();
        guide.copyTo(data);
        server = RunningServer.in(data, "ipt.subscriptions.endpoints=" + endpoint("/hooks/"));
    }

    @AfterAll
    void stop() {
        server.close();
        hospital.stop(0);
    }

    private String endpoint(String path) {
        return "http://127.0.0.1:" + hospital.getAddress().getPort() + path;
    }

    @Test
    void tellsOfWhatWasAskedForAndNothingOfWhatItIs() {
        HttpResponse<String> created =
                server.post("/Subscription", subscription(SEVERE, endpoint("/hooks/severe"), ""));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String mild = "Observation?code-value-quantity=http://loinc.org|44261-6$lt10";
        assertThat(server.post("/Subscription", subscription(mild, endpoint("/hooks/mild"), ""))
                        .statusCode())
                .isEqualTo(201);
        await("both are active")
                .atMost(Duration.ofMinutes(1))
                .until(() -> server.total("/Subscription?status=active") == 2);

        new OutcomeCourse("subscribed", "subscribed")
                .of("Ida", "Subscribed")
                .session(1, "2026-02-03", "initial")
                .phq9("2026-02-03", 21)
                .phq9("2026-02-10", 14)
                .goesOn(server, "2026-02-03");
        new OutcomeCourse("better", "better")
                .of("Ben", "Better")
                .session(1, "2026-02-03", "initial")
                .phq9("2026-02-03", 8)
                .goesOn(server, "2026-02-03");

        await("both are told").atMost(Duration.ofMinutes(1)).until(() -> notified.size() >= 2);
        assertThat(notified).containsExactlyInAnyOrder("POST /hooks/severe", "POST /hooks/mild");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Observation?code=x                  ; /hooks/a          ; ,"payload":"application/fhir+json"       ; Subscription.channel.payload
            Observation?code=x                  ; /hooks/a          ; ,"header":["Authorization: Bearer 1"]    ; Subscription.channel.header
            Observation?code=x                  ; /hooks/a          ; ,"extension":[{"url":"urn:x","valueString":"Patient?"}] ; Subscription.channel.extension
            Observation?code=x                  ; /elsewhere        ; ''                                       ; Subscription.channel.endpoint
            Observation?code=x                  ; /hooks/../else    ; ''                                       ; Subscription.channel.endpoint
            Observation?code=x                  ; /hooks/%2e%2e/a   ; ''                                       ; Subscription.channel.endpoint
            Observation?code=x                  ; .example.org/hooks/; ''                                      ; Subscription.channel.endpoint
            DocumentReference?status=current    ; /hooks/a          ; ''                                       ; Subscription.criteria
            Observation                         ; /hooks/a          ; ''                                       ; Subscription.criteria
            [*]                                 ; /hooks/a          ; ''                                       ; Subscription.criteria
            """)
    void sendsNothingElseAndNowhereElse(String criteria, String path, String channel, String place) {
        HttpResponse<String> refused = server.post("/Subscription", subscription(criteria, endpoint(path), channel));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("\"" + place + "\"");
    }

    @Test
    void takesNoPromiseThatItDoesNotKeep() {
        HttpResponse<String> refused =
                shared.post("/Subscription", subscription(SEVERE, endpoint("/hooks/severe"), ""));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("sends no notifications", "ipt.subscriptions.endpoints", "_lastUpdated");
        HttpResponse<String> off = shared.post(
                "/Subscription",
                subscription(SEVERE, endpoint("/hooks/severe"), "").replace("\"requested\"", "\"off\""));
        assertThat(off.statusCode()).as(off.body()).isEqualTo(201);
    }

    private static String subscription(String criteria, String endpoint, String channel) {
        return """
                {"resourceType":"Subscription","status":"requested","reason":"Severe scores","criteria":"%s",
                 "channel":{"type":"rest-hook","endpoint":"%s"%s}}""".formatted(criteria, endpoint, channel);
    }
}
