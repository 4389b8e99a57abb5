package org.iptfhir.rest.apply;

import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.StoredResources;

/** The answer to a call whose course is there already: where everything is that the first one made. */
final class StartedBefore {
    private static final String OK = "200 OK";

    private StartedBefore() {}

    /** @param draft whose first entry is the course; what the first call did not make is left out */
    static Bundle answer(Bundle draft, StoredResources stored) {
        Bundle answer = new Bundle().setType(BundleType.TRANSACTIONRESPONSE);
        draft.getEntry()
                .forEach(entry -> find(entry, stored)
                        .ifPresent(resource -> answer.addEntry().setResponse(response(resource))));
        answer.getEntryFirstRep().getResponse().setOutcome(outcome());
        return answer;
    }

    private static Optional<Resource> find(BundleEntryComponent entry, StoredResources stored) {
        return stored.matching(
                        entry.getRequest().getUrl() + "?" + entry.getRequest().getIfNoneExist())
                .flatMap(stored::read);
    }

    private static BundleEntryResponseComponent response(Resource resource) {
        String version = resource.getIdElement().getVersionIdPart();
        return new BundleEntryResponseComponent()
                .setStatus(OK)
                .setLocation(resource.fhirType() + "/" + resource.getIdElement().getIdPart() + "/_history/" + version)
                .setEtag("W/\"" + version + "\"")
                .setLastModified(resource.getMeta().getLastUpdated());
    }

    private static OperationOutcome outcome() {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.DUPLICATE)
                .setDiagnostics(
                        "This course was started before, and nothing was changed. Update its resources to change"
                                + " it; to start another course of the patient on the same day, call $apply with an identifier"
                                + " of your own.");
        return outcome;
    }
}
