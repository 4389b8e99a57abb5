package org.iptfhir.instrument;

import java.math.BigDecimal;

/**
 * A number by which a score, or a change between two scores, is judged.
 *
 * @param verdict what reaching it means, such as {@code remission} or {@code reliable-change}
 * @param comparator how the score is compared with it: {@code <}, {@code <=}, {@code >=} or {@code >}
 * @param value the number
 * @param unit UCUM: {@code {score}} for points, {@code %} for a share of the first score
 * @param source publication that gives it
 */
public record Threshold(String verdict, String comparator, BigDecimal value, String unit, String source) {}
