package org.iptfhir.web;

import ca.uhn.fhir.context.FhirContext;
import com.google.common.base.Suppliers;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.iptfhir.guide.Guide;
import org.iptfhir.sample.Samples;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives out made-up courses as transactions. The first page's script posts them to {@code /fhir} itself, so that they are
 * checked like every write, and nothing here changes what is stored.
 */
@RestController
class SampleCourses {
    private static final MediaType FHIR_JSON = MediaType.parseMediaType("application/fhir+json;charset=UTF-8");
    private static final int SEED = 1;

    private final FhirContext fhir;
    private final Supplier<Samples> samples;

    SampleCourses(FhirContext fhir, Guide guide) {
        this.fhir = fhir;
        this.samples = Suppliers.memoize(() -> Samples.of(guide, SEED));
    }

    @GetMapping("/samples/staff")
    ResponseEntity<String> staff() {
        return json(samples.get().staff());
    }

    /** @param number from 1 */
    @GetMapping("/samples/courses/{number:[1-9]\\d{0,5}}")
    ResponseEntity<String> course(@PathVariable long number) {
        return json(samples.get().course(number));
    }

    private ResponseEntity<String> json(Bundle bundle) {
        return ResponseEntity.ok()
                .contentType(FHIR_JSON)
                .body(fhir.newJsonParser().encodeResourceToString(bundle));
    }
}
