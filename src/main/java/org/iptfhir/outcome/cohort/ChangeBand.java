package org.iptfhir.outcome.cohort;

/**
 * Changes that are counted together, in percent of what could be improved. From 50 percent on it is a response, from 25 it
 * is often called a partial one.
 */
public enum ChangeBand {
    /** More symptoms than before. */
    WORSE("change-worse", Integer.MIN_VALUE, 0),
    /** Hardly better, or the same. */
    FROM_0("change-0-24", 0, 25),
    /** Better by a quarter. */
    FROM_25("change-25-49", 25, 50),
    /** Better by half. */
    FROM_50("change-50-74", 50, 75),
    /** Better by three quarters, or well. */
    FROM_75("change-75-100", 75, Integer.MAX_VALUE);

    private final String code;
    private final int from;
    private final int below;

    ChangeBand(String code, int from, int below) {
        this.code = code;
        this.from = from;
        this.below = below;
    }

    /** The guide's code. */
    public String code() {
        return code;
    }

    /** The least percent. */
    public int from() {
        return from;
    }

    /** More than the most percent. */
    public int below() {
        return below;
    }
}
