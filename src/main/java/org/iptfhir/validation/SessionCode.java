package org.iptfhir.validation;

import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r5.elementmodel.Element;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Snomed;

/** M14: a session of IPT is not coded as psychodynamic-interpersonal therapy, which is another treatment. */
final class SessionCode implements ClinicalRule {
    private static final String SESSION = Canonical.of("StructureDefinition", "session");
    private static final String PSYCHODYNAMIC = "304822001";

    @Override
    public String type() {
        return "Procedure";
    }

    @Override
    public List<Breach> check(Element procedure, Element root) {
        Element code = procedure.getNamedChild("code");
        if (code == null
                || Recognition.profileOf(CodedResource.of(procedure))
                        .filter(SESSION::equals)
                        .isEmpty()) {
            return List.of();
        }
        List<Element> codings = code.getChildrenByName("coding");
        return IntStream.range(0, codings.size())
                .filter(i -> Snomed.SYSTEM.equals(codings.get(i).getNamedChildValue("system"))
                        && PSYCHODYNAMIC.equals(codings.get(i).getNamedChildValue("code")))
                .mapToObj(i -> Breach.warning(
                                "M14",
                                ".code.coding[" + i + "].code",
                                "The code " + PSYCHODYNAMIC
                                        + " is psychodynamic-interpersonal therapy, another treatment;"
                                        + " interpersonal psychotherapy is " + Snomed.INTERPERSONAL_PSYCHOTHERAPY + ".")
                        .mendedBy("Use " + Snomed.INTERPERSONAL_PSYCHOTHERAPY
                                + ", or leave the category ipt-session out if it was not IPT."))
                .toList();
    }
}
