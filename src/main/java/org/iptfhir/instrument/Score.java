package org.iptfhir.instrument;

import java.util.List;

/** What answers to an instrument come to. */
public sealed interface Score {
    /**
     * Every scored item is answered.
     *
     * @param value within the instrument's range
     */
    record Total(int value) implements Score {}

    /**
     * Items are missing, so there is no total: a sum would count them as zero (rule M04).
     *
     * @param missing items without an answer that counts, in their order
     * @param partialSum of those that are answered
     */
    record Incomplete(List<Item> missing, int partialSum) implements Score {
        public Incomplete {
            missing = List.copyOf(missing);
        }

        /** The lowest total that the missing answers can lead to. */
        public int lowest() {
            return partialSum + missing.stream().mapToInt(Item::lowest).sum();
        }

        /** The highest total that the missing answers can lead to. */
        public int highest() {
            return partialSum + missing.stream().mapToInt(Item::highest).sum();
        }
    }
}
