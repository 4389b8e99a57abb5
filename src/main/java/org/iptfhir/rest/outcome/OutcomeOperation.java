package org.iptfhir.rest.outcome;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.iptfhir.outcome.TreatmentOutcome;
import org.iptfhir.rest.AnswerKind;
import org.iptfhir.rest.OperationParameters;
import org.iptfhir.rest.course.RecordedCourse;
import org.iptfhir.translate.CourseOutcomes;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.RecordPart;
import org.iptfhir.translate.StoredResources;

/**
 * {@code CarePlan/[id]/$ipt-outcome} and {@code Patient/[id]/$ipt-outcome}: what a course, or each course of a patient, has
 * come to. As Parameters, as reports of the guide's measures, as CSV, or as a drawing.
 */
public final class OutcomeOperation {
    /** Its name, with the dollar sign. */
    public static final String NAME = "$ipt-outcome";

    private static final String DEFINITION = "https://w3id.org/ipt-fhir/OperationDefinition/course-outcome";
    private static final String INSTRUMENT = "instrument";
    private static final String REPORT = "report";
    private static final String MEASURE_REPORT = "measure-report";

    private final RecordedCourse recorded;
    private final StoredResources stored;
    private final CourseReader courses;
    private final CourseOutcomes outcomes;
    private final OutcomeParameters answers;
    private final OutcomeDrawings drawings;
    private final OutcomeReports reports;

    OutcomeOperation(
            RecordedCourse recorded,
            StoredResources stored,
            CourseReader courses,
            CourseOutcomes outcomes,
            OutcomeParameters answers,
            OutcomeDrawings drawings,
            OutcomeReports reports) {
        this.recorded = recorded;
        this.stored = stored;
        this.courses = courses;
        this.outcomes = outcomes;
        this.answers = answers;
        this.drawings = drawings;
        this.reports = reports;
    }

    /** Of one course. */
    @Operation(
            name = NAME,
            type = CarePlan.class,
            idempotent = true,
            manualRequest = true,
            manualResponse = true,
            canonicalUrl = DEFINITION)
    public void ofCourse(@IdParam IdType id, ServletRequestDetails request) throws IOException {
        Asked asked = asked(request);
        CoursePlan course = recorded.course(id);
        answer(asked, course.patient(), List.of(measured(course)), request);
    }

    /** Of all courses of a patient, in the order in which they began. */
    @Operation(
            name = NAME,
            type = Patient.class,
            idempotent = true,
            manualRequest = true,
            manualResponse = true,
            canonicalUrl = DEFINITION)
    public void ofPatient(@IdParam IdType id, ServletRequestDetails request) throws IOException {
        Asked asked = asked(request);
        String patient = "Patient/" + id.getIdPart();
        if (stored.read(new IdType(patient)).isEmpty()) {
            throw new ResourceNotFoundException(
                    "There is no " + patient + " here. The search Patient?name=… finds patients.");
        }
        answer(
                asked,
                Optional.of(patient),
                courses.record(patient, RecordPart.COURSE).stream()
                        .flatMap(plan -> CoursePlan.of(plan).stream())
                        .sorted(Comparator.comparing(course -> course.begin().orElse("")))
                        .map(this::measured)
                        .toList(),
                request);
    }

    private MeasuredCourse measured(CoursePlan course) {
        return new MeasuredCourse(course, outcomes.of(course));
    }

    /** What is asked for, and how. */
    private record Asked(Optional<String> instrument, boolean isReport, AnswerKind kind) {}

    private Asked asked(ServletRequestDetails request) {
        AnswerKind kind = AnswerKind.of(request, AnswerKind.FHIR, AnswerKind.CSV, AnswerKind.SVG);
        OperationParameters parameters = OperationParameters.of(request, NAME, INSTRUMENT, REPORT);
        return new Asked(instrument(parameters), isReport(parameters), kind);
    }

    private void answer(
            Asked asked, Optional<String> patient, List<MeasuredCourse> measured, ServletRequestDetails request)
            throws IOException {
        List<TreatmentOutcome> told =
                measured.stream().map(MeasuredCourse::outcome).toList();
        switch (asked.kind()) {
            case CSV ->
                TextAnswer.csv(
                        OutcomeCsv.of(patient, told, asked.instrument()),
                        "outcome-" + request.getId().getIdPart() + ".csv",
                        request.getServletResponse());
            case SVG -> TextAnswer.svg(drawings.of(told, asked.instrument()), request.getServletResponse());
            case FHIR ->
                RestfulServerUtils.streamResponseAsResource(
                        request.getServer(),
                        asked.isReport()
                                ? reports.of(patient.orElse(""), measured, asked.instrument())
                                : answers.of(told, asked.instrument()),
                        Set.of(),
                        HttpServletResponse.SC_OK,
                        false,
                        request.isRespondGzip(),
                        request);
        }
    }

    private Optional<String> instrument(OperationParameters parameters) {
        Optional<String> instrument = parameters.value(INSTRUMENT);
        instrument.filter(code -> !answers.instruments().contains(code)).ifPresent(code -> {
            throw OperationParameters.unreadable(
                    INSTRUMENT, code, "It is one of " + String.join(", ", answers.instruments()) + ".");
        });
        return instrument;
    }

    private static boolean isReport(OperationParameters parameters) {
        Optional<String> form = parameters.value(REPORT);
        form.filter(code -> !MEASURE_REPORT.equals(code)).ifPresent(code -> {
            throw OperationParameters.unreadable(
                    REPORT, code, "It is " + MEASURE_REPORT + "; leave it out for Parameters.");
        });
        return form.isPresent();
    }
}
