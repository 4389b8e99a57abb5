package org.iptfhir.security;

import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;

/** Accepts the one secret of the server. Whoever has it is called by the same name. */
final class SecretIntrospection implements OpaqueTokenIntrospector {
    private static final String NAME = "bearer-of-the-token";

    private final BearerToken secret;

    SecretIntrospection(BearerToken secret) {
        this.secret = secret;
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        if (!secret.is(token)) {
            throw new BadOpaqueTokenException("It is not this server's token.");
        }
        return new DefaultOAuth2AuthenticatedPrincipal(NAME, Map.of("sub", NAME), List.of());
    }
}
