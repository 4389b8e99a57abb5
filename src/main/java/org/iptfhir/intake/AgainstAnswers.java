package org.iptfhir.intake;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.Scoring;
import org.iptfhir.translate.StoredResources;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Format;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.ResourceText;

/** Compares scores with the answers that they derive from, as a write of them would (rule M01), and writes nothing. */
public final class AgainstAnswers {
    private final Scoring scoring;
    private final StoredResources stored;
    private final FhirContext fhirContext;

    AgainstAnswers(Scoring scoring, StoredResources stored, FhirContext fhirContext) {
        this.scoring = scoring;
        this.stored = stored;
        this.fhirContext = fhirContext;
    }

    /** The findings in a text that has no errors otherwise. */
    public List<Finding> check(ResourceText text) {
        String characters = new String(text.bytes(), StandardCharsets.UTF_8);
        Resource resource = (Resource)
                (text.format() == Format.JSON
                        ? fhirContext.newJsonParser().parseResource(characters)
                        : fhirContext.newXmlParser().parseResource(characters));
        List<Finding> findings = new ArrayList<>();
        if (resource instanceof Bundle bundle) {
            for (int i = 0; i < bundle.getEntry().size(); i++) {
                check(bundle.getEntry().get(i).getResource(), bundle, "Bundle.entry[" + i + "].resource", text)
                        .ifPresent(findings::add);
            }
        } else {
            check(resource, new Bundle(), resource.fhirType(), text).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> check(Resource resource, Bundle around, String path, ResourceText text) {
        if (!(resource instanceof Observation observation)) {
            return Optional.empty();
        }
        return observation.getDerivedFrom().stream()
                .flatMap(reference -> response(reference, around))
                .map(response -> scoring.contradiction(observation, response))
                .flatMap(Optional::stream)
                .findFirst()
                .map(found -> ContradictedAnswers.finding(found, path, true, Places.in(text)));
    }

    private Stream<QuestionnaireResponse> response(Reference reference, Bundle around) {
        Stream<Resource> sent = around.getEntry().stream()
                .filter(entry -> entry.hasFullUrl() && entry.getFullUrl().equals(reference.getReference()))
                .map(BundleEntryComponent::getResource);
        return Stream.concat(sent, storedResponse(reference).stream())
                .filter(QuestionnaireResponse.class::isInstance)
                .map(QuestionnaireResponse.class::cast)
                .limit(1);
    }

    private Optional<Resource> storedResponse(Reference reference) {
        IdType id = new IdType(reference.getReferenceElement().getValue());
        return "QuestionnaireResponse".equals(id.getResourceType()) && id.hasIdPart()
                ? stored.read(new IdType(id.getResourceType(), id.getIdPart()))
                : Optional.empty();
    }
}
