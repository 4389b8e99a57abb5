package org.iptfhir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole server in this JVM, on a free port of the loopback address, for tests that talk to the real thing. */
public final class RunningServer implements AutoCloseable {
    private static final String AUTHORIZATION_SERVER =
            "org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration";

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts a server that keeps its data in a directory, or in PostgreSQL where the test run is one over PostgreSQL.
     *
     * @param settings further settings, each as {@code key=value}
     */
    public static RunningServer in(Path dataDirectory, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--ipt.data-directory=" + dataDirectory,
                // The authorization server of the tests is on the class path; it must not become a part of this one.
                "--spring.autoconfigure.exclude=" + AUTHORIZATION_SERVER));
        List<String> all = new ArrayList<>(List.of(settings));
        if (all.stream().noneMatch(setting -> setting.startsWith("spring.datasource.url="))) {
            all.addAll(TestDatabase.settings(dataDirectory));
        }
        all.forEach(setting -> arguments.add("--" + setting));
        return new RunningServer(IptServer.start(arguments.toArray(String[]::new)));
    }

    /** Address of the FHIR interface. */
    public String fhir() {
        return address() + "/fhir";
    }

    /** Address of the server, without a slash at its end. */
    public String address() {
        return "http://127.0.0.1:"
                + ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    /** A bean of the server. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Answer to a GET of a path below the FHIR interface, such as {@code /Patient/1}. */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(fhir() + path)).build());
    }

    /** Answer to a POST of JSON. */
    public HttpResponse<String> post(String path, String json) {
        return post(path, Format.JSON, json);
    }

    /** Answer to a POST, in JSON. */
    public HttpResponse<String> post(String path, Format format, String text) {
        return send(write(path, format).POST(BodyPublishers.ofString(text)).build());
    }

    /** Answer to a PUT of JSON. */
    public HttpResponse<String> put(String path, String json) {
        return put(path, Format.JSON, json);
    }

    /** Answer to a PUT, in JSON. */
    public HttpResponse<String> put(String path, Format format, String text) {
        return send(write(path, format).PUT(BodyPublishers.ofString(text)).build());
    }

    /** Answer to a write of JSON, with further headers as names and values in turn. */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = write(path, Format.JSON)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    /** How many resources a search finds. */
    public int total(String search) {
        String body = get(search + "&_summary=count").body();
        return Integer.parseInt(body.replaceAll("(?s).*\"total\":\\s*(\\d+).*", "$1"));
    }

    /** Answer to any request. */
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("the server did not answer " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + request.uri(), e);
        }
    }

    private HttpRequest.Builder write(String path, Format format) {
        return HttpRequest.newBuilder(URI.create(fhir() + path))
                .header("Content-Type", format.mediaType())
                .header("Accept", Format.JSON.mediaType());
    }

    @Override
    public void close() {
        context.close();
    }
}
