package org.iptfhir.rest.request;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.util.UrlUtil;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.jspecify.annotations.Nullable;

/** The entries of a batch or transaction that read, which HAPI answers without the interceptors of a request. */
final class EntriesThatRead {
    private EntriesThatRead() {}

    /**
     * Looks at the addresses of a transaction, or at that of one entry of a batch, which alone is refused then.
     *
     * @param checked the address as it is to be answered, or a refusal
     */
    static void check(RequestDetails request, IBaseBundle announced, UnaryOperator<String> checked) {
        if (!(announced instanceof Bundle bundle)) {
            return;
        }
        if (bundle.getType() == BundleType.BATCH) {
            request.getUserData().put(EntriesThatRead.class, true); // its entries come one by one
            return;
        }
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.getRequest().getMethod() != HTTPVerb.GET
                    || !entry.getRequest().hasUrl()) {
                continue;
            }
            try {
                entry.getRequest().setUrl(checked.apply(entry.getRequest().getUrl()));
            } catch (InvalidRequestException refused) {
                throw placed(refused, request, bundle.getEntry().indexOf(entry), "url");
            }
        }
    }

    /** What an address asks for after its question mark. */
    static Map<String, String[]> parameters(@Nullable String query) {
        return query == null ? Map.of() : UrlUtil.parseQueryString(query);
    }

    /**
     * A refusal that names the entry, where that does not come by itself.
     *
     * @param element of the entry's request
     */
    static InvalidRequestException placed(
            InvalidRequestException refused, RequestDetails request, int entry, String element) {
        OperationOutcome outcome = new OperationOutcome();
        OperationOutcomeIssueComponent issue = outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.INVALID)
                .setDiagnostics(refused.getMessage());
        if (!request.getUserData().containsKey(EntriesThatRead.class)) {
            issue.addExpression("Bundle.entry[" + entry + "].request." + element);
        }
        return new InvalidRequestException(refused.getMessage(), outcome);
    }
}
