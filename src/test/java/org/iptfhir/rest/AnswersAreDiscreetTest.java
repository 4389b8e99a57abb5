package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class AnswersAreDiscreetTest {
    private final RunningServer server;

    AnswersAreDiscreetTest(RunningServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Observation/$lastn?patient=Patient/1", "/$perform-reindexing-pass"})
    void refusesOperationsThatWouldAnswerWrongOrDoHarm(String path) {
        assertThat(server.get(path).statusCode()).isBetween(400, 405);
        assertThat(server.get("/metadata").body())
                .doesNotContain("\"lastn\"", "reindexing", "undo-replace-references", "invalidate-expansion");
    }

    @Test
    void tellsNoSqlToTheLosersOfARace() throws Exception {
        String joy = Files.readString(Path.of("ig/input/examples/Bundle-joy.json"), StandardCharsets.UTF_8)
                .replace("ipt-fhir/example/", "ipt-fhir/example/race/"); // nobody else sends these
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try {
            Callable<HttpResponse<String>> post = () -> server.post("", joy);
            for (Future<HttpResponse<String>> answer :
                    clients.invokeAll(Stream.generate(() -> post).limit(4).toList())) {
                assertThat(answer.get().statusCode()).isIn(200, 409);
                assertThat(answer.get().body())
                        .doesNotContainIgnoringCase("sql")
                        .doesNotContain("Exception");
            }
        } finally {
            clients.shutdown();
        }
        assertThat(server.get("/Patient?_summary=count&identifier=https://w3id.org/ipt-fhir/example/race/patient%7C")
                        .body())
                .contains("\"total\":1");
    }
}
