package org.iptfhir.translate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Resource;

/** What was recorded by mistake, and taken back. */
public final class EnteredInError {
    private static final String CODE = "entered-in-error";
    private static final List<String> STATUSES = List.of("status", "lifecycleStatus", "verificationStatus");

    private EnteredInError() {}

    /** Whether a resource says so of itself. */
    public static boolean is(Resource resource) {
        return STATUSES.stream()
                .flatMap(element -> Optional.ofNullable(resource.getNamedProperty(element)).stream())
                .flatMap(property -> property.getValues().stream())
                .flatMap(EnteredInError::codes)
                .anyMatch(CODE::equals);
    }

    private static Stream<String> codes(Base status) {
        return status instanceof CodeableConcept concept
                ? concept.getCoding().stream().map(coding -> String.valueOf(coding.getCode()))
                : Stream.of(String.valueOf(status.primitiveValue()));
    }
}
