package org.iptfhir.intake;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.iptfhir.report.OncePerBundle;
import org.iptfhir.report.OutcomeReport;
import org.iptfhir.validation.Finding;

/**
 * Tells the sender of a successful write what was found: in the OperationOutcome where the answer has one, else as a
 * number in a header, so that the answer stays the resource.
 */
@Interceptor
public final class FindingsInAnswer {
    /** Header with the number of findings that the answer does not show. */
    public static final String HEADER = "Ipt-Findings";

    private static final String REFUSED = "422";

    /** Adds what was found to the answer. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void add(RequestDetails request, ResponseDetails response, HttpServletResponse answer) {
        RequestFindings.of(request).filter(found -> !found.all().isEmpty()).ifPresent(every -> {
            RequestFindings found = new RequestFindings(Labelling.told(every.all(), request));
            if (response.getResponseResource() instanceof OperationOutcome outcome) {
                append(outcome, found.all());
            } else if (request.getRestOperationType() == RestOperationTypeEnum.TRANSACTION
                    && response.getResponseResource() instanceof Bundle bundle) {
                append(bundle, found);
            } else {
                answer.setHeader(HEADER, Integer.toString(found.all().size()));
            }
        });
    }

    /** What is told once of all entries is told at an entry that is stored. */
    private static void append(Bundle answer, RequestFindings found) {
        List<Finding> ofStored = new ArrayList<>();
        found.byEntry().forEach((index, findings) -> {
            if (index < answer.getEntry().size()) {
                BundleEntryResponseComponent entry =
                        answer.getEntry().get(index).getResponse();
                if (isRefused(entry)) {
                    entry.setOutcome(OutcomeReport.of(findings));
                } else {
                    ofStored.addAll(findings);
                }
            }
        });
        new RequestFindings(OncePerBundle.told(ofStored)).byEntry().forEach((index, findings) -> {
            BundleEntryResponseComponent entry = answer.getEntry().get(index).getResponse();
            if (entry.getOutcome() instanceof OperationOutcome outcome) {
                append(outcome, findings);
            } else {
                entry.setOutcome(OutcomeReport.of(findings));
            }
        });
    }

    private static boolean isRefused(BundleEntryResponseComponent entry) {
        return String.valueOf(entry.getStatus()).startsWith(REFUSED);
    }

    private static void append(OperationOutcome outcome, List<Finding> findings) {
        OutcomeReport.of(findings).getIssue().forEach(outcome::addIssue);
    }
}
