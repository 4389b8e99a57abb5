package org.iptfhir.outcome.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * The numbers of a cohort, or of one stratum of it, as they are.
 *
 * @param ofScores those that tell of the instrument
 * @param ofCourses those that are the same by whatever instrument
 */
public record Cell(List<Measured> ofScores, List<Measured> ofCourses) {
    public Cell {
        ofScores = List.copyOf(ofScores);
        ofCourses = List.copyOf(ofCourses);
    }

    /** All. */
    public List<Measured> all() {
        List<Measured> all = new ArrayList<>(ofScores);
        all.addAll(ofCourses);
        return all;
    }

    /** The same for the same courses, however they were asked for, and hardly ever for others. */
    String fingerprint() {
        return fingerprint(ofCourses);
    }

    /** The same for the same courses and their scores. */
    String fingerprintWithScores() {
        return fingerprint(all());
    }

    private static String fingerprint(List<Measured> measured) {
        StringJoiner numbers = new StringJoiner(",");
        for (Measured each : measured) {
            numbers.add(String.valueOf(each.began()))
                    .add(String.valueOf(each.eligible()))
                    .add(String.valueOf(each.computable()));
            if (each instanceof Measured.Share share) {
                numbers.add(String.valueOf(share.numerator()));
            } else if (each instanceof Measured.Mean mean) {
                numbers.add(String.valueOf(Math.round(mean.values().sum() * 100)));
            }
        }
        return numbers.toString();
    }
}
