package org.iptfhir.rest.request;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.iptfhir.translate.StoredResources;
import org.jspecify.annotations.Nullable;

/**
 * Lets a transaction fail as a whole where it reads what is not there (R4, http.html#transaction: all or nothing). HAPI
 * reads when everything is written and kept, and answers 200 with a 404 inside.
 */
@Interceptor
public final class ReadsInTransactions {
    private static final Pattern READ = Pattern.compile("/?([A-Z]\\w+/[A-Za-z0-9.-]{1,64})(?:\\?.*)?");

    private final StoredResources stored;

    public ReadsInTransactions(StoredResources stored) {
        this.stored = stored;
    }

    /** Looks for what will be read, when everything is written and nothing is kept yet. */
    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSED)
    public void check(@Nullable RequestDetails request) {
        if (request == null
                || !(request.getResource() instanceof Bundle bundle)
                || bundle.getType() != BundleType.TRANSACTION) {
            return;
        }
        List<BundleEntryComponent> entries = bundle.getEntry();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).getRequest().getMethod() == HTTPVerb.GET
                    && entries.get(i).getRequest().hasUrl()) {
                Matcher read = READ.matcher(entries.get(i).getRequest().getUrl());
                if (read.matches() && stored.read(new IdType(read.group(1))).isEmpty()) {
                    throw notThere(read.group(1), i);
                }
            }
        }
    }

    private static ResourceNotFoundException notThere(String resource, int entry) {
        String text =
                "Entry " + entry + " reads " + resource + ", which is not on this server or deleted, so nothing of"
                        + " this transaction is kept. Leave the entry out, or send a batch, whose entries succeed one by one.";
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.NOTFOUND)
                .setDiagnostics(text)
                .addExpression("Bundle.entry[" + entry + "].request.url");
        return new ResourceNotFoundException(text, outcome);
    }
}
