package org.iptfhir.instrument;

/** What a higher score means. */
public enum Direction {
    /** More symptoms, as in PHQ-9. */
    HIGHER_IS_WORSE,
    /** More wellbeing, as in WHO-5. */
    HIGHER_IS_BETTER
}
