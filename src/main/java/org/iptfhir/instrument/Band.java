package org.iptfhir.instrument;

import java.math.BigDecimal;

/**
 * A band of severity.
 *
 * @param code such as {@code moderate}
 * @param lowest lowest score of the band
 * @param highest highest score of the band
 * @param source publication that gives it
 */
public record Band(Code code, BigDecimal lowest, BigDecimal highest, String source) {
    boolean contains(BigDecimal score) {
        return lowest.compareTo(score) <= 0 && score.compareTo(highest) <= 0;
    }
}
