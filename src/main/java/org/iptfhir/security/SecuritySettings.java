package org.iptfhir.security;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of access, under {@code ipt.security}.
 *
 * @param tokenFile file whose only line is the bearer token that every request must carry; without it the server
 *     answers without a token, and starts on loopback alone
 */
@ConfigurationProperties("ipt.security")
record SecuritySettings(@Nullable Path tokenFile) {}
