package org.iptfhir.validation;

import java.util.Optional;

/**
 * A rule that a resource breaks.
 *
 * @param rule id, such as {@code M01}
 * @param severity how much it matters here
 * @param path of the element, within the resource, such as {@code .item[9].answer[0]}; empty for the resource itself
 * @param message what is wrong, with the values
 * @param remedy what the sender should do, where the rule's own remedy is about something else
 */
record Breach(String rule, Severity severity, String path, String message, Optional<String> remedy) {
    static Breach error(String rule, String path, String message) {
        return new Breach(rule, Severity.ERROR, path, message, Optional.empty());
    }

    static Breach warning(String rule, String path, String message) {
        return new Breach(rule, Severity.WARNING, path, message, Optional.empty());
    }

    static Breach note(String rule, String path, String message) {
        return new Breach(rule, Severity.NOTE, path, message, Optional.empty());
    }

    /** The same breach with a remedy of its own. */
    Breach mendedBy(String advice) {
        return new Breach(rule, severity, path, message, Optional.of(advice));
    }
}
