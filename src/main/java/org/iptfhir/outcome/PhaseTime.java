package org.iptfhir.outcome;

import java.time.LocalDate;
import java.util.Optional;
import org.iptfhir.therapy.Phase;

/**
 * When a phase of a course took place.
 *
 * @param from first day
 * @param to last day; empty while it goes on, or where its end is not recorded
 */
public record PhaseTime(Phase phase, LocalDate from, Optional<LocalDate> to) {}
