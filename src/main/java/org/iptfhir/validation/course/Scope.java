package org.iptfhir.validation.course;

import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Reference;

/**
 * What a rule would look at for one resource.
 *
 * @param judged whether the rule has anything to judge
 * @param records whose other contents decide, such as {@code Patient/123}; one writer at a time works on each
 * @param unreachable the reference without which the rule cannot be judged
 */
record Scope(boolean judged, Set<String> records, Optional<Unreachable> unreachable) {
    /**
     * A reference that leads to nothing of this server.
     *
     * @param path within the resource, such as {@code .subject}
     */
    record Unreachable(String path, Reference reference) {
        /** Why it leads nowhere, for the sender. */
        String why() {
            String element = path.substring(1).replaceFirst("\\[.*", "");
            if (reference.hasReference()) {
                return element + " refers to " + reference.getReference() + ", which is not here";
            }
            return reference.isEmpty()
                    ? "there is no " + element
                    : element + " has no reference, only " + (reference.hasIdentifier() ? "an identifier" : "a display")
                            + ", and it is not guessed whom or what that means";
        }
    }

    /** The rule has nothing to say about the resource. */
    static Scope nothing() {
        return new Scope(false, Set.of(), Optional.empty());
    }

    /** The rule looks at these records; when there are none, the reference at a path leads to nothing of this server. */
    static Scope within(Set<String> records, String path, Reference reference) {
        return records.isEmpty() ? unreachable(path, reference) : new Scope(true, records, Optional.empty());
    }

    /** The rule would look at what a reference leads to, which is nothing of this server. */
    static Scope unreachable(String path, Reference reference) {
        return new Scope(false, Set.of(), Optional.of(new Unreachable(path, reference)));
    }

    /** The rule looks at other resources, and nobody who changes them meanwhile could break it. */
    static Scope withoutLock() {
        return new Scope(true, Set.of(), Optional.empty());
    }
}
