package org.iptfhir.guide.site;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * What the guide says of the elements that a profile changes. The tables above them link to these texts.
 *
 * @param profile with its snapshot
 */
record ElementTexts(StructureDefinition profile) {
    void addTo(XhtmlNode content) {
        Set<String> changed = profile.getDifferential().getElement().stream()
                .map(ElementDefinition::getId)
                .collect(Collectors.toSet());
        List<ElementDefinition> elements = profile.getSnapshot().getElement().stream()
                .filter(element ->
                        changed.contains(element.getId()) && element.getPath().contains("."))
                .toList();
        if (elements.isEmpty()) {
            return;
        }
        content.h2().id("elements").tx("Elements that it changes");
        XhtmlNode list = content.addTag("dl").clss("artifacts");
        for (ElementDefinition element : elements) {
            XhtmlNode name = list.addTag("dt").attribute("id", element.getId());
            name.code(element.getId());
            name.tx(" " + element.getMin() + ".." + element.getMax()
                    + (element.getMustSupport() ? ", must be supported" : ""));
            XhtmlNode text = list.addTag("dd");
            if (element.hasShort()) {
                text.para().tx(element.getShort());
            }
            if (element.hasDefinition() && !element.getDefinition().equals(element.getShort())) {
                text.para().tx(element.getDefinition());
            }
            if (element.hasComment()) {
                text.para().tx(element.getComment());
            }
        }
    }
}
