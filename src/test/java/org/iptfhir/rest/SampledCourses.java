package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.iptfhir.RunningServer;
import org.iptfhir.guide.Guide;
import org.iptfhir.sample.Samples;

/** Courses of the samples on a server. */
final class SampledCourses {
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final RunningServer server;
    private final Samples samples;

    /**
     * Stores the therapists.
     *
     * @param seed each class has another one, so that none changes what another reads
     */
    SampledCourses(RunningServer server, long seed) {
        this.server = server;
        this.samples = Samples.of(Guide.read(FHIR), seed);
        post(samples.staff());
    }

    /** The transaction of the first course from a number on that has a status. */
    Bundle transaction(CarePlanStatus status, long from) {
        for (long number = from; ; number++) {
            Bundle course = samples.course(number);
            if (plan(course).getStatus() == status) {
                return course;
            }
        }
    }

    private static CarePlan plan(Bundle course) {
        return course.getEntry().stream()
                .map(entry -> entry.getResource())
                .filter(CarePlan.class::isInstance)
                .map(CarePlan.class::cast)
                .filter(plan -> !plan.hasPartOf())
                .findFirst()
                .orElseThrow();
    }

    /** Stores a course, and gives type and id of its CarePlan. */
    String stored(Bundle course) {
        List<String> locations = post(course);
        String identifier = plan(course).getIdentifierFirstRep().getValue();
        List<String> found =
                Asked.get(server, "/CarePlan?identifier=" + identifier).entries("/resource/id");
        assertThat(found).hasSize(1);
        assertThat(locations).anyMatch(location -> location.startsWith("CarePlan/" + found.get(0) + "/"));
        return "CarePlan/" + found.get(0);
    }

    private List<String> post(Bundle transaction) {
        Asked answer = Asked.json(server, "POST", "", FHIR.newJsonParser().encodeResourceToString(transaction));
        assertThat(answer.status()).as(answer.answer().body()).isEqualTo(200);
        return answer.entries("/response/location");
    }
}
