package org.iptfhir.intake;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.interceptor.model.PrePatchDetails;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Format;
import org.iptfhir.validation.Places;
import org.jspecify.annotations.Nullable;

/**
 * Applies the patches in JSON and XML in HAPI's place, which would round decimals and drop what it does not know, and
 * tells what is wrong with a patch of any kind before HAPI fails at it. HAPI is given a patch in FHIR that does nothing,
 * so that everything else of a PATCH is as ever; the resource that it reads for that is changed in the same transaction.
 */
@Interceptor
public final class Patching {
    private static final byte[] NOTHING = "{\"resourceType\":\"Parameters\"}".getBytes(StandardCharsets.UTF_8);

    private final PatchResults results;
    private final FhirContext fhirContext;

    Patching(PatchResults results, FhirContext fhirContext) {
        this.results = results;
        this.fhirContext = fhirContext;
    }

    /** Takes the patch that is the body of a request. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void take(RequestDetails request) {
        if (request.getRestOperationType() != RestOperationTypeEnum.PATCH) {
            return;
        }
        PatchText.of(request.getHeader("Content-Type"), request.loadRequestContents())
                .ifPresent(patch -> {
                    refuseUnreadable(patch);
                    request.setHeaders("Content-Type", List.of(Constants.CT_FHIR_JSON_NEW));
                    request.setRequestContents(NOTHING);
                    request.setResource(patch.standIn());
                });
    }

    private static void refuseUnreadable(PatchText patch) {
        try {
            if (patch.format() == Format.JSON) {
                JsonPatches.operations(patch.bytes());
            }
        } catch (NoJsonPatch e) {
            throw new InvalidRequestException(e.told());
        }
    }

    /** Applies a patch to the resource that is about to be changed. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_PREPATCH)
    public void apply(PrePatchDetails details, @Nullable RequestDetails request) {
        if (!(details.getResource() instanceof Resource target)
                || !(details.getFhirPatchBody() instanceof Parameters patch)) {
            return;
        }
        RequestDetails root = RootRequest.of(request);
        Optional<Integer> entry = PatchedEntry.ofPatch(root, patch);
        Places places = entry.isEmpty() || root == null ? Places.unknown() : placesIn(root);
        if (entry.isPresent() && root != null && root.getResource() instanceof Bundle bundle) {
            ChangedTwice.check(bundle, entry.get(), target, root, places).ifPresent(twice -> {
                throw Refusal.of(List.of(twice));
            });
        }
        PatchResult result = results.of(target, patch);
        List<Finding> findings = result.findings().stream()
                .map(finding -> entry.map(index -> PatchedEntry.finding(finding, index, places))
                        .orElse(finding))
                .toList();
        if (request != null && !findings.isEmpty()) {
            RequestFindings.add(request, findings);
        }
        Resource after = result.resource().orElseThrow(() -> Refusal.of(findings));
        if (after != target) {
            replaceContent(target, after);
        }
    }

    private static Places placesIn(RequestDetails root) {
        return Places.onDemand(() -> RequestText.of(root).map(Places::in).orElse(Places.unknown()));
    }

    /** HAPI goes on with the object that it has read, which keeps its id. */
    private void replaceContent(Resource target, Resource after) {
        for (BaseRuntimeChildDefinition element :
                fhirContext.getResourceDefinition(target).getChildren()) {
            if (!element.getElementName().equals("id")) {
                element.getMutator().setValue(target, null);
                element.getAccessor()
                        .getValues(after)
                        .forEach(value -> element.getMutator().addValue(target, value));
            }
        }
    }
}
