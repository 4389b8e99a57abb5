package org.iptfhir.validation.course;

import java.util.List;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.ScoreObservations;

/** A rule about one use of an instrument beside what else is recorded of the patient. Of answers and their score the answers are told. */
interface MeasurementRule extends CourseRule {
    /** How to find what is measured. */
    Measurements measurements();

    /** Whether it has anything to judge in a use of an instrument with a patient of this server. */
    boolean judges(Measurement measurement);

    /** How a use of an instrument breaks it. */
    List<CourseBreach> check(Measurement measurement, CourseReader stored);

    @Override
    default Scope scope(Resource resource) {
        return measurements()
                .of(resource)
                .filter(measurement -> !isComputed(measurement))
                .filter(measurement -> measurement.patient().isPresent())
                .filter(this::judges)
                .map(measurement -> Scope.withoutLock())
                .orElse(Scope.nothing());
    }

    private static boolean isComputed(Measurement measurement) {
        return measurement.resource() instanceof Observation score && ScoreObservations.isComputed(score);
    }

    @Override
    default List<CourseBreach> check(Resource resource, CourseReader stored) {
        Measurement measurement = measurements().of(resource).orElseThrow();
        boolean isToldOfAnswers = measurement.answers().stream()
                .anyMatch(answers -> stored.response(answers).isPresent());
        return isToldOfAnswers ? List.of() : check(measurement, stored);
    }
}
