package org.iptfhir.store;

import ca.uhn.fhir.interceptor.model.PrePatchDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ParameterUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/** The versions that the entries of a Bundle expect (ifMatch), to be found by what each of them does. */
final class ExpectedVersions {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final Map<String, String> deletions = new HashMap<>();
    private final IdentityHashMap<IBaseResource, String> updates = new IdentityHashMap<>();
    private final List<Patch> patches = new ArrayList<>();

    private ExpectedVersions() {}

    /** Reads them, and takes those away from the Bundle that HAPI fails at: what is no number. */
    static ExpectedVersions of(Bundle bundle) {
        ExpectedVersions versions = new ExpectedVersions();
        bundle.getEntry().stream()
                .filter(entry ->
                        entry.getRequest().hasIfMatch() && entry.getRequest().hasMethod())
                .forEach(versions::add);
        return versions;
    }

    private void add(BundleEntryComponent entry) {
        BundleEntryRequestComponent request = entry.getRequest();
        String version = request.getIfMatch();
        switch (request.getMethod()) {
            case DELETE -> deletions.put(request.getUrl(), version);
            case PUT -> updates.put(entry.getResource(), version);
            case PATCH -> patches.add(new Patch(entry, version));
            default -> {
                return; // a reading needs none
            }
        }
        if (request.getMethod() != HTTPVerb.DELETE
                && !NUMBER.matcher(ParameterUtil.parseETagValue(version)).matches()) {
            request.setIfMatch(null);
        }
    }

    /** What the deletion of a resource expects. */
    Optional<String> ofDeletion(IBaseResource deleted) {
        return Optional.ofNullable(
                deletions.get(deleted.getIdElement().toUnqualifiedVersionless().getValue()));
    }

    /** What the update by a resource expects. */
    Optional<String> ofUpdate(IBaseResource sent) {
        return Optional.ofNullable(updates.get(sent));
    }

    /**
     * What a patch expects.
     *
     * @param request for this entry alone
     */
    Optional<String> ofPatch(PrePatchDetails patch, RequestDetails request) {
        return patches.stream()
                .filter(sent -> sent.isFor(request) && sent.is(patch))
                .findFirst()
                .map(Patch::version);
    }

    /** An entry that patches a version. */
    private record Patch(BundleEntryComponent entry, String version) {
        boolean isFor(RequestDetails request) {
            String url = entry.getRequest().getUrl();
            int query = url.indexOf('?');
            String path = query < 0 ? url : url.substring(0, query);
            return path.replaceFirst("^/", "").equals(request.getRequestPath());
        }

        boolean is(PrePatchDetails patch) {
            return entry.getResource() instanceof Binary binary
                    ? new String(binary.getData(), StandardCharsets.UTF_8).equals(patch.getPatchBody())
                    : entry.getResource() == patch.getFhirPatchBody();
        }
    }
}
