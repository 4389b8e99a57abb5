package org.iptfhir.validation;

/**
 * A rule of the guide, as its code system {@code rule} publishes it.
 *
 * @param id such as {@code C02}
 * @param title what holds when the rule is kept
 * @param reason why it exists
 * @param severity the highest that a breach can have: {@code error} refuses a write, {@code warning} does not
 * @param remedy what the sender should do
 */
public record Rule(String id, String title, String reason, String severity, String remedy) {}
