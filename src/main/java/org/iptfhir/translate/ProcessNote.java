package org.iptfhir.translate;

import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;

/** The therapist's own notes of a session (rule X02), which leave the therapist's hands with nothing else. */
public final class ProcessNote {
    private static final String KIND = Canonical.of("CodeSystem", "kind");

    private ProcessNote() {}

    /** Whether a resource is one. */
    public static boolean is(Resource resource) {
        return resource instanceof DocumentReference document
                && document.getType().hasCoding(KIND, "ipt-process-note");
    }
}
