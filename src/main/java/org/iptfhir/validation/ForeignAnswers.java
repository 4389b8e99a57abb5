package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r5.elementmodel.Element;

/**
 * Tells once that the answers are to another questionnaire than the one that the response names (rule I08), in place of
 * an error at each of them.
 */
final class ForeignAnswers {
    /** A part of rule I08. */
    static final String ID = "I08-other";

    /** Fewer may each be misspelt. */
    private static final int FEWEST = 3;

    /** Rule I07, of a response whose profile asks for a certain questionnaire. */
    private static final String OTHER_QUESTIONNAIRE = "I07-";

    private static final String NOT_FOUND = "not found in questionnaire";
    private static final Pattern TOP_ITEM = Pattern.compile("(.*?)\\.item\\[\\d+]");

    private final LinkIds linkIds;
    private final List<String> questionnaires;

    /** @param questionnaires canonicals, with their versions, of those that the guide publishes */
    ForeignAnswers(LinkIds linkIds, List<String> questionnaires) {
        this.linkIds = linkIds;
        this.questionnaires = List.copyOf(questionnaires);
    }

    /** The messages, of which one tells of a response whose answers are mostly no answers to its questionnaire. */
    List<EngineMessage> toldOnce(List<EngineMessage> messages, Function<String, Optional<Element>> responses) {
        Map<String, Long> foreign = messages.stream()
                .filter(ForeignAnswers::isOfUnknownItem)
                .collect(Collectors.groupingBy(message -> responseOf(message.path()), Collectors.counting()));
        foreign.entrySet().removeIf(response -> !areMost(response.getValue(), responses.apply(response.getKey())));
        if (foreign.isEmpty()) {
            return messages;
        }
        Set<String> told = messages.stream()
                .filter(message -> message.id().startsWith(OTHER_QUESTIONNAIRE))
                .map(EngineMessage::path)
                .collect(Collectors.toCollection(HashSet::new));
        List<EngineMessage> once = new ArrayList<>();
        for (EngineMessage message : messages) {
            String response = responseOf(message.path());
            if (!message.id().equals(ResponseMessages.RULE) || !foreign.containsKey(response)) {
                once.add(message);
            } else if (told.add(response)) {
                once.add(ofAll(response, foreign.getOrDefault(response, 0L), responses.apply(response)));
            }
        }
        return once;
    }

    private static boolean areMost(long unknown, Optional<Element> response) {
        return unknown >= FEWEST
                && response.filter(stated -> stated.getChildrenByName("item").size() < 2 * unknown)
                        .isPresent();
    }

    private static boolean isOfUnknownItem(EngineMessage message) {
        return message.id().equals(ResponseMessages.RULE)
                && message.text().contains(NOT_FOUND)
                && TOP_ITEM.matcher(message.path()).matches();
    }

    private static String responseOf(String path) {
        Matcher item = TOP_ITEM.matcher(path);
        return item.lookingAt() ? item.group(1) : path;
    }

    private EngineMessage ofAll(String path, long unknown, Optional<Element> response) {
        List<Element> items =
                response.map(stated -> stated.getChildrenByName("item")).orElse(List.of());
        Set<String> answered = items.stream()
                .map(item -> item.getNamedChildValue("linkId"))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String remedy = questionnaires.stream()
                .filter(canonical ->
                        linkIds.of(canonical.replaceFirst("\\|.*", "")).containsAll(answered))
                .findFirst()
                .map(canonical -> "The linkIds are those of " + canonical + ": name that, if it was answered.")
                .orElse("Name the questionnaire that was answered, or correct the linkIds.");
        String which = unknown == items.size()
                ? "none of the items is a question"
                : unknown + " of the " + items.size() + " items are no questions";
        return new EngineMessage(
                ID,
                path + ".questionnaire",
                Severity.ERROR,
                IssueKind.BUSINESS_RULE,
                which + " of the questionnaire that the response names.",
                Optional.of(remedy),
                "");
    }
}
