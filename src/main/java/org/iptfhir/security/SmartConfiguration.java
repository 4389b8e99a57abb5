package org.iptfhir.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells clients where to get a token: SMART App Launch's {@code .well-known/smart-configuration}, made of what the
 * authorization server publishes of itself (RFC 8414, OpenID Connect Discovery).
 */
final class SmartConfiguration extends HttpServlet {
    static final String PATH = "/fhir/.well-known/smart-configuration";

    private static final long serialVersionUID = 1L;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int OK = 200;

    /** What both documents have under the same name. */
    private static final List<String> SHARED = List.of(
            "issuer",
            "jwks_uri",
            "authorization_endpoint",
            "token_endpoint",
            "introspection_endpoint",
            "revocation_endpoint",
            "registration_endpoint",
            "grant_types_supported",
            "response_types_supported",
            "scopes_supported",
            "code_challenge_methods_supported",
            "token_endpoint_auth_methods_supported");

    private final transient Optional<String> issuer;
    private final transient Clock clock;
    private final transient JsonMapper json = JsonMapper.builder().build();
    private final transient AtomicReference<Kept> kept = new AtomicReference<>(new Kept("", Instant.EPOCH));

    SmartConfiguration(Optional<String> issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    private record Kept(String document, Instant until) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (issuer.isEmpty()) {
            RefusalAnswer.write(
                    response,
                    HttpServletResponse.SC_NOT_FOUND,
                    "not-found",
                    "This server has no authorization server configured.");
            return;
        }
        try {
            String document = document(issuer.get());
            response.setContentType("application/json");
            response.getWriter().write(document);
        } catch (IOException e) {
            response.setHeader("Retry-After", Long.toString(PATIENCE.toSeconds()));
            RefusalAnswer.write(
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "transient",
                    "The authorization server does not tell its configuration now. Ask again.");
        }
    }

    private String document(String from) throws IOException {
        Kept known = kept.get();
        if (clock.instant().isBefore(known.until())) {
            return known.document();
        }
        JsonNode published = published(URI.create(from.replaceAll("/+$", "") + "/.well-known/openid-configuration"));
        ObjectNode smart = json.createObjectNode();
        SHARED.stream().filter(published::has).forEach(name -> smart.set(name, published.get(name)));
        smart.putArray("capabilities").add("client-confidential-symmetric").add("client-confidential-asymmetric");
        String document = smart.toString();
        kept.set(new Kept(document, clock.instant().plus(KEPT)));
        return document;
    }

    private JsonNode published(URI address) throws IOException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IOException("status " + answer.statusCode());
            }
            return json.readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
