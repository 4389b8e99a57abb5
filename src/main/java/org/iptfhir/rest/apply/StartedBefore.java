package org.iptfhir.rest.apply;

import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.rest.Unchanged;
import org.iptfhir.translate.StoredResources;

/** The answer to a call whose course is there already: where everything is that the first one made. */
final class StartedBefore {
    private static final String SAID =
            "This course was started before, and nothing was changed. Update its resources to"
                    + " change it; to start another course of the patient on the same day, call $apply with an identifier of your"
                    + " own.";

    private StartedBefore() {}

    /** @param draft whose first entry is the course; what the first call did not make is left out */
    static Bundle answer(Bundle draft, StoredResources stored) {
        Bundle answer = new Bundle().setType(BundleType.TRANSACTIONRESPONSE);
        draft.getEntry()
                .forEach(entry -> find(entry, stored)
                        .ifPresent(resource -> answer.addEntry().setResponse(Unchanged.entry(resource))));
        answer.getEntryFirstRep().getResponse().setOutcome(Unchanged.outcome(SAID));
        return answer;
    }

    private static Optional<Resource> find(BundleEntryComponent entry, StoredResources stored) {
        return stored.matching(
                        entry.getRequest().getUrl() + "?" + entry.getRequest().getIfNoneExist())
                .flatMap(stored::read);
    }
}
