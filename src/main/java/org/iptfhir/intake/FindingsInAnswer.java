package org.iptfhir.intake;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.iptfhir.report.FindingsOfParts;
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
        RequestFindings.of(request).ifPresent(every -> {
            RequestFindings found = new RequestFindings(Labelling.told(every.all(), request));
            if (isDraft(request, response) && isAskedForFindings(request)) {
                response.setResponseResource(FindingsOfParts.of(OutcomeReport.of(found.all()), Map.of()));
            } else if (!found.all().isEmpty()) {
                add(found, request, response, answer);
            }
        });
    }

    private static void add(
            RequestFindings found, RequestDetails request, ResponseDetails response, HttpServletResponse answer) {
        if (response.getResponseResource() instanceof OperationOutcome outcome) {
            append(outcome, found.all());
        } else if (request.getRestOperationType() == RestOperationTypeEnum.TRANSACTION
                && response.getResponseResource() instanceof Bundle bundle) {
            append(bundle, found, UnaryOperator.identity());
        } else if (request.getOperation() != null
                && response.getResponseResource() instanceof Bundle bundle
                && bundle.getType() == BundleType.TRANSACTIONRESPONSE) {
            // The sender has not seen the transaction that the operation made.
            Map<Integer, String> stored = stored(bundle);
            append(bundle, found, outcome -> FindingsOfParts.of(outcome, stored));
        } else {
            answer.setHeader(HEADER, Integer.toString(found.all().size()));
        }
    }

    /** Whether an operation answers with a transaction for review, which has no place for findings. */
    private static boolean isDraft(RequestDetails request, ResponseDetails response) {
        return request.getOperation() != null
                && response.getResponseResource() instanceof Bundle bundle
                && bundle.getType() == BundleType.TRANSACTION;
    }

    private static boolean isAskedForFindings(RequestDetails request) {
        return RestfulServerUtils.parsePreferHeader(request.getHeader(Constants.HEADER_PREFER))
                        .getReturn()
                == PreferReturnEnum.OPERATION_OUTCOME;
    }

    /** Type and id of what was stored, by entry. */
    private static Map<Integer, String> stored(Bundle answer) {
        Map<Integer, String> stored = new HashMap<>();
        for (int i = 0; i < answer.getEntry().size(); i++) {
            IdType location = new IdType(answer.getEntry().get(i).getResponse().getLocation());
            if (location.hasResourceType() && location.hasIdPart()) {
                stored.put(i, location.getResourceType() + "/" + location.getIdPart());
            }
        }
        return stored;
    }

    /** What is told once of all entries is told at an entry that is stored. */
    private static void append(Bundle answer, RequestFindings found, UnaryOperator<OperationOutcome> told) {
        List<Finding> ofStored = new ArrayList<>();
        found.byEntry().forEach((index, findings) -> {
            if (index < answer.getEntry().size()) {
                BundleEntryResponseComponent entry =
                        answer.getEntry().get(index).getResponse();
                if (isRefused(entry)) {
                    entry.setOutcome(told.apply(OutcomeReport.of(findings)));
                } else {
                    ofStored.addAll(findings);
                }
            }
        });
        new RequestFindings(OncePerBundle.told(ofStored)).byEntry().forEach((index, findings) -> {
            BundleEntryResponseComponent entry = answer.getEntry().get(index).getResponse();
            if (entry.getOutcome() instanceof OperationOutcome outcome) {
                told.apply(OutcomeReport.of(findings)).getIssue().forEach(outcome::addIssue);
            } else {
                entry.setOutcome(told.apply(OutcomeReport.of(findings)));
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
