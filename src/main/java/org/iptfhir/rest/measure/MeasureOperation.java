package org.iptfhir.rest.measure;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportType;
import org.iptfhir.course.protocol.Definitions;
import org.iptfhir.rest.OperationParameters;
import org.iptfhir.translate.Labels;
import org.iptfhir.translate.PatientIndex;
import org.iptfhir.translate.StoredResources;

/**
 * {@code Measure/[id]/$evaluate-measure} and {@code Measure/$evaluate-measure}
 * (http://hl7.org/fhir/R4/measure-operation-evaluate-measure.html): what a measure, of the guide or of a site, says of one
 * patient, a group or all.
 */
public final class MeasureOperation {
    private static final String NAME = "$evaluate-measure";
    private static final String DEFINITION = "https://w3id.org/ipt-fhir/OperationDefinition/evaluate-measure";
    private static final String MEASURE = "measure";
    private static final String[] PARAMETERS = {MEASURE, "periodStart", "periodEnd", "subject", "reportType"};

    private final StoredResources stored;
    private final PatientIndex patients;
    private final Definitions definitions;
    private final MeasureEvaluation evaluation;

    MeasureOperation(StoredResources stored, PatientIndex patients, MeasureEvaluation evaluation) {
        this.stored = stored;
        this.patients = patients;
        this.definitions = new Definitions(stored);
        this.evaluation = evaluation;
    }

    /** Of one measure. */
    @Operation(name = NAME, type = Measure.class, idempotent = true, manualRequest = true, canonicalUrl = DEFINITION)
    public MeasureReport evaluateOne(@IdParam IdType id, ServletRequestDetails request) {
        OperationParameters parameters = OperationParameters.of(request, NAME, PARAMETERS);
        if (parameters.value(MEASURE).isPresent()) {
            throw new InvalidRequestException("The address names the measure: leave " + MEASURE
                    + " out, or call Measure/$evaluate-measure with it.");
        }
        return answer(id.getIdPart(), parameters);
    }

    /** Of the measure with a canonical or an id. */
    @Operation(name = NAME, type = Measure.class, idempotent = true, manualRequest = true, canonicalUrl = DEFINITION)
    public MeasureReport evaluateNamed(ServletRequestDetails request) {
        OperationParameters parameters = OperationParameters.of(request, NAME, PARAMETERS);
        return answer(parameters.required(MEASURE, "https://w3id.org/ipt-fhir/Measure/outcomes-phq-9"), parameters);
    }

    private MeasureReport answer(String name, OperationParameters parameters) {
        Measure measure = measure(name);
        MeasurePeriod period = MeasurePeriod.of(parameters);
        MeasuredPatients measured = MeasuredPatients.of(parameters, stored, patients);
        MeasureReport report = evaluation.of(measure, period, measured.form(), measured.ids());
        if (report.getType() != MeasureReportType.SUMMARY) {
            Labels.complete(report.getMeta());
        }
        return report;
    }

    private Measure measure(String name) {
        Optional<Measure> found = name.contains(":")
                ? definitions.find(name, Measure.class)
                : stored.read(new IdType("Measure", new IdType(name).getIdPart()))
                        .map(Measure.class::cast);
        return found.orElseThrow(() -> new ResourceNotFoundException(
                "There is no measure " + name + " here. The search Measure?status=active finds those that there are."));
    }
}
