package org.iptfhir.rest;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;

/** The answer of an operation that finds done what it is asked to do, as after an answer that was lost. */
public final class Unchanged {
    private static final String OK = "200 OK";

    private Unchanged() {}

    /**
     * The answer to a transaction that would have changed a resource.
     *
     * @param stored the resource as it is
     * @param why nothing was changed
     */
    public static Bundle answer(Resource stored, String why) {
        Bundle answer = new Bundle().setType(BundleType.TRANSACTIONRESPONSE);
        String version = stored.getMeta().getVersionId();
        answer.addEntry()
                .setResponse(new BundleEntryResponseComponent()
                        .setStatus(OK)
                        .setLocation(
                                stored.fhirType() + "/" + stored.getIdElement().getIdPart() + "/_history/" + version)
                        .setEtag("W/\"" + version + "\"")
                        .setLastModified(stored.getMeta().getLastUpdated())
                        .setOutcome(outcome(why)));
        return answer;
    }

    private static OperationOutcome outcome(String why) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.DUPLICATE)
                .setDiagnostics(why);
        return outcome;
    }
}
