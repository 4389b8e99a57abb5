package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes of the engine's messages one for each fault: it says many twice, and tells what follows from a fault as another. */
final class Folding {
    private static final String PASSED_THROUGH = "Terminology_PassThrough_TX_Message";
    private static final String MINIMUM = "Validation_VAL_Profile_Minimum";
    private static final String SLICE_MINIMUM = "Validation_VAL_Profile_Minimum_SLICE";

    /** What says nothing to a sender. */
    private static final Set<String> NOISE = Set.of(
            "Details_for__matching_against_Profile_",
            "Terminology_TX_Binding_NoSource",
            "Terminology_TX_NoValid_3_CC",
            "Questionnaire_QR_Q_NotFound",
            "QUESTIONNAIRE_QR_ITEM_DATE_VALUE_EXCEPTION");

    private static final String SPECIFIC = "type_specific_checks";

    /** The element has no code. */
    static final String NO_CODE = "Terminology_TX_Code_ValueSet_MISSING";

    /** A binding's verdict on a code; what is said of the code itself is the same fault. */
    private static final Set<String> VERDICTS = Set.of(
            "Terminology_TX_NoValid_1_CC",
            "Terminology_TX_NoValid_16",
            "Terminology_TX_NoValid_4",
            "Terminology_TX_Code_ValueSet",
            NO_CODE);

    private Folding() {}

    /** Whether a message is that of a binding about a code. */
    static boolean isVerdict(EngineMessage message) {
        return VERDICTS.contains(message.id());
    }

    /** The messages that remain, in their order. */
    static List<EngineMessage> fold(List<EngineMessage> messages) {
        Map<String, List<EngineMessage>> byPath = messages.stream()
                .filter(message -> !NOISE.contains(message.id()))
                .collect(Collectors.groupingBy(EngineMessage::path, LinkedHashMap::new, Collectors.toList()));
        List<EngineMessage> folded = new ArrayList<>();
        byPath.values().forEach(ofOnePath -> folded.addAll(foldPath(ofOnePath)));
        Following.remove(folded);
        ExtensionParts.removeMissing(folded);
        Set<String> unread = folded.stream()
                .filter(Following::isWithoutValue)
                .map(EngineMessage::path)
                .collect(Collectors.toSet());
        folded.removeIf(message -> message.id().equals(ResponseMessages.RULE)
                && unread.stream().anyMatch(value -> value.startsWith(message.path() + ".value")));
        Set<String> wrongAnswers = folded.stream()
                .filter(message -> message.id().equals(ResponseMessages.RULE))
                .map(EngineMessage::path)
                .collect(Collectors.toSet());
        folded.removeIf(message -> !message.id().equals(ResponseMessages.RULE)
                && !message.id().equals(EngineMessage.UNKNOWN_PROPERTY)
                && wrongAnswers.stream().anyMatch(answer -> message.path().startsWith(answer + ".value")));
        return folded;
    }

    private static List<EngineMessage> foldPath(List<EngineMessage> messages) {
        Map<String, EngineMessage> distinct = new LinkedHashMap<>();
        messages.forEach(message -> distinct.merge(
                key(message),
                message,
                (first, second) -> first.severity().compareTo(second.severity()) <= 0 ? first : second));
        List<EngineMessage> folded = new ArrayList<>(distinct.values());
        if (has(folded, VERDICTS::contains)) {
            folded.removeIf(message -> message.id().equals(PASSED_THROUGH));
        }
        if (has(folded, SLICE_MINIMUM::equals)) {
            folded.removeIf(
                    message -> message.id().equals(MINIMUM) && message.text().contains(".extension:"));
        }
        Following.AT_ONE_PLACE.forEach((fault, following) -> folded.stream()
                .filter(message -> fault.matcher(message.id()).matches())
                .map(EngineMessage::severity)
                .min(Comparator.naturalOrder())
                .ifPresent(severity -> folded.removeIf(message ->
                        following.matcher(message.id()).matches() && severity.compareTo(message.severity()) <= 0)));
        if (has(folded, EngineMessage.UNREADABLE_VALUE::equals)) {
            folded.removeIf(message -> message.id().toLowerCase(Locale.ROOT).startsWith(SPECIFIC));
            // the engine's reader tries a single value as a list, and then as an item of one
            boolean[] told = {false};
            folded.removeIf(message -> {
                boolean again = told[0] && message.id().equals(EngineMessage.UNREADABLE_VALUE);
                told[0] |= message.id().equals(EngineMessage.UNREADABLE_VALUE);
                return again;
            });
        }
        return folded;
    }

    private static boolean has(List<EngineMessage> messages, Predicate<String> id) {
        return messages.stream().map(EngineMessage::id).anyMatch(id);
    }

    /** Base and profile, and every profile of a resource, tell the same fault with the same id and another source. */
    private static String key(EngineMessage message) {
        String text = message.invariant().isPresent()
                ? ""
                : message.text()
                        .replaceFirst(" \\(from .*", "")
                        .replaceFirst(" in profile .*", "")
                        .replaceFirst("^As specified by profile \\S+, ", "");
        return message.id() + '\n' + text;
    }
}
