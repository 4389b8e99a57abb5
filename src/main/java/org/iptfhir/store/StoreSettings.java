package org.iptfhir.store;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the server keeps its data, under {@code ipt}.
 *
 * @param dataDirectory directory of the embedded database; unused when {@code spring.datasource.url} names another
 */
@ConfigurationProperties("ipt")
record StoreSettings(Path dataDirectory) {}
