package org.iptfhir.intake;

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
import org.iptfhir.validation.Places;

/** Compares scores with the answers that they derive from, as a write of them would (rule M01), and writes nothing. */
final class AgainstAnswers {
    private final Scoring scoring;
    private final StoredResources stored;

    AgainstAnswers(Scoring scoring, StoredResources stored) {
        this.scoring = scoring;
        this.stored = stored;
    }

    /** The findings in a resource that has no errors otherwise. */
    List<Finding> check(Resource resource, Places places) {
        List<Finding> findings = new ArrayList<>();
        if (resource instanceof Bundle bundle) {
            for (int i = 0; i < bundle.getEntry().size(); i++) {
                check(bundle.getEntry().get(i).getResource(), bundle, "Bundle.entry[" + i + "].resource", places)
                        .ifPresent(findings::add);
            }
        } else {
            check(resource, new Bundle(), resource.fhirType(), places).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> check(Resource resource, Bundle around, String path, Places places) {
        if (!(resource instanceof Observation observation)) {
            return Optional.empty();
        }
        return observation.getDerivedFrom().stream()
                .flatMap(reference -> response(reference, around))
                .map(response -> scoring.contradiction(observation, response))
                .flatMap(Optional::stream)
                .findFirst()
                .map(found -> ContradictedAnswers.finding(found, path, true, places));
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

    /** What is stored here; an address that is absolute still leads elsewhere, whatever stands here under the same id. */
    private Optional<Resource> storedResponse(Reference reference) {
        IdType id = new IdType(reference.getReferenceElement().getValue());
        return "QuestionnaireResponse".equals(id.getResourceType()) && id.hasIdPart() && !id.isAbsolute()
                ? stored.read(new IdType(id.getResourceType(), id.getIdPart()))
                : Optional.empty();
    }
}
