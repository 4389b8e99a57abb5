package org.iptfhir.validation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r5.elementmodel.Element;
import org.iptfhir.guide.Canonical;

/** C02: the subcode of a problem area is a kind of that area; else the course counts as another one than it is. */
final class SubcodeOfArea implements ClinicalRule {
    private static final String AREA = Canonical.of("StructureDefinition", "problem-area");
    private static final String SYSTEM = Canonical.of("CodeSystem", "problem-area");

    private final Map<String, String> areas = new HashMap<>();

    /** @param problemAreas the guide's code system, whose concepts stand below their areas */
    SubcodeOfArea(CodeSystem problemAreas) {
        for (ConceptDefinitionComponent area : problemAreas.getConcept()) {
            area.getConcept().forEach(kind -> areas.put(kind.getCode(), area.getCode()));
        }
    }

    @Override
    public String type() {
        return "CarePlan";
    }

    @Override
    public List<Breach> check(Element carePlan, Element root) {
        List<Element> extensions = carePlan.getChildrenByName("extension");
        return extensions.stream()
                .filter(extension -> AREA.equals(extension.getNamedChildValue("url")))
                .flatMap(area -> breach(area, ".extension[" + extensions.indexOf(area) + "]").stream())
                .toList();
    }

    private Optional<Breach> breach(Element area, String path) {
        List<Element> parts = area.getChildrenByName("extension");
        Optional<String> code = code(parts, "code");
        Optional<String> subcode = code(parts, "subcode");
        Optional<String> right = subcode.map(areas::get);
        if (code.isEmpty() || right.isEmpty() || right.equals(code)) {
            return Optional.empty();
        }
        int index = parts.stream()
                .map(part -> part.getNamedChildValue("url"))
                .toList()
                .indexOf("subcode");
        return Optional.of(Breach.error(
                        "C02",
                        path + ".extension[" + index + "].value.ofType(CodeableConcept).coding[0].code",
                        "The subcode " + subcode.get() + " is a kind of " + right.get() + ", but the problem area is "
                                + code.get() + ".")
                .mendedBy("Correct the area or the subcode, or leave the subcode out."));
    }

    private static Optional<String> code(List<Element> parts, String url) {
        return parts.stream()
                .filter(part -> url.equals(part.getNamedChildValue("url")))
                .map(part -> part.getNamedChild("value"))
                .flatMap(value -> value == null ? Stream.empty() : value.getChildrenByName("coding").stream())
                .filter(coding -> SYSTEM.equals(coding.getNamedChildValue("system")))
                .map(coding -> coding.getNamedChildValue("code"))
                .flatMap(Stream::ofNullable)
                .findFirst();
    }
}
