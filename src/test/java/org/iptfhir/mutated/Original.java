package org.iptfhir.mutated;

import java.util.Optional;

/**
 * A request that the server can read, from which others are made.
 *
 * @param name what it is
 * @param request as it would be sent
 * @param target the stored example that it changes, which is put back before and after it
 */
record Original(String name, RawRequest request, Optional<OwnExamples.Stored> target) {
    static Original of(String name, RawRequest request) {
        return new Original(name, request, Optional.empty());
    }
}
