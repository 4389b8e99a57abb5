package org.iptfhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.LookupCodeRequest;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.common.hapi.validation.support.BaseValidationSupportWrapper;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptPropertyComponent;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** Answers {@code $lookup} with what a code means: its definition, as R4 has it a property, and its other properties. */
final class Lookups extends BaseValidationSupportWrapper {
    Lookups(FhirContext fhirContext, IValidationSupport codeSystems) {
        super(fhirContext, codeSystems);
    }

    @Override
    public @Nullable LookupCodeResult lookupCode(ValidationSupportContext context, LookupCodeRequest request) {
        LookupCodeResult result = super.lookupCode(context, request);
        if (result != null
                && result.isFound()
                && context.getRootValidationSupport().fetchCodeSystem(request.getSystem())
                        instanceof CodeSystem system) {
            find(request.getCode(), system.getConcept())
                    .ifPresent(concept -> result.getProperties().addAll(properties(concept)));
        }
        return result;
    }

    private static Optional<ConceptDefinitionComponent> find(String code, List<ConceptDefinitionComponent> concepts) {
        return concepts.stream()
                .flatMap(concept -> concept.getCode().equals(code)
                        ? Optional.of(concept).stream()
                        : find(code, concept.getConcept()).stream())
                .findFirst();
    }

    private static List<BaseConceptProperty> properties(ConceptDefinitionComponent concept) {
        List<BaseConceptProperty> properties = new ArrayList<>();
        if (concept.hasDefinition()) {
            properties.add(new StringConceptProperty("definition", concept.getDefinition()));
        }
        concept.getProperty().forEach(property -> properties.add(property(property)));
        return properties;
    }

    private static BaseConceptProperty property(ConceptPropertyComponent property) {
        return property.getValue() instanceof Coding coding
                ? new CodingConceptProperty(
                        property.getCode(), coding.getSystem(), coding.getCode(), coding.getDisplay())
                : new StringConceptProperty(
                        property.getCode(), property.getValue().primitiveValue());
    }
}
