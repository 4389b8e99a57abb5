package org.iptfhir.rest.measure;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.Measure.MeasureGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupPopulationComponent;
import org.hl7.fhir.r4.model.Quantity;

/** Summaries of a measure about different patients, added up. */
final class SummaryReports {
    private static final String SCORING = "http://hl7.org/fhir/us/cqfmeasures/StructureDefinition/cqfm-scoring";
    private static final String AGGREGATE =
            "http://hl7.org/fhir/us/cqfmeasures/StructureDefinition/cqfm-aggregateMethod";
    private static final String SHARE = "proportion";
    private static final String VALUES = "continuous-variable";
    private static final String MEAN = "avg";
    private static final String OBSERVED = "measure-observation";

    private SummaryReports() {}

    /**
     * Refuses a measure whose summaries cannot be added up.
     *
     * @throws UnprocessableEntityException when it has strata, or a score that is neither a share nor a mean
     */
    static void requireSummable(Measure measure, int most) {
        boolean isSummable = measure.getGroup().stream()
                .allMatch(group -> group.getStratifier().isEmpty() && isSummable(measure, group));
        if (!isSummable || measure.hasSupplementalData()) {
            throw new UnprocessableEntityException("Of more than " + most + " patients only shares and means without"
                    + " strata are counted. Ask for a Group of at most " + most + " in subject.");
        }
    }

    private static boolean isSummable(Measure measure, MeasureGroupComponent group) {
        String scoring = Optional.ofNullable(group.getExtensionByUrl(SCORING))
                .map(Extension::getValue)
                .map(CodeableConcept.class::cast)
                .orElse(measure.getScoring())
                .getCodingFirstRep()
                .getCode();
        return SHARE.equals(scoring) || "cohort".equals(scoring) || (VALUES.equals(scoring) && isMean(group));
    }

    private static boolean isMean(MeasureGroupComponent group) {
        return group.getPopulation().stream()
                .filter(population ->
                        OBSERVED.equals(population.getCode().getCodingFirstRep().getCode()))
                .allMatch(population -> MEAN.equals(population.getExtensionString(AGGREGATE)));
    }

    /** Both together; changes the first. */
    static MeasureReport sum(MeasureReport one, MeasureReport other) {
        IntStream.range(0, one.getGroup().size())
                .forEach(
                        group -> sum(one.getGroup().get(group), other.getGroup().get(group)));
        return one;
    }

    private static void sum(MeasureReportGroupComponent one, MeasureReportGroupComponent other) {
        double values = total(one) + total(other);
        List<MeasureReportGroupPopulationComponent> populations = one.getPopulation();
        IntStream.range(0, populations.size())
                .forEach(number -> populations
                        .get(number)
                        .setCount(populations.get(number).getCount()
                                + other.getPopulation().get(number).getCount()));
        int basis = has(one, OBSERVED)
                ? count(one, OBSERVED)
                : count(one, "denominator") - count(one, "denominator-exclusion") - count(one, "denominator-exception");
        double sum = has(one, OBSERVED) ? values : count(one, "numerator") - count(one, "numerator-exclusion");
        one.setMeasureScore(basis > 0 ? new Quantity().setValue(BigDecimal.valueOf(sum / basis)) : new Quantity());
    }

    /** The sum of the values of which the score is the mean. */
    private static double total(MeasureReportGroupComponent group) {
        return group.hasMeasureScore() ? group.getMeasureScore().getValue().doubleValue() * count(group, OBSERVED) : 0;
    }

    private static boolean has(MeasureReportGroupComponent group, String population) {
        return group.getPopulation().stream()
                .anyMatch(each ->
                        population.equals(each.getCode().getCodingFirstRep().getCode()));
    }

    private static int count(MeasureReportGroupComponent group, String population) {
        return group.getPopulation().stream()
                .filter(each ->
                        population.equals(each.getCode().getCodingFirstRep().getCode()))
                .mapToInt(MeasureReportGroupPopulationComponent::getCount)
                .sum();
    }
}
