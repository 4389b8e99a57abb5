package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r5.elementmodel.Element;
import org.iptfhir.validation.CodedResource.Code;

/** X02: a therapist's process notes carry the labels of the strictest protection. */
final class ProcessNoteLabels implements ClinicalRule {
    private static final Code PROCESS_NOTE = new Code("https://w3id.org/ipt-fhir/CodeSystem/kind", "ipt-process-note");
    private static final List<Code> LABELS = List.of(
            new Code("http://terminology.hl7.org/CodeSystem/v3-ActCode", "PSYTHPN"),
            new Code("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "V"));

    @Override
    public String type() {
        return "DocumentReference";
    }

    @Override
    public List<Breach> check(Element document, Element root) {
        if (!CodedResource.of(document).codes("type").contains(PROCESS_NOTE)) {
            return List.of();
        }
        List<String> missing = new ArrayList<>();
        Element meta = document.getNamedChild("meta");
        for (Code label : LABELS) {
            boolean there = meta != null
                    && meta.getChildrenByName("security").stream()
                            .anyMatch(security -> label.system().equals(security.getNamedChildValue("system"))
                                    && label.code().equals(security.getNamedChildValue("code")));
            if (!there) {
                missing.add(label.code());
            }
        }
        return missing.isEmpty()
                ? List.of()
                : List.of(Breach.error(
                        "X02",
                        meta == null ? "" : ".meta",
                        "The process note lacks the label " + String.join(" and ", missing) + "."));
    }
}
