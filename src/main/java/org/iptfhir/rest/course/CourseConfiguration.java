package org.iptfhir.rest.course;

import ca.uhn.fhir.context.FhirContext;
import org.iptfhir.course.handover.CourseTransfer;
import org.iptfhir.intake.AsIfWritten;
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
    RetrievalOperation retrievalOperation(RecordedCourse recorded, FhirContext fhirContext) {
        return new RetrievalOperation(recorded, new CourseTransfer(fhirContext));
    }
}
