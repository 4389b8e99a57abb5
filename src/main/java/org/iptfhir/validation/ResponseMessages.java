package org.iptfhir.validation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.elementmodel.Element;

/**
 * What the engine says of the answers to a questionnaire, as rule I08, at the very item. The engine places what is wrong
 * with an item at the group around it.
 */
final class ResponseMessages {
    static final String RULE = "I08";

    private static final Pattern NAMED_ITEM = Pattern.compile("(?i).*link ?id '?([^' ]+?)'?(?: .*)?", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("QuestionnaireResponse|^Bundle\\.entry\\b");
    private static final Pattern VALUE = Pattern.compile("\\.value\\.ofType\\(\\w+\\)$");
    private static final Pattern STEP = Pattern.compile("\\.item\\[(\\d+)]");
    private static final String TWICE = "Questionnaire_QR_Item_OnlyOneI";
    private static final Set<String> UNANSWERED = Set.of("No response answer found", "Structural Error");

    private ResponseMessages() {}

    /** Whether a message is about answers. */
    static boolean isAboutAnswers(EngineMessage message) {
        String id = message.id().toUpperCase(Locale.ROOT);
        return (id.startsWith("QUESTIONNAIRE_QR_ITEM") || UNANSWERED.stream().anyMatch(message.text()::startsWith))
                && PLACE.matcher(message.path()).find();
    }

    /** The message as I08; a note becomes an error, because an answer that cannot be read cannot be scored. */
    static EngineMessage asRule(EngineMessage message, Optional<Element> response) {
        String path = VALUE.matcher(message.path()).replaceFirst("");
        Matcher named = NAMED_ITEM.matcher(message.text());
        boolean placedAtGroup = message.id().equals("Questionnaire_QR_Item_NotFound")
                || message.id().equals(TWICE)
                || message.text().startsWith("Structural Error");
        if (placedAtGroup && named.matches()) {
            path = itemPath(path, named.group(1), message.id().equals(TWICE) ? 1 : 0, response);
        }
        return new EngineMessage(
                RULE, path, Severity.ERROR, IssueKind.BUSINESS_RULE, message.text(), Optional.of(message.text()), "");
    }

    /** Whether a finding says of an answer that it is none, so that its display does not matter. */
    static boolean isOfAnswer(Finding finding, Finding display) {
        return finding.id().equals(RULE)
                && finding.isError()
                && display.expression().startsWith(finding.expression() + ".value");
    }

    private static String itemPath(String group, String linkId, int occurrence, Optional<Element> response) {
        if (response.isEmpty()) {
            return group;
        }
        Element at = response.get();
        Matcher steps = STEP.matcher(group);
        while (steps.find()) {
            List<Element> items = at.getChildrenByName("item");
            int index = Integer.parseInt(steps.group(1));
            if (index >= items.size()) {
                return group;
            }
            at = items.get(index);
        }
        List<Element> items = at.getChildrenByName("item");
        int found = 0;
        for (int i = 0; i < items.size(); i++) {
            if (linkId.equals(items.get(i).getNamedChildValue("linkId")) && found++ == occurrence) {
                return group + ".item[" + i + "]";
            }
        }
        return group;
    }
}
