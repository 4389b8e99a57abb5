package org.iptfhir.rest.measure;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.Lists;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.iptfhir.guide.Canonical;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.fhir.cql.Engines;
import org.opencds.cqf.fhir.cql.EvaluationSettings;
import org.opencds.cqf.fhir.cr.measure.MeasureEvaluationOptions;
import org.opencds.cqf.fhir.cr.measure.common.MeasureEvalType;
import org.opencds.cqf.fhir.cr.measure.r4.R4MeasureProcessor;

/**
 * Asks the clinical-reasoning library. It is loaded, and the CQL of the guide translated, by the first question: a server
 * that is never asked pays nothing.
 */
final class MeasureEvaluation {
    /** The library keeps all that it has read of the patients until it has seen the last of them. */
    private static final int AT_ONCE = 100;

    private final IRepository repository;

    /** The translated CQL of the guide, which does not change while the program runs. */
    private final Supplier<EvaluationSettings> ofGuide = Suppliers.memoize(EvaluationSettings::getDefault);

    MeasureEvaluation(IRepository repository) {
        this.repository = repository;
    }

    /**
     * Evaluates a measure.
     *
     * @param patients such as {@code Patient/123}
     * @throws UnprocessableEntityException when it cannot be evaluated, with what the library says of it
     */
    MeasureReport of(Measure measure, MeasurePeriod period, MeasureEvalType form, List<String> patients) {
        MeasureEvaluationOptions options = new MeasureEvaluationOptions().setEvaluationSettings(settings(measure));
        if (form != MeasureEvalType.POPULATION || patients.size() <= AT_ONCE) {
            return evaluated(measure, period, form, patients, options);
        }
        SummaryReports.requireSummable(measure, AT_ONCE);
        return Lists.partition(patients, AT_ONCE).stream()
                .map(some -> evaluated(measure, period, form, some, options))
                .reduce(SummaryReports::sum)
                .orElseThrow();
    }

    /** A site may change its own CQL at any time, so that it is translated anew for each question. */
    private EvaluationSettings settings(Measure measure) {
        return String.valueOf(measure.getUrl()).startsWith(Canonical.BASE + "/")
                ? ofGuide.get()
                : EvaluationSettings.getDefault().withModelCache(ofGuide.get().getModelCache());
    }

    private MeasureReport evaluated(
            Measure measure,
            MeasurePeriod period,
            MeasureEvalType form,
            List<String> patients,
            MeasureEvaluationOptions options) {
        R4MeasureProcessor processor = new R4MeasureProcessor(repository, options);
        CqlEngine engine = Engines.forRepository(repository, options.getEvaluationSettings());
        MeasureReport report = processor.evaluateMeasure(
                measure,
                period.firstMoment(),
                period.lastMoment(),
                form.toCode(),
                patients,
                form,
                engine,
                processor.evaluateMeasureWithCqlEngine(
                        patients, measure, period.firstMoment(), period.lastMoment(), null, engine));
        refuseErrors(measure, report);
        return report;
    }

    private static void refuseErrors(Measure measure, MeasureReport report) {
        String errors = report.getContained().stream()
                .filter(OperationOutcome.class::isInstance)
                .flatMap(outcome -> ((OperationOutcome) outcome).getIssue().stream())
                .map(OperationOutcomeIssueComponent::getDiagnostics)
                .distinct()
                .limit(3)
                .collect(Collectors.joining("; "));
        if (!errors.isEmpty()) {
            throw new UnprocessableEntityException(
                    "Measure " + measure.getIdPart() + " cannot be evaluated. " + errors);
        }
    }
}
