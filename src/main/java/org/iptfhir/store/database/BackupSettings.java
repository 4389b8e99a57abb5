package org.iptfhir.store.database;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where backups of the embedded database are put, under {@code ipt.backup}.
 *
 * @param directory made when it is not there
 */
@ConfigurationProperties("ipt.backup")
record BackupSettings(String directory) {}
