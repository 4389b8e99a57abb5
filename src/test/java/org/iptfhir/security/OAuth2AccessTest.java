package org.iptfhir.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import org.iptfhir.InstalledGuide;
import org.iptfhir.OwnServer;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A server that other machines can reach, and that believes the tokens of one authorization server. */
@ExtendWith(SharedServer.class)
@OwnServer
class OAuth2AccessTest {
    private static AuthorizationServer authorization;
    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path directory, InstalledGuide guide) throws Exception {
        authorization = AuthorizationServer.start();
        guide.copyTo(directory.resolve("data"));
        server = RunningServer.in(
                directory.resolve("data"),
                "server.address=0.0.0.0",
                "spring.security.oauth2.resourceserver.jwt.issuer-uri=" + authorization.issuer(),
                "spring.security.oauth2.resourceserver.jwt.audiences=" + AuthorizationServer.AUDIENCE);
    }

    @AfterAll
    static void stop() {
        server.close();
        authorization.close();
    }

    @Test
    void aTokenOfTheAuthorizationServerOpensTheServer() throws Exception {
        assertThat(status("/fhir/Patient", authorization.tokenFor("ehr"))).isEqualTo(200);
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        HttpResponse<String> answer = server.get("/Patient");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"ipt-fhir\"");
    }

    @Test
    void aTokenForAnotherServerIsRefused() throws Exception {
        assertThat(status("/fhir/Patient", authorization.tokenFor("another-servers")))
                .isEqualTo(401);
    }

    @Test
    void aTokenThatHasExpiredIsRefused() throws Exception {
        assertThat(status("/fhir/Patient", authorization.tokenFor("late"))).isEqualTo(401);
    }

    @Test
    void aTokenThatNobodySignedOrSomebodyElseIsRefused() throws Exception {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(authorization.issuer())
                .audience(AuthorizationServer.AUDIENCE)
                .subject("ehr")
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build();
        assertThat(status("/fhir/Patient", new PlainJWT(claims).serialize())).isEqualTo(401);
        SignedJWT forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        forged.sign(new MACSigner("a-secret-that-the-server-has-never-heard-of"));
        assertThat(status("/fhir/Patient", forged.serialize())).isEqualTo(401);
        String token = authorization.tokenFor("ehr");
        String damaged = token.substring(0, token.length() - 8) + "AAAAAAAA";
        assertThat(status("/fhir/Patient", damaged)).isEqualTo(401);
    }

    @Test
    void aNewKeyOfTheAuthorizationServerIsFoundByItself() throws Exception {
        assertThat(status("/fhir/Patient", authorization.tokenFor("ehr"))).isEqualTo(200);
        authorization.rotateKeys();
        assertThat(status("/fhir/Patient", authorization.tokenFor("ehr"))).isEqualTo(200);
    }

    @Test
    void whereToGetATokenIsToldWithoutOne() throws IOException {
        HttpResponse<String> answer = server.get("/.well-known/smart-configuration");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode smart = new ObjectMapper().readTree(answer.body());
        assertThat(smart.at("/issuer").asText()).isEqualTo(authorization.issuer());
        assertThat(smart.at("/token_endpoint").asText()).isEqualTo(authorization.issuer() + "/oauth2/token");
        assertThat(smart.at("/jwks_uri").asText()).startsWith(authorization.issuer());
        assertThat(smart.at("/capabilities")).isNotEmpty();
        JsonNode statement = new ObjectMapper().readTree(server.get("/metadata").body());
        assertThat(statement.at("/rest/0/security/service/0/coding/0/code").asText())
                .isEqualTo("OAuth");
    }

    @Test
    void onlyATokenForAllRecordsTakesThemAway() throws Exception {
        String analysts = authorization.tokenFor("analysts");
        HttpResponse<String> group = server.send(HttpRequest.newBuilder(URI.create(server.fhir() + "/Group/all"))
                .header("Authorization", "Bearer " + analysts)
                .header("Content-Type", "application/fhir+json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"resourceType\":\"Group\",\"id\":\"all\",\"type\":\"person\",\"actual\":true}"))
                .build());
        assertThat(group.statusCode()).as(group.body()).isEqualTo(201);
        assertThat(exported(authorization.tokenFor("ehr"))).isEqualTo(403);
        assertThat(exported(authorization.tokenFor("app-of-a-patient"))).isEqualTo(403);
        assertThat(exported(analysts)).isEqualTo(202);
    }

    private static int exported(String token) {
        return server.send(HttpRequest.newBuilder(URI.create(server.fhir() + "/Group/all/$export"))
                        .header("Authorization", "Bearer " + token)
                        .header("Prefer", "respond-async")
                        .build())
                .statusCode();
    }

    private static int status(String path, String token) {
        return server.send(HttpRequest.newBuilder(URI.create(server.address() + path))
                        .header("Authorization", "Bearer " + token)
                        .build())
                .statusCode();
    }
}
