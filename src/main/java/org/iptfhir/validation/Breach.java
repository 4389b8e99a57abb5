package org.iptfhir.validation;

/**
 * A rule that a resource breaks.
 *
 * @param rule id, such as {@code M01}
 * @param severity how much it matters here
 * @param path of the element, within the resource, such as {@code .item[9].answer[0]}; empty for the resource itself
 * @param message what is wrong, with the values
 */
record Breach(String rule, Severity severity, String path, String message) {
    static Breach error(String rule, String path, String message) {
        return new Breach(rule, Severity.ERROR, path, message);
    }

    static Breach warning(String rule, String path, String message) {
        return new Breach(rule, Severity.WARNING, path, message);
    }
}
