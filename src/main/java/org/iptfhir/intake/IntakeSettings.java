package org.iptfhir.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the check of writes, under {@code ipt.validation}.
 *
 * @param mode what an error does to a write
 */
@ConfigurationProperties("ipt.validation")
record IntakeSettings(@DefaultValue("enforce") ValidationMode mode) {}
