package org.iptfhir.instrument;

import java.util.Optional;

/**
 * Whom an instrument was made for.
 *
 * @param youngest age in completed years, if there is a limit
 * @param oldest age in completed years, if there is a limit
 * @param ratedBy who answers: {@code patient} or {@code practitioner}, if it is said
 * @param variant code of the variant of IPT whose patients it was made for, if it does not serve all
 */
public record Fit(
        Optional<Integer> youngest, Optional<Integer> oldest, Optional<String> ratedBy, Optional<String> variant) {
    /** Of an instrument of which nothing of the kind is known. */
    public static Fit everybody() {
        return new Fit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
