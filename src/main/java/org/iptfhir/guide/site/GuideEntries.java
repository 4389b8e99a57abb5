package org.iptfhir.guide.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.ImplementationGuide.ImplementationGuideDefinitionResourceComponent;

/** What the ImplementationGuide says of each definition and example. */
final class GuideEntries {
    private final Map<String, ImplementationGuideDefinitionResourceComponent> entries = new LinkedHashMap<>();

    GuideEntries(ImplementationGuide guide) {
        guide.getDefinition()
                .getResource()
                .forEach(entry -> entries.put(entry.getReference().getReference(), entry));
    }

    /** How it is called, such as {@code CarePlan/course-anna}. */
    String title(String reference) {
        return entry(reference)
                .map(ImplementationGuideDefinitionResourceComponent::getName)
                .orElse(reference);
    }

    /** What it is; empty where that is not said. */
    String description(String reference) {
        return entry(reference)
                .map(ImplementationGuideDefinitionResourceComponent::getDescription)
                .orElse("");
    }

    private Optional<ImplementationGuideDefinitionResourceComponent> entry(String reference) {
        return Optional.ofNullable(entries.get(reference));
    }
}
