package org.iptfhir.instrument;

import java.math.BigDecimal;

/**
 * A number by which a score, or a change between two scores, is judged.
 *
 * @param verdict what reaching it means, such as {@code remission} or {@code reliable-change}
 * @param comparator how the score is compared with it: {@code <}, {@code <=}, {@code >=} or {@code >}
 * @param value the number
 * @param unit UCUM: {@code {score}} for points, {@code %} for a share of the first score
 * @param basis what is compared with it
 * @param source publication that gives it
 */
public record Threshold(String verdict, String comparator, BigDecimal value, String unit, Basis basis, String source) {
    /** What a threshold is compared with. */
    public enum Basis {
        /** The improvement in percent of what could be improved. */
        SHARE,
        /** The change in points. */
        CHANGE,
        /** The score itself. */
        SCORE
    }

    /**
     * Whether a number reaches it.
     *
     * @throws IllegalStateException when the comparator is none of FHIR's
     */
    public boolean isReachedBy(BigDecimal number) {
        int order = number.compareTo(value);
        return switch (comparator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">=" -> order >= 0;
            case ">" -> order > 0;
            default -> throw new IllegalStateException("Comparator " + comparator + " of " + verdict + " is unknown");
        };
    }
}
