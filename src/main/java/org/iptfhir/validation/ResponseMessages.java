package org.iptfhir.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r5.elementmodel.Element;

/**
 * What the engine says of the answers to a questionnaire, as rule I08, at the very item. The engine places what is wrong
 * with an item at the group around it.
 */
final class ResponseMessages {
    static final String RULE = "I08";

    /** What is said of the texts of items: a part of the same rule, and no fault. */
    static final String TEXTS = "I08-text";

    private static final String OTHER_TEXT = "If text exists";
    private static final String LANGUAGE_OF_GUIDE = "en";

    private static final Pattern NAMED_ITEM = Pattern.compile("(?i).*link ?id '?([^' ]+?)'?(?: .*)?", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("QuestionnaireResponse|^Bundle\\.entry\\b");
    private static final Pattern VALUE = Pattern.compile("\\.value\\.ofType\\(\\w+\\)$");
    private static final Pattern STEP = Pattern.compile("\\.item\\[(\\d+)]");
    private static final String TWICE = "Questionnaire_QR_Item_OnlyOneI";
    private static final String UNANSWERED = "No response answer found";
    private static final Set<String> WITHOUT_ID = Set.of(UNANSWERED, "Structural Error");

    private ResponseMessages() {}

    /** Whether a message is about answers. */
    static boolean isAboutAnswers(EngineMessage message) {
        String id = message.id().toUpperCase(Locale.ROOT);
        return (id.startsWith("QUESTIONNAIRE_QR_ITEM") || WITHOUT_ID.stream().anyMatch(message.text()::startsWith))
                && PLACE.matcher(message.path()).find();
    }

    /** Whether a message is about an item that has to be answered, and is not. */
    static boolean isOfUnanswered(EngineMessage message) {
        return message.id().equals(RULE) && message.text().startsWith(UNANSWERED);
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

    /**
     * The messages, of which one for each response tells of all texts that are not the questionnaire's. The linkId says
     * which question was asked; its words may be translated or numbered.
     */
    static List<EngineMessage> withTextsToldOnce(
            List<EngineMessage> messages, Function<String, Optional<Element>> responses) {
        Map<String, Long> texts = messages.stream()
                .filter(ResponseMessages::isOfText)
                .collect(Collectors.groupingBy(message -> responseOf(message.path()), Collectors.counting()));
        Set<String> told = new HashSet<>();
        return texts.isEmpty()
                ? messages
                : messages.stream()
                        .filter(message -> !isOfText(message)
                                || (told.add(responseOf(message.path()))
                                        && isInLanguageOfGuide(responses.apply(message.path()))))
                        .map(message -> isOfText(message)
                                ? asNote(message, texts.getOrDefault(responseOf(message.path()), 1L))
                                : message)
                        .toList();
    }

    /** The finding on texts in words. */
    static Finding ofTexts(Finding finding, String text) {
        return finding.saying(
                text + " The linkId says which question was meant.",
                "Nothing, if the question was the same in other words: state its language in QuestionnaireResponse.language,"
                        + " or leave item.text out. If another question was asked, correct the linkId.");
    }

    private static boolean isOfText(EngineMessage message) {
        return message.id().equals(RULE) && message.text().startsWith(OTHER_TEXT);
    }

    private static EngineMessage asNote(EngineMessage message, long count) {
        String text = count == 1
                ? "The text of the item is not that of the questionnaire."
                : "The texts of " + count + " items, of which this is the first, are not those of the questionnaire.";
        return new EngineMessage(
                TEXTS, message.path(), Severity.NOTE, IssueKind.INFORMATIONAL, text, Optional.of(text), "");
    }

    private static boolean isInLanguageOfGuide(Optional<Element> response) {
        return response.map(stated -> stated.getNamedChildValue("language"))
                .map(language -> language.toLowerCase(Locale.ROOT).startsWith(LANGUAGE_OF_GUIDE))
                .orElse(true);
    }

    /** The response that an item belongs to. */
    static String responseOf(String path) {
        return path.replaceFirst("\\.item\\[.*", "");
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
