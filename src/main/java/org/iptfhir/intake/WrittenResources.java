package org.iptfhir.intake;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.course.Written;
import org.jspecify.annotations.Nullable;

/** What one transaction has written, and where it stands in the request. */
final class WrittenResources {
    private final @Nullable RequestDetails request;
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, Optional<Resource>> before = new HashMap<>();

    /**
     * What is written for a request.
     *
     * @param request null for the server's own work
     */
    WrittenResources(@Nullable RequestDetails request) {
        this.request = RootRequest.of(request);
    }

    /** Notes a resource; of one that is written twice, as it is at last. */
    void put(Resource resource) {
        put(resource, Optional.empty());
    }

    /**
     * Notes a resource; of one that is written twice, as it was at first and is at last.
     *
     * @param stored as it is stored until then
     */
    void put(Resource resource, Optional<Resource> stored) {
        resources.put(unqualified(resource), resource);
        before.putIfAbsent(unqualified(resource), stored);
    }

    /** All resources, each with its path. */
    List<Written> all() {
        List<Written> all = new ArrayList<>();
        resources.forEach((id, resource) ->
                all.add(new Written(resource, path(resource), "", before.getOrDefault(id, Optional.empty()))));
        return all;
    }

    /** The places in the request's text; unknown where the text is not that of the resources. */
    Places places() {
        return request == null || request.getRestOperationType() == RestOperationTypeEnum.PATCH
                ? Places.unknown()
                : RequestText.of(request).map(Places::in).orElse(Places.unknown());
    }

    /** Tells the sender what was found in a write that succeeded. */
    void tell(List<Finding> findings) {
        if (request != null && !findings.isEmpty()) {
            RequestFindings.add(request, findings);
        }
    }

    /** The path of a stored resource in the Bundle that brought it; empty when none did. */
    Optional<String> pathInBundle(Resource stored) {
        return entry(unqualified(stored), stored).map(index -> "Bundle.entry[" + index + "].resource");
    }

    /** Whether one Bundle brought both, the one before the other. */
    boolean isBefore(Resource one, Resource other) {
        return entry(unqualified(one), one)
                .flatMap(first -> entry(unqualified(other), other).map(second -> first < second))
                .orElse(false);
    }

    private String path(Resource resource) {
        return pathInBundle(resource).orElse(resource.fhirType());
    }

    private Optional<Integer> entry(String id, Resource resource) {
        if (request == null || !(request.getResource() instanceof Bundle bundle)) {
            return Optional.empty();
        }
        List<BundleEntryComponent> entries = bundle.getEntry();
        for (int i = 0; i < entries.size(); i++) {
            Resource sent = entries.get(i).getResource();
            if (sent == resource
                    || id.equals(entries.get(i).getRequest().getUrl())
                    || (sent != null && id.equals(unqualified(sent)))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Type and id, such as {@code Observation/4711}. */
    private static String unqualified(Resource resource) {
        return resource.getIdElement().toUnqualifiedVersionless().getValue();
    }
}
