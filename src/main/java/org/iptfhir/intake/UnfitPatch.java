package org.iptfhir.intake;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import com.github.fge.jsonpatch.JsonPatchException;
import java.io.IOException;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.StoredResources;
import org.iptfhir.validation.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is wrong with the result of a JSON Patch that HAPI cannot parse: a code or a date that FHIR does not have.
 * HAPI gives up before anybody can check the result.
 */
@Interceptor
public final class UnfitPatch {
    /** HAPI's number for the result of a JSON Patch that is no resource. */
    private static final String UNPARSABLE_RESULT = "HAPI-1271";

    private final JsonPatches patches;
    private final StoredResources stored;

    UnfitPatch(JsonPatches patches, StoredResources stored) {
        this.patches = patches;
        this.stored = stored;
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
                .map(before -> unreadable(before, request.loadRequestContents()))
                .orElse(List.of());
        return findings.stream().anyMatch(Finding::isError) ? Refusal.of(findings) : null;
    }

    private List<Finding> unreadable(Resource before, byte[] patch) {
        try {
            return patches.unreadable(before, patch);
        } catch (IOException | JsonPatchException e) {
            return List.of(); // HAPI's own error says so
        }
    }
}
