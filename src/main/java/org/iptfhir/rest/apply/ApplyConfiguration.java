package org.iptfhir.rest.apply;

import ca.uhn.fhir.context.FhirContext;
import org.iptfhir.course.protocol.AgreedArea;
import org.iptfhir.course.protocol.CourseDraft;
import org.iptfhir.course.protocol.Definitions;
import org.iptfhir.guide.Concepts;
import org.iptfhir.guide.Guide;
import org.iptfhir.intake.AsIfWritten;
import org.iptfhir.intake.TextCheck;
import org.iptfhir.rest.course.CourseWrites;
import org.iptfhir.rest.course.RecordedCourse;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.OperationWrites;
import org.iptfhir.translate.OwnAddresses;
import org.iptfhir.translate.OwnNamespace;
import org.iptfhir.translate.StoredResources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes {@code $apply} and {@code $ipt-agree} of their parts. */
@Configuration(proxyBeanMethods = false)
class ApplyConfiguration {
    @Bean
    ApplyOperation applyOperation(
            StoredResources stored,
            OwnAddresses addresses,
            OperationWrites writes,
            TextCheck textCheck,
            AsIfWritten asIfWritten,
            OwnNamespace namespace,
            FhirContext fhirContext) {
        Concepts concepts = new Concepts(Guide.read(fhirContext));
        return new ApplyOperation(
                stored,
                new OrderReading(stored, addresses),
                new CourseDraft(fhirContext, concepts, stored, namespace),
                writes,
                textCheck,
                asIfWritten);
    }

    @Bean
    AgreeOperation agreeOperation(
            RecordedCourse recorded,
            CourseReader courses,
            StoredResources stored,
            CourseWrites writes,
            OwnNamespace namespace,
            FhirContext fhirContext) {
        CourseDraft drafts = new CourseDraft(fhirContext, new Concepts(Guide.read(fhirContext)), stored, namespace);
        return new AgreeOperation(
                recorded, courses, new Definitions(stored), new AgreedArea(drafts, namespace), writes);
    }
}
