package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.iptfhir.RunningServer;

/** A request as any client can send it, and the answer. */
record Asked(HttpResponse<String> answer) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Sends a request whose headers are names and values in turn. */
    static Asked of(RunningServer server, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server.fhir() + path.replace("|", "%7C").replace("\"", "%22")))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return new Asked(server.send(request.build()));
    }

    static Asked get(RunningServer server, String path, String... headers) {
        return of(server, "GET", path, "", headers);
    }

    /** Sends JSON. */
    static Asked json(RunningServer server, String method, String path, String json, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "application/fhir+json"));
        return of(server, method, path, json, all.toArray(String[]::new));
    }

    /** Stores a resource under an id, and fails unless that succeeds. */
    static void put(RunningServer server, String type, String id, String elements) {
        Asked written = json(
                server,
                "PUT",
                "/" + type + "/" + id,
                "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\"," + elements + "}");
        assertThat(written.status()).as(written.answer().body()).isIn(200, 201);
    }

    int status() {
        return answer.statusCode();
    }

    /** A header; empty where there is none. */
    String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    JsonNode body() {
        try {
            return MAPPER.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    /** Where in the body, such as {@code /issue/0/code}; empty where there is nothing. */
    String at(String pointer) {
        return body().at(pointer).asText();
    }

    /** What the first issue of an outcome says. */
    String says() {
        return at("/issue/0/diagnostics");
    }

    /** The link of a Bundle. */
    String link(String relation) {
        for (JsonNode link : body().path("link")) {
            if (link.get("relation").asText().equals(relation)) {
                return link.get("url").asText();
            }
        }
        return "";
    }

    /** Of each entry of a Bundle, what stands at a place. */
    List<String> entries(String pointer) {
        List<String> found = new ArrayList<>();
        body().path("entry").forEach(entry -> found.add(entry.at(pointer).asText()));
        return found;
    }
}
