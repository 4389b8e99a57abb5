package org.iptfhir.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.iptfhir.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingResourcesTest {
    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path dataDirectory) {
        server = RunningServer.in(dataDirectory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void saysWhatItCanDo() {
        assertThat(server.get("/metadata").body())
                .contains("\"fhirVersion\":\"4.0.1\"")
                .contains("\"type\":\"CarePlan\"");
    }

    @Test
    void findsWhatWasCreated() {
        HttpResponse<String> created =
                server.post("/Patient", "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Kept\"}]}");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(server.get("/Patient?family=kept").body()).contains("\"total\":1");
    }

    @Test
    void givesIdsThatNoOtherServerGives() {
        HttpResponse<String> created = server.post("/Patient", "{\"resourceType\":\"Patient\",\"active\":true}");
        assertThat(created.headers().firstValue("Location").orElseThrow())
                .matches(".*/Patient/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/_history/1");
    }
}
