package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Observation;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.RecordPart;
import org.iptfhir.validation.PossibleTime;

/**
 * M11: one use of an instrument is recorded once. Two are the same when instrument, patient, time, rater and method are.
 * A score of primary care that is not marked as one of IPT is no part of the record that is looked into.
 */
final class ScoreOnce implements MeasurementRule {
    private final Measurements measurements;

    ScoreOnce(Measurements measurements) {
        this.measurements = measurements;
    }

    @Override
    public String id() {
        return "M11";
    }

    @Override
    public String needs() {
        return "whether the same score is recorded already";
    }

    @Override
    public Measurements measurements() {
        return measurements;
    }

    @Override
    public boolean judges(Measurement measurement) {
        boolean isInRecord = !(measurement.resource() instanceof Observation score) || RecordPart.SCORE.holds(score);
        return isInRecord
                && measurement.time().filter(time -> !time.isPartial()).isPresent();
    }

    @Override
    public List<CourseBreach> check(Measurement measurement, CourseReader stored) {
        return measurements.ofPatient(measurement.patient().orElseThrow(), stored).stream()
                .filter(other -> !other.id().equals(measurement.id()) && isSame(other, measurement))
                .limit(1)
                .map(other -> CourseBreach.warning(
                        measurement.placeOfInstrument(),
                        "The same score is recorded already: " + other.id() + " has the same instrument ("
                                + measurements.instruments().title(measurement.instrument())
                                + "), patient, time, rater and method.",
                        measurement.id(),
                        other.id()))
                .toList();
    }

    private static boolean isSame(Measurement one, Measurement other) {
        return one.instrument().equals(other.instrument())
                && one.time().isPresent()
                && isSameTime(one.time().orElseThrow(), other.time())
                && one.raters().equals(other.raters())
                && one.method().equals(other.method());
    }

    private static boolean isSameTime(PossibleTime one, Optional<PossibleTime> other) {
        return other.filter(time -> time.moment().isPresent()
                        ? time.moment().equals(one.moment())
                        : one.moment().isEmpty() && time.equals(one))
                .isPresent();
    }
}
