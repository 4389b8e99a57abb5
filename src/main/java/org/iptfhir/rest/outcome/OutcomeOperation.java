package org.iptfhir.rest.outcome;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.iptfhir.rest.OperationParameters;
import org.iptfhir.rest.course.RecordedCourse;
import org.iptfhir.translate.CourseOutcomes;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.RecordPart;
import org.iptfhir.translate.StoredResources;

/**
 * {@code CarePlan/[id]/$ipt-outcome} and {@code Patient/[id]/$ipt-outcome}: what a course, or each course of a patient, has
 * come to.
 */
public final class OutcomeOperation {
    private static final String NAME = "$ipt-outcome";
    private static final String DEFINITION = "https://w3id.org/ipt-fhir/OperationDefinition/course-outcome";
    private static final String INSTRUMENT = "instrument";

    private final RecordedCourse recorded;
    private final StoredResources stored;
    private final CourseReader courses;
    private final CourseOutcomes outcomes;
    private final OutcomeParameters answers;

    OutcomeOperation(
            RecordedCourse recorded,
            StoredResources stored,
            CourseReader courses,
            CourseOutcomes outcomes,
            OutcomeParameters answers) {
        this.recorded = recorded;
        this.stored = stored;
        this.courses = courses;
        this.outcomes = outcomes;
        this.answers = answers;
    }

    /** Of one course. */
    @Operation(name = NAME, type = CarePlan.class, idempotent = true, manualRequest = true, canonicalUrl = DEFINITION)
    public Parameters ofCourse(@IdParam IdType id, ServletRequestDetails request) {
        Optional<String> instrument = instrument(request);
        return answers.of(List.of(outcomes.of(recorded.course(id))), instrument);
    }

    /** Of all courses of a patient, in the order in which they began. */
    @Operation(name = NAME, type = Patient.class, idempotent = true, manualRequest = true, canonicalUrl = DEFINITION)
    public Parameters ofPatient(@IdParam IdType id, ServletRequestDetails request) {
        Optional<String> instrument = instrument(request);
        String patient = "Patient/" + id.getIdPart();
        if (stored.read(new IdType(patient)).isEmpty()) {
            throw new ResourceNotFoundException(
                    "There is no " + patient + " here. The search Patient?name=… finds patients.");
        }
        return answers.of(
                courses.record(patient, RecordPart.COURSE).stream()
                        .flatMap(plan -> CoursePlan.of(plan).stream())
                        .sorted(Comparator.comparing(course -> course.begin().orElse("")))
                        .map(outcomes::of)
                        .toList(),
                instrument);
    }

    private Optional<String> instrument(ServletRequestDetails request) {
        Optional<String> instrument =
                OperationParameters.of(request, NAME, INSTRUMENT).value(INSTRUMENT);
        instrument.filter(code -> !answers.instruments().contains(code)).ifPresent(code -> {
            throw OperationParameters.unreadable(
                    INSTRUMENT, code, "It is one of " + String.join(", ", answers.instruments()) + ".");
        });
        return instrument;
    }
}
