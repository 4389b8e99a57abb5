package org.iptfhir.outcome;

import java.util.Optional;

/**
 * When something was reached.
 *
 * @param first score that reached it
 * @param sustained score from which on every later one reached it too, at least one: one good day is no lasting change
 */
public record Attainment(Optional<Point> first, Optional<Point> sustained) {}
