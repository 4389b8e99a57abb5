package org.iptfhir.rest.cohort;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupPopulationComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupStratifierComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportStatus;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportType;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupComponentComponent;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupPopulationComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Concepts;
import org.iptfhir.outcome.cohort.CohortQuestion;
import org.iptfhir.outcome.cohort.Interval;
import org.iptfhir.outcome.cohort.Question;
import org.iptfhir.outcome.cohort.SmallCells;
import org.iptfhir.outcome.cohort.Told;
import org.iptfhir.outcome.cohort.Trait;
import org.iptfhir.translate.TraitValues;

/** A cohort as a MeasureReport; the OperationDefinition {@code cohort-outcome} says what each part is. */
final class CohortReport {
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final String POPULATION = "http://terminology.hl7.org/CodeSystem/measure-population";
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final BigDecimal LEVEL = BigDecimal.valueOf(95);

    private final Concepts concepts;
    private final Clock clock;

    CohortReport(Concepts concepts, Clock clock) {
        this.concepts = concepts;
        this.clock = clock;
    }

    MeasureReport of(CohortQuestion question, SmallCells.Answer answer) {
        MeasureReport report = new MeasureReport();
        report.setStatus(MeasureReportStatus.COMPLETE);
        report.setType(MeasureReportType.SUMMARY);
        report.setMeasure(Canonical.of("Measure", "cohort-" + question.instrument()));
        report.setDate(Date.from(clock.instant()));
        report.setPeriod(period(question));
        question.filters().keySet().forEach(trait -> report.addExtension(filter(question, trait)));
        List<Told> whole = answer.whole();
        for (int i = 0; i < whole.size(); i++) {
            MeasureReportGroupComponent group = report.addGroup();
            Told told = whole.get(i);
            group.setCode(concept(told));
            populations(told)
                    .forEach(population -> group.addPopulation(new MeasureReportGroupPopulationComponent()
                            .setCode(population.code())
                            .setCountElement(population.count())));
            score(told).ifPresent(group::setMeasureScore);
            if (!question.strata().isEmpty()) {
                stratify(group.addStratifier(), question, answer, i);
            }
        }
        return report;
    }

    private Period period(CohortQuestion question) {
        Period period = new Period();
        question.began().from().ifPresent(day -> period.setStartElement(new DateTimeType(day.toString())));
        period.setEndElement(new DateTimeType(
                question.began().to().orElseGet(() -> LocalDate.now(clock)).toString()));
        return period;
    }

    private Extension filter(CohortQuestion question, Trait trait) {
        Extension filter = new Extension(Canonical.of("StructureDefinition", "cohort-filter"));
        filter.addExtension(new Extension("trait", concepts.concept("cohort-trait", trait.code())));
        filter.addExtension(
                new Extension("value", value(trait, question.filters().getOrDefault(trait, ""))));
        return filter;
    }

    private CodeableConcept concept(Told told) {
        for (Question question : Question.values()) {
            if (question.code().equals(told.code())) {
                return concepts.concept("outcome-verdict", told.code());
            }
        }
        return concepts.concept("cohort-measure", told.code());
    }

    /**
     * How many are of one kind.
     *
     * @param count without a value where it is too small to be told
     */
    private record Population(CodeableConcept code, IntegerType count) {}

    private List<Population> populations(Told told) {
        Told.Counts counts = told.counts();
        boolean isShare = told instanceof Told.Share;
        List<Population> all = new ArrayList<>();
        all.add(population("initial-population", "began", counts.began()));
        all.add(population(
                isShare ? "denominator" : "measure-population", told.basis().code(), counts.eligible()));
        all.add(population(
                isShare ? "denominator-exclusion" : "measure-population-exclusion", "not-computable", counts.open()));
        counts.gaps()
                .forEach((reason, number) ->
                        all.add(new Population(concepts.concept("outcome-gap", reason.code()), count(number))));
        all.add(new Population(concepts.concept("cohort-basis", "computable"), count(counts.computable())));
        if (told instanceof Told.Share share) {
            all.add(population("numerator", "holds", share.numerator()));
        }
        return all;
    }

