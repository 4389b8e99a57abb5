package org.iptfhir.outcome;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A total that was recorded and counts: complete, and not entered in error.
 *
 * @param day on which it was answered
 * @param total within the instrument's range
 * @param isBaseline whether the sender calls it the baseline
 */
public record Rating(LocalDate day, BigDecimal total, boolean isBaseline) {}
