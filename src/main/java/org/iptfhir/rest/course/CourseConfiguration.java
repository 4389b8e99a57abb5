package org.iptfhir.rest.course;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import org.iptfhir.course.handover.CourseSummary;
import org.iptfhir.course.handover.CourseTransfer;
import org.iptfhir.course.progress.CourseProgress;
import org.iptfhir.guide.Concepts;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.intake.AsIfWritten;
import org.iptfhir.intake.TextCheck;
import org.iptfhir.translate.CourseOutcomes;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.OperationWrites;
import org.iptfhir.translate.OwnNamespace;
import org.iptfhir.translate.StoredResources;
import org.iptfhir.translate.WholeCourses;
import org.iptfhir.validation.ResourceValidator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the operations on whole courses of their parts. */
@Configuration(proxyBeanMethods = false)
class CourseConfiguration {
    @Bean
    RecordedCourse recordedCourse(StoredResources stored, WholeCourses courses) {
        return new RecordedCourse(stored, courses);
    }

    @Bean
    CheckOperation checkOperation(
            RecordedCourse recorded, ResourceValidator validator, AsIfWritten asIfWritten, FhirContext fhirContext) {
        return new CheckOperation(recorded, validator, asIfWritten, fhirContext);
    }

    @Bean
    RetrievalOperation retrievalOperation(RecordedCourse recorded, OwnNamespace namespace, FhirContext fhirContext) {
        return new RetrievalOperation(recorded, new CourseTransfer(fhirContext, namespace));
    }

    @Bean
    CourseWrites courseWrites(OperationWrites writes, TextCheck textCheck) {
        return new CourseWrites(writes, textCheck);
    }

    @Bean
    MoveOperations moveOperations(
            RecordedCourse recorded, CourseReader courses, CourseWrites writes, Clock clock, FhirContext fhirContext) {
        CourseProgress progress = new CourseProgress(new Concepts(Guide.read(fhirContext)));
        return new MoveOperations(recorded, courses, progress, writes, clock);
    }

    @Bean
    SummaryOperation summaryOperation(
            RecordedCourse recorded,
            CourseOutcomes outcomes,
            OwnNamespace namespace,
            Clock clock,
            FhirContext fhirContext) {
        Guide guide = Guide.read(fhirContext);
        CourseSummary summaries = new CourseSummary(fhirContext, new Concepts(guide), Instruments.of(guide), namespace);
        return new SummaryOperation(recorded, outcomes, summaries, clock);
    }
}
