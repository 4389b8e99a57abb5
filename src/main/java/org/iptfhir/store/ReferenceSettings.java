package org.iptfhir.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of references within the server, under {@code ipt.references}.
 *
 * @param integrity whether their targets must be there first
 */
@ConfigurationProperties("ipt.references")
record ReferenceSettings(@DefaultValue("enforce") ReferenceIntegrity integrity) {}
