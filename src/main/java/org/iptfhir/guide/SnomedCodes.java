package org.iptfhir.guide;

import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.ValueSet;

/** The codes of SNOMED CT that a value set of the guide lists. */
final class SnomedCodes {
    private SnomedCodes() {}

    static Set<String> ofValueSet(String id, Guide guide) {
        ValueSet listed = guide.definition("ValueSet", id)
                .map(definition -> (ValueSet) definition.resource())
                .orElseThrow(() -> new IllegalStateException("The guide has no value set " + id));
        Set<String> codes = new HashSet<>();
        listed.getCompose().getInclude().stream()
                .filter(include -> Snomed.SYSTEM.equals(include.getSystem()))
                .forEach(include -> include.getConcept().forEach(concept -> codes.add(concept.getCode())));
        return codes;
    }
}
