package org.iptfhir.outcome;

/**
 * How near scores must be to sessions, in days; the numbers are those of the guide's code system {@code timepoint}.
 *
 * @param beforeFirstSession most days that a baseline may lie before the first session
 * @param betweenScores most days from a score during treatment to the next
 * @param fromLastSession most days between the last session and the score that stands for the end
 */
public record Windows(int beforeFirstSession, int betweenScores, int fromLastSession) {}
