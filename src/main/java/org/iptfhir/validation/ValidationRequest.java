package org.iptfhir.validation;

import java.util.List;

/**
 * What a text is checked against in addition to FHIR R4, the guide's own rule and the profiles that it claims.
 *
 * @param profiles canonicals, with or without version
 */
public record ValidationRequest(List<String> profiles) {
    public ValidationRequest {
        profiles = List.copyOf(profiles);
    }

    /** The guide's own rule and what the resource claims, nothing more. */
    public static ValidationRequest guideOnly() {
        return new ValidationRequest(List.of());
    }
}
