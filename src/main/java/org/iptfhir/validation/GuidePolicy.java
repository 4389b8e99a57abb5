package org.iptfhir.validation;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.common.hapi.validation.validator.FhirDefaultPolicyAdvisor;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.IMessagingServices;
import org.hl7.fhir.r5.utils.validation.IResourceValidator;
import org.hl7.fhir.utilities.validation.ValidationMessage;

/** Holds every resource that is recognised as IPT to the guide's profile, also within a Bundle. */
final class GuidePolicy extends FhirDefaultPolicyAdvisor {
    private final IWorkerContext definitions;

    GuidePolicy(IWorkerContext definitions) {
        this.definitions = definitions;
    }

    @Override
    public List<StructureDefinition> getImpliedProfilesForResource(
            IResourceValidator validator,
            Object appContext,
            String stackPath,
            ElementDefinition definition,
            StructureDefinition structure,
            Element resource,
            boolean valid,
            IMessagingServices messaging,
            List<ValidationMessage> messages) {
        return profilesOf(resource);
    }

    /** The guide's profile for a resource that is recognised; none for others. */
    List<StructureDefinition> profilesOf(Element resource) {
        return Recognition.profileOf(CodedResource.of(resource))
                .flatMap(canonical ->
                        Optional.ofNullable(definitions.fetchResource(StructureDefinition.class, canonical)))
                .stream()
                .toList();
    }
}
