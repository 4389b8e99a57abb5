package org.iptfhir.validation;

import java.util.List;
import java.util.Optional;

/**
 * What a text is checked against in addition to FHIR R4, the guide's own rule and the profiles that it claims.
 *
 * @param profiles canonicals, with or without version
 * @param type that the address to which the text was sent is for
 */
public record ValidationRequest(List<String> profiles, Optional<String> type) {
    public ValidationRequest {
        profiles = List.copyOf(profiles);
    }

    /** The guide's own rule and what the resource claims, nothing more. */
    public static ValidationRequest guideOnly() {
        return new ValidationRequest(List.of(), Optional.empty());
    }

    /** The guide's own rule and what the resource claims, for a resource that was sent to the address of a type. */
    public static ValidationRequest at(Optional<String> type) {
        return new ValidationRequest(List.of(), type);
    }
}
