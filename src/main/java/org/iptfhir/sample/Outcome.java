package org.iptfhir.sample;

/** Where the depression of a course goes, measured by PHQ-9 at its end as agreed; one that is broken off is on the way there. */
enum Outcome {
    /** Below the instrument's limit of remission. */
    REMISSION,
    /** Half of the first score or less, but above remission. */
    RESPONSE,
    /** Neither. */
    NO_RESPONSE,
    /** Reliably worse than at the beginning. */
    DETERIORATION
}
