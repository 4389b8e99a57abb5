package org.iptfhir.outcome;

import java.time.LocalDate;
import java.util.Optional;
import org.iptfhir.therapy.Phase;

/**
 * A session that the patient came to.
 *
 * @param day on which it began
 * @param number in the course, as it is recorded
 * @param phase of the course, as it is recorded
 */
public record Attended(LocalDate day, Optional<Integer> number, Optional<Phase> phase) {}
