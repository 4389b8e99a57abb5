package org.iptfhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.patch.FhirPatch;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.PatchTrial;
import org.springframework.stereotype.Component;

/** Applies a patch as HAPI does in a write. */
@Component
final class FhirPatchTrial implements PatchTrial {
    /** Its own number, and the names of its classes. */
    private static final Pattern NUMBER = Pattern.compile("HAPI-\\d+: |(?:[a-z]\\w*\\.){2,}[A-Z][\\w$]*Exception: ");

    private final FhirContext fhirContext;

    FhirPatchTrial(FhirContext fhirContext) {
        this.fhirContext = fhirContext;
    }

    @Override
    public Optional<String> fault(Resource before, Parameters patch) {
        try {
            new FhirPatch(fhirContext).apply(before.copy(), patch);
            return Optional.empty();
        } catch (NullPointerException e) {
            return Optional.of("an operation lacks one of its parts, or names an element that the resource's type does"
                    + " not have");
        } catch (
                RuntimeException
                        e) { // an InvalidRequestException, or whatever an element says of a value that it refuses
            return Optional.of(NUMBER.matcher(String.valueOf(e.getMessage())).replaceAll(""));
        }
    }
}
