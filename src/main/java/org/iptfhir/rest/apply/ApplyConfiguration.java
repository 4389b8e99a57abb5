package org.iptfhir.rest.apply;

import ca.uhn.fhir.context.FhirContext;
import org.iptfhir.course.protocol.CourseDraft;
import org.iptfhir.guide.Concepts;
import org.iptfhir.guide.Guide;
import org.iptfhir.intake.AsIfWritten;
import org.iptfhir.intake.TextCheck;
import org.iptfhir.translate.OperationWrites;
import org.iptfhir.translate.OwnAddresses;
import org.iptfhir.translate.OwnNamespace;
import org.iptfhir.translate.StoredResources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes {@code $apply} of its parts. */
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
}
