package org.iptfhir.instrument;

import java.math.BigDecimal;

/**
 * How a total comes of the points of the items.
 *
 * @param rule that is followed
 * @param factor what the outcome of the rule is multiplied by, such as 4 in WHO-5
 * @param decimals of a total; 0 where it is a whole number
 */
public record Scoring(Rule rule, BigDecimal factor, int decimals) {
    /** What is made of the points. */
    public enum Rule {
        /** Their sum. */
        SUM,
        /** Their mean. */
        MEAN,
        /** The sum of the domains, of each of which the item with most points counts, as in QIDS. */
        DOMAINS
    }

    /** The plain sum, a whole number. */
    public static Scoring sum() {
        return new Scoring(Rule.SUM, BigDecimal.ONE, 0);
    }

    /** Whether a total is a whole number. */
    public boolean isWhole() {
        return decimals == 0;
    }
}
