package org.iptfhir.rest.answer;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/** Completes answers of HAPI's server where FHIR's HTTP rules ask for more, or for something else. */
@Interceptor
public final class AnswerForm {
    private static final String DOCUMENT = "$document";
    private static final int CREATED = 201;
    private static final int INTERNAL = 500;

    /** Adds headers, and words the outcomes of a Bundle's entries. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void complete(RequestDetails request, ResponseDetails response, HttpServletResponse answer) {
        if (request.getRestOperationType() == RestOperationTypeEnum.PATCH
                && request instanceof ServletRequestDetails patch) {
            patch.setResponse(new AnswerToPatch(patch));
        }
        if (response.getResponseResource() instanceof Bundle bundle) {
            complete(bundle);
            SelfLink.complete(bundle, request);
            HistoryAnswer.complete(bundle, request);
            EverythingAnswer.complete(bundle, request);
            if (DOCUMENT.equals(request.getOperation())) {
                if (!bundle.hasEntry()) {
                    throw new ResourceNotFoundException(request.getId());
                }
                completeDocument(bundle);
            }
        } else if (response.getResponseResource() instanceof Resource resource
                && resource.getIdElement().hasVersionIdPart()) {
            String id = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
            String version = resource.getIdElement().getVersionIdPart();
            if (request.getRestOperationType() == RestOperationTypeEnum.UPDATE
                    && response.getResponseCode() == CREATED) {
                answer.setHeader("Location", request.getFhirServerBase() + "/" + id + "/_history/" + version);
            }
        }
    }

    /** What tells one document from another, and when it was made (bdl-9, bdl-10). */
    private static void completeDocument(Bundle document) {
        document.setTotalElement(null);
        document.setIdentifier(new Identifier()
                .setSystem("urn:ietf:rfc:3986")
                .setValue("urn:uuid:" + document.getIdElement().getIdPart()));
        document.setTimestampElement(document.getMeta().getLastUpdatedElement());
    }

    private static void complete(Bundle bundle) {
        if (bundle.getType() != BundleType.TRANSACTIONRESPONSE && bundle.getType() != BundleType.BATCHRESPONSE) {
            return;
        }
        // Nobody can read the answer again: without an id, HAPI gives it no Location.
        bundle.setId((String) null);
        bundle.getEntry().forEach(entry -> complete(entry.getResponse()));
    }

    private static void complete(BundleEntryResponseComponent response) {
        if (response.hasEtag() && !response.getEtag().contains("\"")) {
            response.setEtag(RestfulServerUtils.createEtag(response.getEtag()));
        }
        if (response.getOutcome() instanceof OperationOutcome outcome) {
            status(response).ifPresent(status -> reword(response, outcome, status));
        }
    }

    private static void reword(BundleEntryResponseComponent response, OperationOutcome outcome, int status) {
        ErrorText said = ErrorText.of(status, outcome.getIssueFirstRep().getDiagnostics());
        if (said.status() != status) {
            response.setStatus(withPhrase(said.status()));
            response.setOutcome(said.outcome());
        } else if (status < INTERNAL) {
            ErrorText.reword(outcome, status);
        } else {
            response.setOutcome(ErrorText.of(status, "The server failed at this entry, and has noted why.")
                    .outcome());
        }
    }

    /** As HAPI gives it to every other entry: 422 Unprocessable Entity. */
    private static String withPhrase(int status) {
        return (status + " " + Constants.HTTP_STATUS_NAMES.getOrDefault(status, "")).strip();
    }

    private static Optional<Integer> status(BundleEntryResponseComponent response) {
        String status = response.hasStatus() ? response.getStatus() : "";
        return status.matches("[45]\\d\\d.*") ? Optional.of(Integer.valueOf(status.substring(0, 3))) : Optional.empty();
    }
}
