package org.iptfhir.store.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the disk, under {@code ipt.limits}.
 *
 * @param freeDisk what is to stay free on the disk of the embedded database: writes are refused before
 */
@ConfigurationProperties("ipt.limits")
record DiskSettings(@DefaultValue("64MB") DataSize freeDisk) {}
