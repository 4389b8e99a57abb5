package org.iptfhir.rest.outcome;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.Measure.MeasureGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportStatus;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.iptfhir.guide.Guide;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.Verdict;
import org.iptfhir.outcome.Verdict.Reason;
import org.iptfhir.translate.Labels;

/** Outcomes as reports of the guide's measures: the answer of {@code Measure/$evaluate-measure}, without its CQL. */
public final class OutcomeReports {
    private static final String MEASURES = "outcomes-";
    private static final String CHANGE = "change";
    private static final String SESSIONS = "sessions-to-response";
    private static final Set<String> MEANS = Set.of(CHANGE, SESSIONS);

    private final List<Measure> measures;

    /** Reads the measures of a guide. */
    public OutcomeReports(Guide guide) {
        this.measures = guide.definitions("Measure").stream()
                .map(definition -> (Measure) definition.resource())
                .filter(measure -> measure.getIdPart().startsWith(MEASURES))
                .sorted(Comparator.comparing(Measure::getIdPart))
                .toList();
    }

    /**
     * One report for each measure.
     *
     * @param patient such as {@code Patient/123}
     * @param courses of the patient
     * @param instrument the only one to tell of; empty for all
     */
    public Bundle of(String patient, List<MeasuredCourse> courses, Optional<String> instrument) {
        Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
        Labels.complete(bundle.getMeta());
        measures.stream()
                .filter(measure -> instrument
                        .map(MEASURES::concat)
                        .filter(wanted -> !wanted.equals(measure.getIdPart()))
                        .isEmpty())
                .forEach(measure -> bundle.addEntry().setResource(report(measure, patient, courses)));
        return bundle;
    }

    /** The report of one measure on courses that have begun; it is dated by them, so that it is the same whenever it is asked for. */
    public MeasureReport report(Measure measure, String patient, List<MeasuredCourse> courses) {
        MeasureReport report = new MeasureReport();
        Labels.complete(report.getMeta());
        report.setStatus(MeasureReportStatus.COMPLETE)
                .setType(MeasureReportType.INDIVIDUAL)
                .setMeasure(measure.getUrl())
                .setSubject(new Reference(patient));
        List<MeasuredCourse> began =
                courses.stream().filter(MeasuredCourse::hasBegun).toList();
        began.stream()
                .flatMap(course -> course.begin().stream())
                .sorted()
                .forEach(day -> extend(report.getPeriod(), day));
        measure.getGroup().forEach(group -> tell(report.addGroup(), group, measure, began));
        return report;
    }

    private static void extend(Period period, LocalDate day) {
        DateTimeType moment = new DateTimeType(day.toString());
        if (!period.hasStart()) {
            period.setStartElement(moment);
        }
        period.setEndElement(moment);
    }

    private static void tell(
            MeasureReportGroupComponent told,
            MeasureGroupComponent group,
            Measure measure,
            List<MeasuredCourse> began) {
        String instrument = measure.getIdPart().substring(MEASURES.length());
        String question = group.getCode().getCodingFirstRep().getCode();
        told.setCode(group.getCode()).setId(group.getId());
        List<MeasuredCourse> over =
                began.stream().filter(MeasuredCourse::isOver).toList();
        List<BigDecimal> values = over.stream()
                .flatMap(course -> course.scale(instrument).flatMap(scale -> value(question, scale)).stream())
                .toList();
        List<Verdict> verdicts = over.stream()
                .map(course -> verdict(question, course, instrument))
                .toList();
        Predicate<Verdict> isKnown = Verdict::isKnown;
        group.getPopulation().forEach(population -> {
            String code = population.getCode().getCodingFirstRep().getCode();
            told.addPopulation()
                    .setCode(population.getCode())
                    .setCount((int)
                            switch (code) {
                                case "initial-population" -> began.size();
                                case "denominator" -> over.size();
                                case "denominator-exclusion" ->
                                    verdicts.stream().filter(isKnown.negate()).count();
                                case "numerator" ->
                                    verdicts.stream().filter(Verdict::holds).count();
                                case "measure-population", "measure-observation" -> values.size();
                                default -> throw new IllegalStateException("population " + code);
                            })
                    .setId(population.getId());
        });
        boolean isMean = MEANS.contains(question);
        double sum = isMean
                ? values.stream().mapToDouble(BigDecimal::doubleValue).sum()
                : verdicts.stream().filter(Verdict::holds).count();
        long basis = isMean ? values.size() : verdicts.stream().filter(isKnown).count();
        if (basis > 0) {
            told.setMeasureScore(new Quantity().setValue(new BigDecimal(sum / basis, MathContext.DECIMAL64)));
        }
    }

    private static Verdict verdict(String question, MeasuredCourse course, String instrument) {
        return switch (question) {
            case "response" -> ofScale(course, instrument, CourseOutcome::response);
            case "remission" -> ofScale(course, instrument, CourseOutcome::remission);
            case "reliable-improvement" -> ofScale(course, instrument, CourseOutcome::reliableImprovement);
            case "reliable-deterioration" -> ofScale(course, instrument, CourseOutcome::reliableDeterioration);
            case "completion" -> course.completion();
            case "drop-out" -> course.dropOut();
            case "paired-data" ->
                Verdict.of(course.scale(instrument)
                        .flatMap(CourseOutcome::improvement)
                        .isPresent());
            case "nhs-caseness",
                    "nhs-recovery",
                    "nhs-reliable-improvement",
                    "nhs-reliable-deterioration",
                    "nhs-reliable-recovery" ->
                course.outcome().verdictsOfBoth().getOrDefault(question, Verdict.notComputable(Reason.NO_BASELINE));
            case CHANGE, SESSIONS -> Verdict.of(false);
            default -> throw new IllegalStateException("question " + question);
        };
    }

    private static Optional<BigDecimal> value(String question, CourseOutcome scale) {
        return switch (question) {
            case CHANGE -> scale.improvement();
            case SESSIONS -> scale.sessionsToResponse().map(BigDecimal::valueOf);
            default -> Optional.empty();
        };
    }

    private static Verdict ofScale(
            MeasuredCourse course, String instrument, Function<CourseOutcome, Verdict> question) {
        return course.scale(instrument).map(question).orElse(Verdict.notComputable(Reason.NO_BASELINE));
    }
}
