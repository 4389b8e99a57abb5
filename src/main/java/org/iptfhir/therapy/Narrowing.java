package org.iptfhir.therapy;

import java.util.Optional;

/**
 * What a site plans more narrowly than the manual of a variant.
 *
 * @param sessions how many a course has
 * @param minutes how long one session is
 * @param daysBetween from one session to the next
 */
public record Narrowing(Optional<Span> sessions, Optional<Span> minutes, Optional<Span> daysBetween) {}
