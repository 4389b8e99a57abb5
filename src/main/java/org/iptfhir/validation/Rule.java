package org.iptfhir.validation;

/**
 * A rule of the guide, as its code system {@code rule} publishes it.
 *
 * @param id such as {@code C02}
 * @param title what holds when the rule is kept
 * @param reason why it exists
 * @param isError whether a breach refuses a write; otherwise it is a warning
 * @param remedy what the sender should do
 */
public record Rule(String id, String title, String reason, boolean isError, String remedy) {}
