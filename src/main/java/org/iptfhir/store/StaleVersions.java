package org.iptfhir.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.interceptor.model.PrePatchDetails;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ParameterUtil;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/**
 * Holds a change to the version that its If-Match names, which HAPI does for updates and patches of what the address
 * names alone: not for deletions, nor where a condition finds the resource.
 */
@Interceptor
public final class StaleVersions {
    /** Type and id in a message of HAPI. */
    private static final Pattern RESOURCE = Pattern.compile("\\b[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}");

    private static final String ANY = "*";
    private static final Set<RestOperationTypeEnum> CHANGES =
            EnumSet.of(RestOperationTypeEnum.UPDATE, RestOperationTypeEnum.PATCH);

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
            request.getUserData().put(StaleVersions.class, ExpectedVersions.of(bundle));
        }
    }

    /** Refuses to delete another version than the one that the client has read. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
    public void deleted(IBaseResource deleted, @Nullable RequestDetails request) {
        if (request != null) {
            Optional<ExpectedVersions> ofEntries = ofEntries(request);
            check(
                    ofEntries.isPresent()
                            ? ofEntries.get().ofDeletion(deleted)
                            : ofHeader(request, EnumSet.of(RestOperationTypeEnum.DELETE)),
                    deleted);
        }
    }

    /** Refuses to change another version than the one that the client has read. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(@Nullable IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        if (request != null && before != null) {
            Optional<ExpectedVersions> ofEntries = ofEntries(request);
            check(ofEntries.isPresent() ? ofEntries.get().ofUpdate(after) : ofHeader(request, CHANGES), before);
        }
    }

    /** Refuses the patch of an entry for another version than the one that the client has read. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_PREPATCH)
    public void patched(PrePatchDetails patch, @Nullable RequestDetails request) {
        if (request != null) {
            ofEntries(request).ifPresent(expected -> check(expected.ofPatch(patch, request), patch.getResource()));
        }
    }

    /** Refuses to create what an entry wants to change. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource created, @Nullable RequestDetails request) {
        if (request != null
                && ofEntries(request)
                        .flatMap(expected -> expected.ofUpdate(created))
                        .isPresent()) {
            throw new PreconditionFailedException("The entry's ifMatch expects a version of the resource, but there is"
                    + " none. Leave ifMatch out to create it.");
        }
    }

    private static Optional<ExpectedVersions> ofEntries(RequestDetails request) {
        return Optional.ofNullable((ExpectedVersions) request.getUserData().get(StaleVersions.class));
    }

    private static Optional<String> ofHeader(RequestDetails request, Set<RestOperationTypeEnum> operations) {
        return operations.contains(request.getRestOperationType())
                ? Optional.ofNullable(request.getHeader(Constants.HEADER_IF_MATCH))
                : Optional.empty();
    }

    private static void check(Optional<String> version, IBaseResource current) {
        if (version.filter(expected -> !expected.strip().equals(ANY)
                        && !ParameterUtil.parseETagValue(expected)
                                .equals(current.getIdElement().getVersionIdPart()))
                .isPresent()) {
            throw stale(current.getIdElement().toUnqualifiedVersionless().getValue());
        }
    }
}
