package org.iptfhir.intake;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.IssueKind;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.Severity;

/**
 * Patches of a transaction that change what another entry creates or changes (FHIR R4, http, transaction: such a
 * transaction fails). One of the changes would be lost; that two entries mean one resource is known only when their
 * conditions have been looked for.
 */
final class ChangedTwice {
    private ChangedTwice() {}

    /** What is wrong with the patch of an entry; empty when it alone changes its target. */
    static Optional<Finding> check(Bundle bundle, int index, Resource target, RequestDetails request, Places places) {
        if (bundle.getType() != BundleType.TRANSACTION) {
            return Optional.empty();
        }
        String id = unqualified(target);
        return other(bundle, index, target, request).map(other -> finding(id, index, other, places));
    }

    private static Optional<Integer> other(Bundle bundle, int index, Resource target, RequestDetails request) {
        List<BundleEntryComponent> entries = bundle.getEntry();
        for (int i = 0; i < entries.size(); i++) {
            if (i != index && writes(entries.get(i), target)) {
                return Optional.of(i);
            }
        }
        int first = Patched.of(request).entries().computeIfAbsent(unqualified(target), unseen -> index);
        return first == index ? Optional.empty() : Optional.of(first);
    }

    private static boolean writes(BundleEntryComponent entry, Resource target) {
        Resource sent = entry.getResource();
        HTTPVerb method = entry.getRequest().getMethod();
        if (sent == null || (method != HTTPVerb.POST && method != HTTPVerb.PUT)) {
            return false;
        }
        // By now HAPI has written the id into what was sent: also that of what a condition has found. To change what it
        // has created, it takes the very object; what a POST did not create is as it was.
        return method == HTTPVerb.PUT ? unqualified(sent).equals(unqualified(target)) : sent == target;
    }

    private static Finding finding(String id, int index, int other, Places places) {
        String path = "Bundle.entry[" + index + "].request.url";
        return new Finding(
                Finding.ENTRY_REQUEST,
                Severity.ERROR,
                IssueKind.STRUCTURE,
                path,
                places.of(path),
                "The entry changes " + id + ", which entry " + other + " writes too.",
                Optional.of("A transaction changes a resource once. Put both changes into one entry, or send them one"
                        + " after the other."),
                Optional.empty());
    }

    private static String unqualified(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    /** Which entry of a request has patched a resource; a transaction that lost a race patches it again. */
    private record Patched(Map<String, Integer> entries) {
        static Patched of(RequestDetails request) {
            return (Patched)
                    request.getUserData().computeIfAbsent(Patched.class, first -> new Patched(new HashMap<>()));
        }
    }
}
