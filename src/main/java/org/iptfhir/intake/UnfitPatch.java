package org.iptfhir.intake;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.fge.jsonpatch.JsonPatch;
import com.github.fge.jsonpatch.JsonPatchException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.StoredResources;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.ResourceValidator;
import org.iptfhir.validation.ValidationRequest;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is wrong with the result of a JSON Patch that HAPI cannot parse: a code or a date that FHIR does not have.
 * HAPI gives up before anybody can check the result.
 */
@Interceptor
public final class UnfitPatch {
    /** HAPI's number for the result of a JSON Patch that is no resource. */
    private static final String UNPARSABLE_RESULT = "HAPI-1271";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ResourceValidator validator;
    private final StoredResources stored;
    private final FhirContext fhirContext;

    UnfitPatch(ResourceValidator validator, StoredResources stored, FhirContext fhirContext) {
        this.validator = validator;
        this.stored = stored;
        this.fhirContext = fhirContext;
    }

    /** Replaces HAPI's error by the findings in the result; leaves every other error to the server. */
    @Hook(value = Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION, order = -1)
    public @Nullable BaseServerResponseException replace(RequestDetails request, Throwable thrown) {
        if (request == null
                || request.getRestOperationType() != RestOperationTypeEnum.PATCH
                || request.getId() == null
                || !(thrown instanceof InvalidRequestException)
                || !String.valueOf(thrown.getMessage()).startsWith(UNPARSABLE_RESULT)) {
            return null;
        }
        List<Finding> findings = stored.read(
                        new IdType(request.getResourceName(), request.getId().getIdPart()))
                .flatMap(before -> patched(before, request.loadRequestContents()))
                .map(after -> validator.validate(ResourceText.json(after), ValidationRequest.guideOnly()))
                .orElse(List.of());
        return findings.stream().anyMatch(Finding::isError) ? Refusal.of(findings) : null;
    }

    /** Empty when the patch itself cannot be applied: HAPI's own error says so. */
    @SuppressWarnings("deprecation") // what HAPI itself calls; Jackson cannot make a patch by its constructor
    private Optional<byte[]> patched(Resource before, byte[] patch) {
        try {
            JsonNode resource = JSON.readTree(fhirContext.newJsonParser().encodeResourceToString(before));
            JsonNode after = JsonPatch.fromJson(JSON.readTree(patch)).apply(resource);
            return Optional.of(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(after));
        } catch (IOException | JsonPatchException e) {
            return Optional.empty();
        }
    }
}
