package org.iptfhir.translate;

import ca.uhn.fhir.util.HapiExtensions;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Property;

/** The empty resource that stands in for the target of a reference until its sender brings it. */
public final class Placeholder {
    /** What it may have: what it is found by, and what every stored resource has. */
    private static final Set<String> WITHOUT_CONTENT = Set.of("id", "meta", "extension", "identifier");

    private Placeholder() {}

    /** Whether a resource is one: marked as such, and with nothing that a sender could lose. */
    public static boolean is(IBaseResource resource) {
        return resource instanceof DomainResource found
                && found.getExtension().stream().anyMatch(Placeholder::isMark)
                && found.getExtension().stream().allMatch(Placeholder::isMark)
                && found.children().stream()
                        .filter(Property::hasValues)
                        .map(Property::getName)
                        .allMatch(WITHOUT_CONTENT::contains);
    }

    /** Takes the mark away from what has content. */
    public static void unmark(IBaseResource resource) {
        if (resource instanceof DomainResource filled && !is(filled)) {
            filled.getExtension().removeIf(Placeholder::isMark);
        }
    }

    private static boolean isMark(Extension extension) {
        return HapiExtensions.EXT_RESOURCE_PLACEHOLDER.equals(extension.getUrl());
    }
}
