package org.iptfhir.translate;

import java.util.Collection;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Meta;

/** The labels that structured IPT resources carry: confidentiality R and sensitivity MH, unless they have stricter ones (rule X01). */
public final class Labels {
    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final String VERY_RESTRICTED = "V";
    private static final String PROCESS_NOTE = "PSYTHPN";
    private static final String SENSITIVITY = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    /**
     * A label.
     *
     * @param sufficient those of the same kind that make it unnecessary
     * @param isOnlyOne whether it takes the place of others of its kind: FHIR allows one confidentiality
     */
    private record Label(String system, String code, String display, List<String> sufficient, boolean isOnlyOne) {}

    private static final List<Label> REQUIRED = List.of(
            new Label(CONFIDENTIALITY, "R", "restricted", List.of("R", VERY_RESTRICTED), true),
            new Label(
                    SENSITIVITY,
                    "MH",
                    "mental health information sensitivity",
                    List.of("MH", "PSY", PROCESS_NOTE),
                    false));

    private Labels() {}

    /** Adds the labels that are missing, in the place of laxer ones; tells whether there were any. */
    public static boolean complete(Meta meta) {
        boolean added = false;
        for (Label label : REQUIRED) {
            if (meta.getSecurity().stream().noneMatch(existing -> suffices(label, existing))) {
                if (label.isOnlyOne()) {
                    meta.getSecurity().removeIf(laxer -> label.system().equals(laxer.getSystem()));
                }
                meta.addSecurity()
                        .setSystem(label.system())
                        .setCode(label.code())
                        .setDisplay(label.display());
                added = true;
            }
        }
        return added;
    }

    /** Labels what is made of other resources: as very restricted where one of them is, and with all that is required. */
    public static void takeOver(Meta meta, Collection<Meta> of) {
        if (of.stream().anyMatch(Labels::isVeryRestricted)) {
            meta.addSecurity(CONFIDENTIALITY, VERY_RESTRICTED, "very restricted");
        }
        complete(meta);
    }

    /** Whether something is labelled as very restricted. */
    public static boolean isVeryRestricted(Meta meta) {
        return meta.getSecurity(CONFIDENTIALITY, VERY_RESTRICTED) != null;
    }

    /** Whether something is labelled as a therapist's own notes (rule X02). */
    public static boolean isProcessNote(Meta meta) {
        return meta.getSecurity(SENSITIVITY, PROCESS_NOTE) != null;
    }

    private static boolean suffices(Label label, Coding existing) {
        return label.system().equals(existing.getSystem())
                && existing.hasCode()
                && label.sufficient().contains(existing.getCode());
    }
}
