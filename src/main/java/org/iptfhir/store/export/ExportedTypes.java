package org.iptfhir.store.export;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.util.SearchParameterUtil;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The types of which resources are exported: those that belong to a patient (FHIR's compartment of Patient).
 *
 * @param names in their order
 */
record ExportedTypes(List<String> names) {
    /** These belong to whoever is named in them, which may be many. */
    private static final Set<String> OF_MANY = Set.of("AuditEvent", "Group", "Person", "Provenance", "Schedule");

    ExportedTypes {
        names = List.copyOf(names);
    }

    static ExportedTypes of(FhirContext fhir, Predicate<String> isKept) {
        return new ExportedTypes(SearchParameterUtil.getAllResourceTypesThatAreInPatientCompartment(fhir).stream()
                .filter(isKept)
                .filter(type -> !OF_MANY.contains(type))
                .sorted()
                .toList());
    }

    /**
     * Reads {@code _type}.
     *
     * @throws InvalidRequestException when one of them is not exported
     */
    List<String> of(String wanted) {
        List<String> types = Arrays.stream(wanted.split(",", -1))
                .map(String::strip)
                .distinct()
                .toList();
        types.stream().filter(type -> !names.contains(type)).findFirst().ifPresent(type -> {
            throw new InvalidRequestException("_type=" + type
                    + " cannot be exported. Leave _type out for all, or write one or several of "
                    + String.join(", ", names)
                    + ", with commas between them.");
        });
        return types;
    }
}
