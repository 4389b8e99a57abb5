package org.iptfhir.translate;

import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Meta;

/** The labels that structured IPT resources carry: confidentiality R and sensitivity MH, unless they have stricter ones (rule X01). */
public final class Labels {
    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final String SENSITIVITY = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    /** A label, and those of the same kind that make it unnecessary. */
    private record Label(String system, String code, String display, List<String> sufficient) {}

    private static final List<Label> REQUIRED = List.of(
            new Label(CONFIDENTIALITY, "R", "restricted", List.of("R", "V")),
            new Label(SENSITIVITY, "MH", "mental health information sensitivity", List.of("MH", "PSY", "PSYTHPN")));

    private Labels() {}

    /** Adds the labels that are missing; tells whether there were any. */
    public static boolean complete(Meta meta) {
        boolean added = false;
        for (Label label : REQUIRED) {
            if (meta.getSecurity().stream().noneMatch(existing -> suffices(label, existing))) {
                meta.addSecurity()
                        .setSystem(label.system())
                        .setCode(label.code())
                        .setDisplay(label.display());
                added = true;
            }
        }
        return added;
    }

    private static boolean suffices(Label label, Coding existing) {
        return label.system().equals(existing.getSystem()) && label.sufficient().contains(existing.getCode());
    }
}
