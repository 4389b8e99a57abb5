package org.iptfhir.instrument;

/**
 * A band of severity.
 *
 * @param code such as {@code moderate}
 * @param lowest lowest score of the band
 * @param highest highest score of the band
 * @param source publication that gives it
 */
public record Band(Code code, int lowest, int highest, String source) {
    boolean contains(int score) {
        return lowest <= score && score <= highest;
    }
}
