package org.iptfhir.security;

import java.util.Optional;
import org.iptfhir.start.CannotStartException;
import org.springframework.core.env.Environment;

/** How a request shows that it may come in. */
public enum Access {
    /** By a token of an authorization server. */
    OAUTH2,
    /** By the secret in the token file. */
    SECRET,
    /** By coming from this machine: without a token the server listens on loopback alone. */
    LOCAL;

    static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";
    static final String AUDIENCES = "spring.security.oauth2.resourceserver.jwt.audiences";
    static final String TOKEN_FILE = "ipt.security.token-file";

    /**
     * What is configured.
     *
     * @throws CannotStartException when two ways are, or an issuer without an audience
     */
    static Access configuredIn(Environment environment) {
        boolean issuer = issuer(environment).isPresent();
        boolean secret = !environment.getProperty(TOKEN_FILE, "").isBlank();
        if (issuer && secret) {
            throw new CannotStartException(
                    "Both " + ISSUER + " and " + TOKEN_FILE + " are set, and only one of them can decide.",
                    "Remove one of the two settings.");
        }
        if (issuer && audience(environment).isEmpty()) {
            throw new CannotStartException(
                    ISSUER + " is set without " + AUDIENCES
                            + ": tokens that the issuer made for other servers would open this one.",
                    "Set " + AUDIENCES + " to the name by which the issuer knows this server, often its FHIR address.");
        }
        if (issuer) {
            return OAUTH2;
        }
        return secret ? SECRET : LOCAL;
    }

    /** The authorization server's address. */
    static Optional<String> issuer(Environment environment) {
        return Optional.of(environment.getProperty(ISSUER, "")).filter(uri -> !uri.isBlank());
    }

    private static Optional<String> audience(Environment environment) {
        return Optional.of(environment.getProperty(AUDIENCES, environment.getProperty(AUDIENCES + "[0]", "")))
                .filter(audience -> !audience.isBlank());
    }
}
