package org.iptfhir.validation.course;

import java.util.Optional;
import java.util.Set;

/**
 * What a rule would look at for one resource.
 *
 * @param judged whether the rule has anything to judge
 * @param records whose other contents decide, such as {@code Patient/123}; one writer at a time works on each
 * @param unreachable path, within the resource, of a reference without which the rule cannot be judged
 */
record Scope(boolean judged, Set<String> records, Optional<String> unreachable) {
    /** The rule has nothing to say about the resource. */
    static Scope nothing() {
        return new Scope(false, Set.of(), Optional.empty());
    }

    /** The rule looks at these records; when there are none, the reference at a path leads to nothing of this server. */
    static Scope within(Set<String> records, String reference) {
        return new Scope(!records.isEmpty(), records, records.isEmpty() ? Optional.of(reference) : Optional.empty());
    }

    /** The rule looks at other resources, and nobody who changes them meanwhile could break it. */
    static Scope withoutLock() {
        return new Scope(true, Set.of(), Optional.empty());
    }
}
