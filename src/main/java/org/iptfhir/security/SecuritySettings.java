package org.iptfhir.security;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of access, under {@code ipt.security}. An OAuth2 authorization server is set by Spring Boot's own
 * {@code spring.security.oauth2.resourceserver.jwt.issuer-uri} and {@code …audiences}.
 *
 * @param tokenFile file whose only line is the bearer token that every request must carry
 */
@ConfigurationProperties("ipt.security")
record SecuritySettings(@Nullable Path tokenFile) {}
