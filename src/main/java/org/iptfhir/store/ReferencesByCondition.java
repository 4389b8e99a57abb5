package org.iptfhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.dao.index.SearchParamWithInlineReferencesExtractor;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * Replaces a conditional reference by one to the resource that it finds, and not to the version that happens to be the
 * current one, which HAPI does where the same request has made the resource.
 */
final class ReferencesByCondition extends SearchParamWithInlineReferencesExtractor {
    private final FhirContext fhir;

    ReferencesByCondition(FhirContext fhir) {
        this.fhir = fhir;
    }

    @Override
    public void extractInlineReferences(
            RequestDetails request, IBaseResource resource, TransactionDetails transaction) {
        List<IBaseReference> conditional =
                fhir.newTerser().getAllPopulatedChildElementsOfType(resource, IBaseReference.class).stream()
                        .filter(reference -> String.valueOf(
                                        reference.getReferenceElement().getValue())
                                .contains("?"))
                        .toList();
        super.extractInlineReferences(request, resource, transaction);
        conditional.forEach(reference -> reference.setReference(
                reference.getReferenceElement().toVersionless().getValue()));
    }
}
