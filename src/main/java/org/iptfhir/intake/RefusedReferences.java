package org.iptfhir.intake;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.iptfhir.validation.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a write that HAPI refuses for one reference all those that lead nowhere, with line and column: HAPI names the
 * first, and its element without index.
 */
@Interceptor
public final class RefusedReferences {
    private static final Set<RestOperationTypeEnum> WRITES =
            Set.of(RestOperationTypeEnum.CREATE, RestOperationTypeEnum.UPDATE, RestOperationTypeEnum.TRANSACTION);

    /** What HAPI says of a target that is not there, or deleted, or of a fullUrl that no entry has. */
    private static final Pattern REFUSAL =
            Pattern.compile("Resource \\S+ (?:not found|is deleted), specified in path|satisfy placeholder ID");

    private final UnresolvedReferences references;

    RefusedReferences(UnresolvedReferences references) {
        this.references = references;
    }

    /** Replaces HAPI's error by the findings; leaves every other error to the server. */
    @Hook(value = Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION, order = -1)
    public @Nullable BaseServerResponseException replace(RequestDetails request, Throwable thrown) {
        if (request == null
                || request.getRestOperationType() == null
                || !WRITES.contains(request.getRestOperationType())
                || !REFUSAL.matcher(String.valueOf(thrown.getMessage())).find()) {
            return null;
        }
        List<Finding> findings = RequestText.of(request)
                .map(text -> references.check(text, request.getFhirServerBase()))
                .orElse(List.of());
        return findings.isEmpty() ? null : Refusal.of(findings);
    }
}
