package org.iptfhir.intake;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.DeadReferences;
import org.iptfhir.translate.ReferencePlaces;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.IssueKind;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.Severity;
import org.jspecify.annotations.Nullable;

/** Refuses references to versions that their target does not have: HAPI looks for the target alone. */
@Interceptor
public final class DeadVersions {
    private static final String HISTORY = "/_history/";

    private final DeadReferences targets;

    DeadVersions(DeadReferences targets) {
        this.targets = targets;
    }

    /** Looks at what is created. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource created, @Nullable RequestDetails request) {
        check(created, request);
    }

    /** Looks at what is changed. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        check(after, request);
    }

    private void check(IBaseResource resource, @Nullable RequestDetails request) {
        if (request != null
                && !(request instanceof SystemRequestDetails)
                && resource instanceof Resource written
                && ReferencePlaces.in(written, "").all().keySet().stream().anyMatch(DeadVersions::isOfVersion)) {
            WrittenResources place = new WrittenResources(request);
            place.put(written);
            List<Finding> findings =
                    check(written, place.all().get(0).path(), changed(request), Places.onDemand(place::places));
            if (!findings.isEmpty()) {
                throw Refusal.of(findings);
            }
        }
    }

    /**
     * The findings in a resource.
     *
     * @param changed what the same request changes, each with type and id: its next version may be meant
     */
    List<Finding> check(Resource resource, String path, Set<String> changed, Places places) {
        List<Finding> findings = new ArrayList<>();
        ReferencePlaces.in(resource, path).all().forEach((reference, place) -> {
            if (isOfVersion(reference)) {
                IdType version = new IdType(reference.getReference());
                if (!changed.contains(resourceOf(version)) && targets.lacksVersion(version)) {
                    findings.add(finding(version, place, places));
                }
            }
        });
        return findings;
    }

    private static boolean isOfVersion(Reference reference) {
        String value = reference.getReference();
        if (value == null || !value.contains(HISTORY)) {
            return false;
        }
        IdType id = new IdType(value);
        return !id.isAbsolute() && id.hasResourceType() && id.hasVersionIdPart();
    }

    private static Set<String> changed(RequestDetails request) {
        RequestDetails root = RootRequest.of(request);
        return root != null && root.getResource() instanceof Bundle bundle
                ? bundle.getEntry().stream()
                        .filter(entry -> entry.getRequest().hasUrl())
                        .map(entry -> entry.getRequest().getUrl())
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static String resourceOf(IdType version) {
        return version.getResourceType() + "/" + version.getIdPart();
    }

    private static Finding finding(IdType version, String path, Places places) {
        return new Finding(
                Finding.UNRESOLVED_REFERENCE,
                Severity.ERROR,
                IssueKind.NOT_FOUND,
                path + ".reference",
                places.of(path + ".reference"),
                "The reference leads to " + version.getValue() + ", a version that " + resourceOf(version)
                        + " does not have.",
                Optional.of("GET " + resourceOf(version)
                        + "/_history tells which it has. Name one of them, or refer to it without a version."),
                Optional.empty());
    }
}
