package org.iptfhir.security;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of access, under {@code ipt.security}. An OAuth2 authorization server is set by Spring Boot's own
 * {@code spring.security.oauth2.resourceserver.jwt.issuer-uri} and {@code …audiences}.
 *
 * @param tokenFile file whose only line is the bearer token that every request must carry
 * @param hosts names of this server besides {@code localhost}, for requests without a token that come through a proxy
 * @param embeddedBy origins whose pages may show {@code /outcomes/…?embed=1} in a frame
 */
@ConfigurationProperties("ipt.security")
record SecuritySettings(
        @Nullable Path tokenFile,
        @DefaultValue List<String> hosts,
        @DefaultValue List<String> embeddedBy) {}
