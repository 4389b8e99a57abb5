package org.iptfhir.validation;

import java.util.List;

/**
 * A rule of the guide, as its code system {@code rule} publishes it.
 *
 * @param id such as {@code C02}
 * @param title what holds when the rule is kept
 * @param reason why it exists
 * @param source where it comes from
 * @param severities of its breaches, the highest first: {@code error} refuses a write, {@code warning} does not
 * @param remedy what the sender should do
 */
public record Rule(String id, String title, String reason, String source, List<String> severities, String remedy) {
    public Rule {
        severities = List.copyOf(severities);
    }

    /** The highest that a breach can have. */
    public String severity() {
        return severities.get(0);
    }
}
