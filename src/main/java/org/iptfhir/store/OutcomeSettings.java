package org.iptfhir.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is told of cohorts, under {@code ipt.outcomes}.
 *
 * @param smallestCell count that is told, from 2 to 1,000; with 0 or 1 everything is told as it is
 */
@ConfigurationProperties("ipt.outcomes")
record OutcomeSettings(@DefaultValue("5") int smallestCell) {
    private static final int LARGEST = 1000;

    OutcomeSettings {
        if (smallestCell < 0 || smallestCell > LARGEST) {
            throw new IllegalArgumentException("ipt.outcomes.smallest-cell is a number from 0 to " + LARGEST + ".");
        }
    }
}
