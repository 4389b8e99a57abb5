package org.iptfhir.rest.outcome;

import ca.uhn.fhir.context.FhirContext;
import org.iptfhir.guide.Concepts;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.guide.Timepoints;
import org.iptfhir.rest.course.RecordedCourse;
import org.iptfhir.translate.CourseOutcomes;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.StoredResources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes {@code $ipt-outcome} of its parts. */
@Configuration(proxyBeanMethods = false)
class OutcomeConfiguration {
    @Bean
    CourseOutcomes courseOutcomes(CourseReader courses, FhirContext fhirContext) {
        Guide guide = Guide.read(fhirContext);
        return new CourseOutcomes(courses, Instruments.of(guide), Timepoints.of(guide));
    }

    @Bean
    OutcomeOperation outcomeOperation(
            RecordedCourse recorded,
            StoredResources stored,
            CourseReader courses,
            CourseOutcomes outcomes,
            FhirContext fhirContext) {
        Guide guide = Guide.read(fhirContext);
        Instruments instruments = Instruments.of(guide);
        Concepts concepts = new Concepts(guide);
        return new OutcomeOperation(
                recorded,
                stored,
                courses,
                outcomes,
                new OutcomeParameters(concepts, instruments),
                new OutcomeDrawings(concepts),
                new OutcomeReports(guide));
    }
}
