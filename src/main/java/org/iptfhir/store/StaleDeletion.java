package org.iptfhir.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ParameterUtil;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/** Holds a DELETE to its If-Match, which HAPI reads for updates and patches alone. */
@Interceptor
public final class StaleDeletion {
    /** Type and id in a message of HAPI. */
    private static final Pattern RESOURCE = Pattern.compile("\\b[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}");

    /**
     * What a client is told that names an old version.
     *
     * @param said about the resource, by its type and id
     */
    static PreconditionFailedException stale(String said) {
        Matcher resource = RESOURCE.matcher(said);
        return new PreconditionFailedException("The version that If-Match names is not the current one"
                + (resource.find() ? " of " + resource.group() : "")
                + ": somebody else has changed the resource. Read it again, and send your change with the new ETag.");
    }

    /** Notes the versions that a Bundle's entries expect; what happens to an entry has the same user data. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void note(RequestDetails request) {
        if (request.getRestOperationType() == RestOperationTypeEnum.TRANSACTION
                && request.getResource() instanceof Bundle bundle) {
            Map<String, String> versions = new HashMap<>();
            bundle.getEntry().stream()
                    .map(BundleEntryComponent::getRequest)
                    .filter(entry -> entry.getMethod() == HTTPVerb.DELETE && entry.hasIfMatch())
                    .forEach(entry -> versions.put(entry.getUrl(), entry.getIfMatch()));
            request.getUserData().put(StaleDeletion.class, new Expected(versions));
        }
    }

    /** Refuses to delete another version than the one that the client has read. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
    public void check(IBaseResource deleted, RequestDetails request) {
        if (request != null
                && expected(deleted, request)
                        .filter(version -> !ParameterUtil.parseETagValue(version)
                                .equals(deleted.getIdElement().getVersionIdPart()))
                        .isPresent()) {
            throw stale(deleted.getIdElement().toUnqualifiedVersionless().getValue());
        }
    }

    private static Optional<String> expected(IBaseResource deleted, RequestDetails request) {
        if (request.getUserData().get(StaleDeletion.class) instanceof Expected expected) {
            return Optional.ofNullable(expected.versions()
                    .get(deleted.getIdElement().toUnqualifiedVersionless().getValue()));
        }
        return request.getRestOperationType() == RestOperationTypeEnum.DELETE
                ? Optional.ofNullable(request.getHeader(Constants.HEADER_IF_MATCH))
                : Optional.empty();
    }

    /** The versions that entries expect, each under the url of its request. */
    private record Expected(Map<String, String> versions) {}
}
