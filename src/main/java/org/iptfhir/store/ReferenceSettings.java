package org.iptfhir.store;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of references within the server, under {@code ipt.references}.
 *
 * @param integrity whether their targets must be there first
 * @param ownAddresses further addresses of this server, which references may name
 */
@ConfigurationProperties("ipt.references")
record ReferenceSettings(
        @DefaultValue("enforce") ReferenceIntegrity integrity,
        @DefaultValue List<String> ownAddresses) {}
