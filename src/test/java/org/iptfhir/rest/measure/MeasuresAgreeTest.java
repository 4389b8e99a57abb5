package org.iptfhir.rest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.NoServer;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.guide.Timepoints;
import org.iptfhir.rest.outcome.MeasuredCourse;
import org.iptfhir.rest.outcome.OutcomeReports;
import org.iptfhir.translate.CourseOutcomes;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.CoursesInBundle;
import org.iptfhir.translate.LocalReference;
import org.junit.jupiter.api.Test;
import org.opencds.cqf.fhir.cr.measure.common.MeasureEvalType;

/** The guide's CQL, evaluated by the clinical-reasoning library, says of random cohorts what the program's own code says. */
@NoServer
class MeasuresAgreeTest {
    private static final int COHORTS = 4;
    private static final int PATIENTS = 30;
    private static final MeasurePeriod EVER = new MeasurePeriod(LocalDate.of(2020, 1, 1), LocalDate.of(2030, 12, 31));
    private static final MeasurePeriod YEAR = new MeasurePeriod(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final Guide guide = Guide.read(fhir);
    private final OutcomeReports reports = new OutcomeReports(guide);
    private final List<Measure> measures = guide.definitions("Measure").stream()
            .map(definition -> (Measure) definition.resource())
            .toList();
    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void cqlAndProgramAgreeOnEveryCountAndMean() {
        List<Resource> known = guide.definitions("Library").stream()
                .map(definition -> (Resource) (Library) definition.resource())
                .toList();
        List<Resource> resources = new ArrayList<>(known);
        MeasureEvaluation evaluation = new MeasureEvaluation(new ListedRepository(fhir, resources));
        for (int seed = 1; seed <= COHORTS; seed++) {
            resources.removeIf(resource -> !known.contains(resource));
            resources.addAll(CoursesByChance.of(seed, PATIENTS));
            for (Measure measure : measures) {
                agree(evaluation, measure, seed % 2 == 0 ? YEAR : EVER, resources);
            }
        }
        assertThat(seen)
                .as("the cohorts have something of each")
                .allSatisfy((what, count) -> assertThat(count).as(what).isPositive());
        assertThat(seen).as("two instruments, and both together").hasSize(2 * (6 * 4 + 3 + 3 + 3) + 5 * 4);
    }

    private void agree(MeasureEvaluation evaluation, Measure measure, MeasurePeriod period, List<Resource> resources) {
        List<String> patients = resources.stream()
                .filter(Patient.class::isInstance)
                .map(LocalReference::to)
                .toList();
        MeasureReport told = evaluation.of(measure, period, MeasureEvalType.POPULATION, patients);
        assertThat(ReportNumbers.of(told))
                .isEqualTo(ReportNumbers.of(reports.report(measure, "", began(courses(resources), period))));
        told.getGroup()
                .forEach(group -> group.getPopulation()
                        .forEach(population -> seen.merge(
                                measure.getIdPart() + " " + population.getId(), population.getCount(), Integer::sum)));
    }

    private List<MeasuredCourse> courses(List<Resource> resources) {
        Bundle bundle = new Bundle();
        resources.stream()
                .filter(resource -> !(resource instanceof Library))
                .forEach(resource -> bundle.addEntry().setResource(resource));
        CourseReader reader = CoursesInBundle.of(bundle, fhir, "listed").over(CourseReader.ofNothing());
        CourseOutcomes outcomes = new CourseOutcomes(reader, Instruments.of(guide), Timepoints.of(guide));
        return resources.stream()
                .flatMap(resource -> CoursePlan.of(resource).stream())
                .map(course -> new MeasuredCourse(course, outcomes.of(course)))
                .toList();
    }

    private static List<MeasuredCourse> began(List<MeasuredCourse> courses, MeasurePeriod period) {
        return courses.stream()
                .filter(course -> course.begin()
                        .filter(day -> !day.isBefore(period.start()) && !day.isAfter(period.end()))
                        .isPresent())
                .toList();
    }

    @Test
    void manyPatientsAreCountedInPartsAndAddedUp() {
        List<Resource> resources = new ArrayList<>(CoursesByChance.of(7, 120));
        guide.definitions("Library").forEach(definition -> resources.add(definition.resource()));
        Measure measure = measures.get(0);
        agree(new MeasureEvaluation(new ListedRepository(fhir, resources)), measure, EVER, resources);
    }
}
