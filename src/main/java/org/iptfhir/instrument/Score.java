package org.iptfhir.instrument;

import java.math.BigDecimal;
import java.util.List;

/** What answers to an instrument come to. */
public sealed interface Score {
    /**
     * Every scored item is answered, or one that stands for it.
     *
     * @param value within the instrument's range, with as many decimals as its totals have
     */
    record Total(BigDecimal value) implements Score {}

    /**
     * Items are missing, so there is no total: a sum would count them as zero (rule M04).
     *
     * @param missing items without an answer that counts, in their order
     * @param partial what those that are answered come to by the instrument's rule
     * @param lowest the lowest total that the missing answers can lead to
     * @param highest the highest total that the missing answers can lead to
     */
    record Incomplete(List<Item> missing, BigDecimal partial, BigDecimal lowest, BigDecimal highest) implements Score {
        public Incomplete {
            missing = List.copyOf(missing);
        }
    }
}
