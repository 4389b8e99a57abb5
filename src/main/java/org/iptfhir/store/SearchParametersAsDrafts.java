package org.iptfhir.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.SearchParameter;

/**
 * Keeps clients from changing by what is searched: a new search parameter would not find what is stored already, and a
 * search would not say so; one in the place of another would take from rules that search, such as C09, what they rely on.
 * A draft is a definition that nothing is searched by.
 */
@Interceptor
public final class SearchParametersAsDrafts {
    /** Refuses to create one that takes effect. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource created, RequestDetails request) {
        check(created, request);
    }

    /** Refuses to put one into effect. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, RequestDetails request) {
        check(after, request);
    }

    private static void check(IBaseResource resource, RequestDetails request) {
        if (!(request instanceof SystemRequestDetails)
                && resource instanceof SearchParameter parameter
                && parameter.getStatus() != PublicationStatus.DRAFT) {
            String text = "This server searches by the search parameters of FHIR and of its guide alone, which GET"
                    + " /metadata lists: it would not have indexed for another one what is stored already. Set the status"
                    + " to draft to have the definition stored without effect.";
            OperationOutcome outcome = new OperationOutcome();
            outcome.addIssue()
                    .setSeverity(IssueSeverity.ERROR)
                    .setCode(IssueType.NOTSUPPORTED)
                    .setDiagnostics(text)
                    .addExpression("SearchParameter.status");
            throw new UnprocessableEntityException(text, outcome);
        }
    }
}
