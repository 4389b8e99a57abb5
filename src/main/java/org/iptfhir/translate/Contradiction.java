package org.iptfhir.translate;

import org.hl7.fhir.r4.model.Observation;

/**
 * A sender's own score that says something else than the answers that it derives from.
 *
 * @param observation the sender's
 * @param in what the two disagree
 * @param claimed what the Observation says
 * @param computed what the answers say, add up to or allow; of a second score, the first
 * @param answers what the answers are called, for who does not see them beside the score; else empty
 */
public record Contradiction(Observation observation, Disagreement in, String claimed, String computed, String answers) {
    /** A contradiction to answers that the sender knows. */
    public Contradiction(Observation observation, Disagreement in, String claimed, String computed) {
        this(observation, in, claimed, computed, "");
    }

    /** The same contradiction, with what the answers are called. */
    public Contradiction to(String called) {
        return new Contradiction(observation, in, claimed, computed, called);
    }

    /** In what a score and the answers that it derives from disagree. */
    public enum Disagreement {
        /** Rule M01: the value is another one, or there is none. */
        VALUE,
        /** Rule M01: the answers have such a score already. */
        SECOND,
        /** Rule M04: the answers are not all there, so there is no total. */
        INCOMPLETE,
        /** Rule M04: the answers are all there, so nothing is prorated or partial. */
        COMPLETE,
        /** Rule M06: the score is another patient's. */
        SUBJECT,
        /** Rule M06: the answers are those to another questionnaire. */
        INSTRUMENT
    }
}
