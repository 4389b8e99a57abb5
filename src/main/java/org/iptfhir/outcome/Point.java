package org.iptfhir.outcome;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A score of the trajectory.
 *
 * @param session the one on whose day it was answered; empty between sessions
 */
public record Point(LocalDate day, BigDecimal total, Optional<Attended> session) {}
