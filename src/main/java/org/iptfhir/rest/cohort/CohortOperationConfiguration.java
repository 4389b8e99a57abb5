package org.iptfhir.rest.cohort;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import org.iptfhir.guide.Concepts;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.outcome.cohort.CohortSource;
import org.iptfhir.outcome.cohort.SmallCells;
import org.iptfhir.translate.TraitValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes {@code $ipt-outcomes} of its parts. */
@Configuration(proxyBeanMethods = false)
class CohortOperationConfiguration {
    @Bean
    CohortOperation cohortOperation(CohortSource source, SmallCells smallCells, Clock clock, FhirContext fhirContext) {
        Guide guide = Guide.read(fhirContext);
        Concepts concepts = new Concepts(guide);
        return new CohortOperation(
                new CohortRequest(
                        Instruments.of(guide).all().stream().map(Instrument::id).toList(), new TraitValues(concepts)),
                source,
                smallCells,
                new CohortReport(concepts, clock));
    }
}
