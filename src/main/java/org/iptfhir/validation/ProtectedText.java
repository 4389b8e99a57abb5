package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r5.elementmodel.Element;
import org.iptfhir.guide.Instruments;

/** M13: a questionnaire for an instrument whose licence forbids to publish its items has no text of items. */
final class ProtectedText implements ClinicalRule {
    private static final String RULE = "M13";
    private static final String DRAFT = "draft";

    /** The types of scored items; what only shows a notice, groups, or holds the total is free. */
    private static final Set<String> SCORED = Set.of("choice", "open-choice", "boolean");

    private static final Pattern WORDS = Pattern.compile(".*\\p{L}{2}.*", Pattern.DOTALL);

    private final Set<String> instruments;

    /** @param published the guide's code system of instruments, which says whose text is protected */
    ProtectedText(CodeSystem published) {
        instruments = published.getConcept().stream()
                .filter(ProtectedText::isProtected)
                .map(ConceptDefinitionComponent::getCode)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isProtected(ConceptDefinitionComponent concept) {
        return concept.getProperty().stream()
                .filter(property -> property.getCode().equals("text-protected"))
                .anyMatch(property -> property.getValueBooleanType().booleanValue());
    }

    @Override
    public String type() {
        return "Questionnaire";
    }

    @Override
    public List<Breach> check(Element questionnaire, Element root) {
        return questionnaire.getChildrenByName("code").stream()
                .filter(code -> Instruments.CODES.equals(code.getNamedChildValue("system")))
                .map(code -> String.valueOf(code.getNamedChildValue("code")))
                .filter(instruments::contains)
                .limit(1)
                .flatMap(instrument -> breach(questionnaire, instrument).stream())
                .toList();
    }

    /** A draft is not published yet. */
    private static List<Breach> breach(Element questionnaire, String instrument) {
        List<String> texts = new ArrayList<>();
        look(questionnaire, "", texts);
        if (texts.isEmpty()) {
            return List.of();
        }
        String message = "The licence of " + instrument + " forbids to publish its items, and "
                + (texts.size() == 1 ? "one of them has its text." : texts.size() + " of them have their text.");
        return List.of(
                DRAFT.equals(questionnaire.getNamedChildValue("status"))
                        ? Breach.warning(RULE, texts.get(0), message)
                        : Breach.error(RULE, texts.get(0), message));
    }

    private static void look(Element parent, String path, List<String> texts) {
        List<Element> items = parent.getChildrenByName("item");
        for (int i = 0; i < items.size(); i++) {
            Element item = items.get(i);
            String place = path + ".item[" + i + "]";
            if (SCORED.contains(String.valueOf(item.getNamedChildValue("type")))) {
                if (hasWords(item, "text")) {
                    texts.add(place + ".text");
                } else if (item.getChildrenByName("answerOption").stream().anyMatch(ProtectedText::isInWords)) {
                    texts.add(place);
                }
            }
            look(item, place, texts);
        }
    }

    private static boolean isInWords(Element option) {
        Element value = option.getNamedChild("value");
        return value != null && (value.isPrimitive() ? hasWords(option, "value") : hasWords(value, "display"));
    }

    private static boolean hasWords(Element element, String name) {
        String text = element.getNamedChildValue(name);
        return text != null && WORDS.matcher(text).matches();
    }
}
