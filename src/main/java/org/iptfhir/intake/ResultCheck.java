package org.iptfhir.intake;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.ResourceValidator;
import org.iptfhir.validation.ValidationRequest;

/** Checks what a write without a text of its own would store: the result of a PATCH, or of an operation. */
@Interceptor
public final class ResultCheck {
    private final ResourceValidator validator;
    private final FhirContext fhirContext;
    private final ValidationMode mode;

    ResultCheck(ResourceValidator validator, FhirContext fhirContext, ValidationMode mode) {
        this.validator = validator;
        this.fhirContext = fhirContext;
        this.mode = mode;
    }

    /** Refuses a resource that would be created with errors. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void checkCreated(IBaseResource created, RequestDetails request) {
        check(created, request);
    }

    /** Refuses a resource that would have errors after the change. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void checkUpdated(IBaseResource before, IBaseResource after, RequestDetails request) {
        check(after, request);
    }

    private void check(IBaseResource result, RequestDetails request) {
        if (request == null || request instanceof SystemRequestDetails) {
            return;
        }
        RequestDetails root = RootRequest.of(request);
        if (root != null && root.getResource() instanceof Bundle bundle) {
            PatchedEntry.of(bundle, result).ifPresent(entry -> {
                Places places = RequestText.of(root).map(Places::in).orElse(Places.unknown());
                refuse(
                        findings(result).stream()
                                .map(finding -> PatchedEntry.finding(finding, entry, places))
                                .toList(),
                        request);
            });
        } else if (RequestFindings.of(request).isEmpty()
                || request.getRestOperationType() == RestOperationTypeEnum.PATCH) {
            refuse(findings(result), request);
        }
    }

    private List<Finding> findings(IBaseResource result) {
        byte[] text = fhirContext.newJsonParser().encodeResourceToString(result).getBytes(StandardCharsets.UTF_8);
        return validator.validate(ResourceText.json(text), ValidationRequest.guideOnly()).stream()
                .map(Finding::withoutPlace)
                .toList();
    }

    private void refuse(List<Finding> findings, RequestDetails request) {
        RequestFindings.add(request, findings);
        if (mode == ValidationMode.ENFORCE && findings.stream().anyMatch(Finding::isError)) {
            throw Refusal.of(findings);
        }
    }
}