    private Population population(String code, String basis, Optional<Long> number) {
        CodeableConcept concept = new CodeableConcept(new Coding(POPULATION, code, null));
        concept.addCoding(concepts.coding("cohort-basis", basis));
        return new Population(concept, count(number));
    }

    private static IntegerType count(Optional<Long> number) {
        IntegerType count = new IntegerType();
        number.ifPresentOrElse(
                value -> count.setValue(Math.toIntExact(value)),
                () -> count.addExtension(new Extension(ABSENT, new CodeType("masked"))));
        return count;
    }

    private static Optional<Quantity> score(Told told) {
        if (told instanceof Told.Share share) {
            return share.rate().map(rate -> {
                Quantity score = quantity(rate.value(), "1");
                Extension estimate = interval(rate.interval());
                return withExtension(score, estimate);
            });
        }
        Told.Mean mean = (Told.Mean) told;
        return mean.spread().map(spread -> {
            Quantity score = quantity(spread.mean(), mean.unit());
            Extension estimate = interval(spread.interval());
            estimate.addExtension(new Extension("standard-deviation", decimal(spread.deviation())));
            spread.effectSize().ifPresent(size -> estimate.addExtension(new Extension("effect-size", decimal(size))));
            return withExtension(score, estimate);
        });
    }

    private static Quantity withExtension(Quantity score, Extension estimate) {
        score.addExtension(estimate);
        return score;
    }

    private static Extension interval(Interval interval) {
        Extension estimate = new Extension(Canonical.of("StructureDefinition", "cohort-estimate"));
        estimate.addExtension(new Extension("level", new DecimalType(LEVEL)));
        estimate.addExtension(new Extension("low", decimal(interval.low())));
        estimate.addExtension(new Extension("high", decimal(interval.high())));
        return estimate;
    }

    private static Quantity quantity(double value, String unit) {
        return new Quantity().setValueElement(decimal(value)).setSystem(UCUM).setCode(unit);
    }

    private static DecimalType decimal(double value) {
        return new DecimalType(CohortTable.decimal(value));
    }

    private void stratify(
            MeasureReportGroupStratifierComponent stratifier,
            CohortQuestion question,
            SmallCells.Answer answer,
            int place) {
        question.strata().forEach(trait -> stratifier.addCode(concepts.concept("cohort-trait", trait.code())));
        answer.strata().forEach((values, told) -> {
            StratifierGroupComponent stratum = stratifier.addStratum();
            if (values.size() == 1) {
                stratum.setValue(value(question.strata().get(0), values.get(0)));
            } else {
                for (int i = 0; i < values.size(); i++) {
                    Trait trait = question.strata().get(i);
                    stratum.addComponent(new StratifierGroupComponentComponent()
                            .setCode(concepts.concept("cohort-trait", trait.code()))
                            .setValue(value(trait, values.get(i))));
                }
            }
            populations(told.get(place))
                    .forEach(population -> stratum.addPopulation(new StratifierGroupPopulationComponent()
                            .setCode(population.code())
                            .setCountElement(population.count())));
            score(told.get(place)).ifPresent(stratum::setMeasureScore);
        });
    }

    /** A value of a trait; a code where the guide has one, else its text. */
    private CodeableConcept value(Trait trait, String value) {
        if (value.isEmpty()) {
            return concepts.concept("cohort-trait", TraitValues.NOT_RECORDED);
        }
        return switch (trait) {
            case THERAPIST, ORGANIZATION, AGE_BAND -> new CodeableConcept().setText(value);
            default ->
                concepts.display(trait.code(), value).isPresent()
                        ? concepts.concept(trait.code(), value)
                        : new CodeableConcept().setText(value);
        };
    }
}
