package org.iptfhir.intake;

import ca.uhn.fhir.context.FhirContext;
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
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.PatchTrial;
import org.iptfhir.translate.StoredResources;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Format;
import org.iptfhir.validation.Position;
import org.iptfhir.validation.ResourceText;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is wrong with a patch that HAPI fails at: one whose result it cannot parse, because of a code or a date that
 * FHIR does not have, or one whose operations it trips over. It gives up before anybody can check the result.
 */
@Interceptor
public final class UnfitPatch {
    /** HAPI's number for the result of a JSON Patch that is no resource. */
    private static final String UNPARSABLE_RESULT = "HAPI-1271";

    /** HAPI's number for a JSON Patch that is none, or that cannot be applied. */
    private static final String INAPPLICABLE = "HAPI-1272";

    private static final int CONFLICT = 409;
    private static final int FAILURE = 500;

    private final JsonPatches patches;
    private final XmlPatches xmlPatches;
    private final PatchTrial fhirPatches;
    private final StoredResources stored;
    private final FhirContext fhirContext;

    UnfitPatch(
            JsonPatches patches,
            XmlPatches xmlPatches,
            PatchTrial fhirPatches,
            StoredResources stored,
            FhirContext fhirContext) {
        this.patches = patches;
        this.xmlPatches = xmlPatches;
        this.fhirPatches = fhirPatches;
        this.stored = stored;
        this.fhirContext = fhirContext;
    }

    /** Replaces HAPI's error by the findings; leaves every other error to the server. */
    @Hook(value = Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION, order = -1)
    public @Nullable BaseServerResponseException replace(RequestDetails request, Throwable thrown) {
        if (request == null
                || request.getRestOperationType() != RestOperationTypeEnum.PATCH
                || !mayBeOfThePatch(thrown)) {
            return null;
        }
        List<Finding> findings = target(request)
                .flatMap(stored::read)
                .map(before -> check(before, request, thrown))
                .orElse(List.of());
        return findings.stream().anyMatch(Finding::isError) ? Refusal.of(findings) : null;
    }

    private Optional<IdType> target(RequestDetails request) {
        if (request.getId() != null) {
            return Optional.of(
                    new IdType(request.getResourceName(), request.getId().getIdPart()));
        }
        return Optional.ofNullable(request.getConditionalUrl(RestOperationTypeEnum.PATCH))
                .flatMap(stored::matching);
    }

    /** What HAPI trips over comes out as its own failure, or as a conflict with another write. */
    private static boolean mayBeOfThePatch(Throwable thrown) {
        if (thrown instanceof InvalidRequestException) {
            String message = String.valueOf(thrown.getMessage());
            return message.startsWith(UNPARSABLE_RESULT) || message.startsWith(INAPPLICABLE);
        }
        int status = thrown instanceof BaseServerResponseException answer ? answer.getStatusCode() : FAILURE;
        return status == CONFLICT || status == FAILURE;
    }

    private List<Finding> check(Resource before, RequestDetails request, Throwable thrown) {
        String type = String.valueOf(request.getHeader("Content-Type"));
        if (type.contains("json-patch")) {
            return check(before, request.loadRequestContents(), thrown);
        }
        if (type.contains("xml-patch")) {
            return xmlPatches.fault(before, request.loadRequestContents()).stream()
                    .map(fault -> finding(fault, before))
                    .toList();
        }
        return type.contains("fhir")
                ? patch(request, type).flatMap(patch -> fhirPatches.fault(before, patch)).stream()
                        .map(reason -> finding(PatchFault.ofFhirPatch(reason), before))
                        .toList()
                : List.of();
    }

    private Optional<Parameters> patch(RequestDetails request, String type) {
        ResourceText text =
                new ResourceText(request.loadRequestContents(), type.contains("xml") ? Format.XML : Format.JSON);
        try {
            return text.parsed(fhirContext) instanceof Parameters patch ? Optional.of(patch) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty(); // HAPI's parser has tripped over it before, which is the error that is answered
        }
    }

    private List<Finding> check(Resource before, byte[] patch, Throwable thrown) {
        try {
            return patches.unreadable(before, patch);
        } catch (JsonPatchException e) {
            return List.of(finding(PatchFault.of(e), before));
        } catch (IOException e) {
            // A body that is no JSON Patch is a bad request, which HAPI mostly notices.
            return thrown instanceof InvalidRequestException ? List.of() : List.of(finding(PatchFault.of(e), before));
        }
    }

    private static Finding finding(PatchFault fault, Resource before) {
        return fault.finding(
                before.getIdElement().toUnqualifiedVersionless().getValue(), before.fhirType(), new Position(1, 1));
    }
}
