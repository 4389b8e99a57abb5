package org.iptfhir.validation.course;

import org.iptfhir.validation.Severity;

/**
 * How a resource breaks a rule together with another one.
 *
 * @param severity how much it matters here
 * @param path of the element at fault, within the resource, such as {@code .status}
 * @param message what is wrong, with the id of the other resource
 * @param resource the one that is judged
 * @param other the one that it does not go together with
 */
record CourseBreach(Severity severity, String path, String message, String resource, String other) {
    static CourseBreach error(String path, String message, String resource, String other) {
        return new CourseBreach(Severity.ERROR, path, message, resource, other);
    }

    static CourseBreach warning(String path, String message, String resource, String other) {
        return new CourseBreach(Severity.WARNING, path, message, resource, other);
    }

    /** Whether it is the same fault, seen from the other side. */
    boolean mirrors(CourseBreach breach) {
        return resource.equals(breach.other) && other.equals(breach.resource);
    }
}
