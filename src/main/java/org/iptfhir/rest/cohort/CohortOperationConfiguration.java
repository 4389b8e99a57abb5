package org.iptfhir.rest.cohort;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import org.iptfhir.guide.Concepts;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.guide.Timepoints;
import org.iptfhir.guide.Variants;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.outcome.cohort.CohortSource;
import org.iptfhir.outcome.cohort.OverdueSource;
import org.iptfhir.outcome.cohort.SmallCells;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.TraitValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes {@code $ipt-outcomes} and {@code $ipt-overdue} of their parts. */
@Configuration(proxyBeanMethods = false)
class CohortOperationConfiguration {
    @Bean
    CohortOperation cohortOperation(CohortSource source, SmallCells smallCells, Clock clock, FhirContext fhirContext) {
        Guide guide = Guide.read(fhirContext);
        return new CohortOperation(
                new CohortRequest(askedCourses(guide)),
                source,
                smallCells,
                new CohortReport(new Concepts(guide), clock));
    }

    @Bean
    OverdueOperation overdueOperation(
            OverdueSource source, CourseReader courses, Clock clock, FhirContext fhirContext) {
        Guide guide = Guide.read(fhirContext);
        return new OverdueOperation(
                new OverdueRequest(askedCourses(guide), Timepoints.of(guide), Variants.of(guide), clock),
                source,
                courses);
    }

    private static AskedCourses askedCourses(Guide guide) {
        return new AskedCourses(
                Instruments.of(guide).all().stream().map(Instrument::id).toList(),
                new TraitValues(new Concepts(guide)));
    }
}
