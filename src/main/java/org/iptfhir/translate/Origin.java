package org.iptfhir.translate;

import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;

/** How a record came to be, by a tag of the guide's code system {@code origin}. */
public final class Origin {
    private static final String CODES = Canonical.of("CodeSystem", "origin");
    private static final String ELSEWHERE = "recorded-elsewhere";

    private Origin() {}

    /** Whether it came from another system, with the references that it had there. */
    public static boolean isRecordedElsewhere(Resource resource) {
        return resource.getMeta().getTag(CODES, ELSEWHERE) != null;
    }

    /** Marks a record that goes to another system. */
    public static void markAsRecordedElsewhere(Resource resource) {
        if (!isRecordedElsewhere(resource)) {
            resource.getMeta().addTag(CODES, ELSEWHERE, "Recorded elsewhere");
        }
    }
}
