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
        answer.addEntry().setResponse(entry(stored).setOutcome(outcome(why)));
        return answer;
    }

    /** What the answer says of one resource: where it is, and in which version. */
    public static BundleEntryResponseComponent entry(Resource stored) {
        String version = stored.getMeta().getVersionId();
        return new BundleEntryResponseComponent()
                .setStatus(OK)
                .setLocation(stored.fhirType() + "/" + stored.getIdElement().getIdPart() + "/_history/" + version)
                .setEtag("W/\"" + version + "\"")
                .setLastModified(stored.getMeta().getLastUpdated());
    }

    /** Why nothing was changed, as an outcome of the answer. */
    public static OperationOutcome outcome(String why) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.DUPLICATE)
                .setDiagnostics(why);
        return outcome;
    }
}
