package org.iptfhir.validation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r5.elementmodel.Element;
import org.iptfhir.guide.Canonical;

/** I02: nobody in an inventory has died at a day that is still to come. */
final class DateOfDeath implements ClinicalRule {
    private static final String INVENTORY = Canonical.of("StructureDefinition", "interpersonal-inventory-response");
    private static final String LINK_ID = "person-date-of-death";

    private final Clock clock;

    DateOfDeath(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String type() {
        return "QuestionnaireResponse";
    }

    @Override
    public List<Breach> check(Element response, Element root) {
        List<Breach> breaches = new ArrayList<>();
        if (Recognition.profileOf(CodedResource.of(response))
                .filter(INVENTORY::equals)
                .isPresent()) {
            look(response, "", breaches);
        }
        return breaches;
    }

    private void look(Element parent, String path, List<Breach> breaches) {
        List<Element> items = parent.getChildrenByName("item");
        for (int i = 0; i < items.size(); i++) {
            Element item = items.get(i);
            String place = path + ".item[" + i + "]";
            List<Element> answers = item.getChildrenByName("answer");
            for (int j = 0; j < answers.size(); j++) {
                String answer = place + ".answer[" + j + "]";
                String date = answers.get(j).getNamedChildValue("value");
                if (LINK_ID.equals(item.getNamedChildValue("linkId"))
                        && date != null
                        && StatedTime.isFuture(date, clock.instant())) {
                    breaches.add(Breach.error(
                            "I02", answer + ".value.ofType(date)", "The date of death " + date + " is still to come."));
                }
                look(answers.get(j), answer, breaches);
            }
            look(item, place, breaches);
        }
    }
}
