package org.iptfhir.instrument;

/**
 * A code of a code system.
 *
 * @param system canonical of the system, such as {@code http://loinc.org}
 * @param code as the system writes it
 * @param display for people; empty when none is known
 */
public record Code(String system, String code, String display) {
    /** Whether another code means the same: system and code count, the display does not. */
    public boolean matches(Code other) {
        return system.equals(other.system) && code.equals(other.code);
    }
}
