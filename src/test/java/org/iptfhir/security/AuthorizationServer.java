package org.iptfhir.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** Spring Authorization Server, with clients of this server, one of another, and one whose tokens are old. */
final class AuthorizationServer implements AutoCloseable {
    static final String AUDIENCE = "https://ipt.hospital.example/fhir";

    /** Of two clients; the others' tokens have none. */
    private static final Map<String, String> SCOPES =
            Map.of("app-of-a-patient", "patient/*.rs", "analysts", "system/*.rs");

    private static final String SECRET = "of-the-client";

    private final ConfigurableApplicationContext context;
    private final String issuer;
    private final Keys keys;

    private AuthorizationServer(ConfigurableApplicationContext context, String issuer, Keys keys) {
        this.context = context;
        this.issuer = issuer;
        this.keys = keys;
    }

    static AuthorizationServer start() throws IOException, JOSEException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String issuer = "http://127.0.0.1:" + port;
        Keys keys = new Keys();
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .initializers(starting -> {
                    starting.getBeanFactory().registerSingleton("keys", keys);
                    starting.getBeanFactory()
                            .registerSingleton(
                                    "settings",
                                    AuthorizationServerSettings.builder()
                                            .issuer(issuer)
                                            .build());
                })
                .run("--server.port=" + port);
        return new AuthorizationServer(context, issuer, keys);
    }

    String issuer() {
        return issuer;
    }

    /** Signs with a new key from now on; the old one is published no longer. */
    void rotateKeys() throws JOSEException {
        keys.renew();
    }

    /**
     * A token that the server makes for a client: {@code ehr}, {@code another-servers}, {@code late},
     * {@code app-of-a-patient} or {@code analysts}.
     */
    String tokenFor(String client) throws IOException, InterruptedException {
        String basic =
                Base64.getEncoder().encodeToString((client + ":" + SECRET + client).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                                .header("Authorization", "Basic " + basic)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                                .build(),
                        BodyHandlers.ofString());
        return new ObjectMapper().readTree(answer.body()).get("access_token").asText();
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class Keys {
        private static final int BITS = 2048;

        private final AtomicReference<RSAKey> current = new AtomicReference<>();

        Keys() throws JOSEException {
            renew();
        }

        void renew() throws JOSEException {
            current.set(new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .generate());
        }

        RSAKey current() {
            return current.get();
        }
    }

    /** Without an annotation that the server under test would find it by. */
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class
    })
    static class Application {
        @Bean
        SecurityFilterChain endpoints(HttpSecurity http) throws Exception {
            OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
            return http.securityMatcher(server.getEndpointsMatcher())
                    .with(server, endpoints -> endpoints.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .build();
        }

        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(
                    Stream.of("ehr", "another-servers", "late", "app-of-a-patient", "analysts")
                            .map(id -> RegisteredClient.withId(id)
                                    .clientId(id)
                                    .clientSecret("{noop}" + SECRET + id)
                                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                                    .build())
                            .toList());
        }

        @Bean
        JWKSource<SecurityContext> published(Keys keys) {
            return (selector, context) -> selector.select(new JWKSet(keys.current()));
        }

        /** For its endpoints about users; nobody has one here. */
        @Bean
        JwtDecoder ownTokens(JWKSource<SecurityContext> published) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(published);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> audienceAndTime() {
            return token -> {
                String client = token.getRegisteredClient().getClientId();
                boolean another = client.equals("another-servers");
                Optional.ofNullable(SCOPES.get(client))
                        .ifPresent(scope -> token.getClaims().claim("scope", List.of(scope)));
                token.getClaims().audience(List.of(another ? "https://another.example" : AUDIENCE));
                if (client.equals("late")) {
                    Instant hourAgo = Instant.now().minusSeconds(3600);
                    token.getClaims().issuedAt(hourAgo).notBefore(hourAgo).expiresAt(hourAgo.plusSeconds(300));
                }
            };
        }
    }
}
