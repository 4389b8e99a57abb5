package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.Questionnaire;
import org.hl7.fhir.r5.model.Questionnaire.QuestionnaireItemComponent;
import org.iptfhir.guide.Canonical;

/** Says of an answer that does not fit its questionnaire what is wrong, and what would fit. */
final class AnswerAdvice {
    private static final String FALLBACK = "Compare linkId, type and option with the Questionnaire.";
    private static final Pattern ITEM =
            Pattern.compile("(.*QuestionnaireResponse|Bundle\\.entry\\[\\d+]\\.resource)(.*?)(\\.answer\\[\\d+])?");
    private static final Pattern TYPE = Pattern.compile(".*must be of (?:the )?type (\\w+).*", Pattern.DOTALL);
    private static final Pattern CODE =
            Pattern.compile("The code (\\S+)::(\\S+) is not in the set of permitted values");
    private static final Pattern CODE_OF_SET =
            Pattern.compile("The code '(\\S*)' in the system '(\\S*)' is not in the options value set");

    private static final String MISPLACED = "Structural Error";
    private static final Pattern VERSION = Pattern.compile("(https?://\\S+/Questionnaire/[-\\w]+)\\|version\\b");
    private static final String OUT_OF_ORDER = "items are out of order";

    /** What the engine says of an answer to a question that was not to be asked. */
    static final String NOT_ENABLED = "it is not enabled";

    private static final Pattern NO_OPTION = Pattern.compile(
            "Option list has no option values of type (\\w+)|Cannot validate (\\w+) answer option because no option list");

    private static final Map<String, String> BY_WORDS = Map.of(
            NOT_ENABLED,
            "Remove the answer, or correct the answer that the question depends on.",
            "Only one response answer",
            "Keep one answer: the question takes no more.",
            "Items not of type group",
            "Put these items below the answer of the question: item.answer.item.",
            "allowed - found",
            "Keep one item with this linkId; several answers to one question go into its item.",
            "No response answer found",
            "Answer the item, or leave the response in-progress.",
            "Structural Error",
            "Nest and order the items as the Questionnaire does.");

    private final IWorkerContext definitions;
    private final ValueSetCodes valueSets;
    private final LinkIds linkIds;

    AnswerAdvice(IWorkerContext definitions, ValueSetCodes valueSets, LinkIds linkIds) {
        this.definitions = definitions;
        this.valueSets = valueSets;
        this.linkIds = linkIds;
    }

    /** The message at the item that is out of order, where it is about the order: the engine names only what is around. */
    EngineMessage placed(EngineMessage message, Optional<Element> root) {
        if (!message.text().contains(OUT_OF_ORDER)) {
            return message;
        }
        Optional<Questionnaire> questionnaire =
                root.flatMap(resource -> questionnaireOf(resource, message.path() + ".item[0]"));
        Optional<Element> around = root.flatMap(resource -> ElementPath.at(resource, message.path()));
        if (questionnaire.isEmpty() || around.isEmpty()) {
            return message;
        }
        List<String> order = new ArrayList<>();
        collect(questionnaire.get().getItem(), order);
        List<Integer> places = around.get().getChildrenByName("item").stream()
                .map(item -> order.indexOf(item.getNamedChildValue("linkId")))
                .toList();
        return IntStream.range(1, places.size())
                .filter(i -> places.get(i) < places.get(i - 1))
                .mapToObj(i -> message.at(message.path() + ".item[" + i + "]"))
                .findFirst()
                .orElse(message);
    }

    private static void collect(List<QuestionnaireItemComponent> items, List<String> linkIds) {
        items.forEach(item -> {
            linkIds.add(item.getLinkId());
            collect(item.getItem(), linkIds);
        });
    }

    /**
     * The finding in words.
     *
     * @param finding without text
     * @param text of the engine
     */
    Finding finding(Finding finding, String text, Optional<Element> root) {
        Optional<Element> item = root.flatMap(resource -> itemAt(resource, finding.expression()));
        Optional<Questionnaire> questionnaire =
                root.flatMap(resource -> questionnaireOf(resource, finding.expression()));
        String linkId =
                item.map(element -> element.getNamedChildValue("linkId")).orElse("");
        if (text.contains("not found in questionnaire") && questionnaire.isPresent()) {
            List<String> known =
                    linkIds.of(questionnaire.get().getUrl()).stream().sorted().toList();
            List<String> few = ValueSetCodes.few(known);
            return finding.saying(
                            "Rule I08 is not kept: the questionnaire has no item with the linkId '" + linkId + "'.",
                            few.isEmpty()
                                    ? "Use the linkIds of the questionnaire."
                                    : "Use one of " + String.join(", ", few) + ".")
                    .meaning(Wording.anyOf(Nearest.to(linkId, known)));
        }
        if (text.contains(OUT_OF_ORDER) && !linkId.isEmpty()) {
            return finding.saying(
                    "Rule I08 is not kept: the item " + linkId
                            + " stands behind one that the questionnaire asks after it.",
                    "Put it where the Questionnaire has it.");
        }
        Optional<QuestionnaireItemComponent> asked = questionnaire.flatMap(known -> item(known.getItem(), linkId));
        if (text.startsWith(MISPLACED) && questionnaire.isPresent() && !linkId.isEmpty()) {
            return finding.saying(
                    "Rule I08 is not kept: the item " + linkId + " stands where the questionnaire does not ask it.",
                    "Put it " + ItemPlace.of(linkId, questionnaire.get()) + ".");
        }
        Matcher type = TYPE.matcher(text);
        if (type.matches()) {
            return finding.saying(said(text), "Give the answer as value" + capital(type.group(1)) + ".");
        }
        Matcher code = CODE.matcher(text);
        if (code.find()) {
            return noAnswer(finding, code.group(2), code.group(1), asked);
        }
        Matcher ofSet = CODE_OF_SET.matcher(text);
        if (ofSet.find()) {
            return noAnswer(finding, ofSet.group(1), ofSet.group(2), asked);
        }
        Matcher option = NO_OPTION.matcher(text);
        if (option.find()) {
            return finding.saying(
                    "Rule I08 is not kept: the item is answered by a code, not by a "
                            + Objects.requireNonNullElse(option.group(1), option.group(2)) + ".",
                    options(asked));
        }
        return finding.saying(
                said(text),
                BY_WORDS.entrySet().stream()
                        .filter(words -> text.contains(words.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(FALLBACK));
    }

    /** The text, in which canonicals of questionnaires end with their version in place of the word. */
    String withVersions(String text) {
        return VERSION.matcher(text)
                .replaceAll(canonical -> Matcher.quoteReplacement(
                        Optional.ofNullable(definitions.fetchResource(Questionnaire.class, canonical.group(1)))
                                .map(known -> canonical.group(1) + "|" + known.getVersion())
                                .orElse(canonical.group())));
    }

    /** Whether the engine says that a code is none of a question's answers. */
    static boolean isNoAnswer(String text) {
        return CODE.matcher(text).find() || CODE_OF_SET.matcher(text).find();
    }

    /** The codes of the options of an instrument are numbers: which of them is nearest is chance, and would be scored. */
    private Finding noAnswer(Finding finding, String code, String system, Optional<QuestionnaireItemComponent> asked) {
        String ofSystem = system.isEmpty() || system.equals("null") ? "without a system" : "of " + system;
        return finding.saying(
                        "Rule I08 is not kept: the code " + code + " " + ofSystem + " is none of the item's answers.",
                        options(asked))
                .meaning(asked.filter(QuestionnaireItemComponent::hasAnswerValueSet)
                        .map(item -> valueSets.codesOf(Canonical.withoutVersion(item.getAnswerValueSet())))
                        .flatMap(codes -> Wording.anyOf(Nearest.to(code, codes)))
                        .filter(meant -> !meant.equals(code)));
    }

    private static String said(String text) {
        return "Rule I08 is not kept: " + text;
    }

    /** The answers that an item allows: all when they are few; a way out where the list has one. */
    private String options(Optional<QuestionnaireItemComponent> asked) {
        if (asked.isEmpty()) {
            return FALLBACK;
        }
        List<Coding> options = asked.get().getAnswerOption().stream()
                .filter(option -> option.getValue() instanceof Coding)
                .map(option -> (Coding) option.getValue())
                .toList();
        if (!options.isEmpty()) {
            String systems = options.stream().map(Coding::getSystem).distinct().collect(Collectors.joining(" or "));
            return "Give in valueCoding one of "
                    + options.stream()
                            .map(option -> option.getCode()
                                    + Optional.ofNullable(option.getDisplay())
                                            .map(display -> " (" + display + ")")
                                            .orElse(""))
                            .collect(Collectors.joining(", "))
                    + " of " + systems + ".";
        }
        String valueSet = Objects.requireNonNullElse(asked.get().getAnswerValueSet(), "");
        List<String> codes = valueSet.isEmpty() ? List.of() : valueSets.codesOf(Canonical.withoutVersion(valueSet));
        if (codes.isEmpty()) {
            return FALLBACK;
        }
        List<String> few = ValueSetCodes.few(codes);
        return "Give in valueCoding a code of the value set " + valueSet
                + (few.isEmpty() ? "" : ": one of " + String.join(", ", few))
                + (codes.contains("other") && few.isEmpty()
                        ? "; where none fits, give other and say it in the person's label."
                        : ".");
    }

    private static String capital(String type) {
        return type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
    }

    private static Optional<Element> itemAt(Element root, String path) {
        Matcher item = ITEM.matcher(path);
        return item.matches() ? ElementPath.at(root, item.group(1) + item.group(2)) : Optional.empty();
    }

    private Optional<Questionnaire> questionnaireOf(Element root, String path) {
        Matcher item = ITEM.matcher(path);
        return item.matches()
                ? ElementPath.at(root, item.group(1))
                        .map(response -> response.getNamedChildValue("questionnaire"))
                        .map(url -> definitions.fetchResource(Questionnaire.class, Canonical.withoutVersion(url)))
                : Optional.empty();
    }

    private static Optional<QuestionnaireItemComponent> item(List<QuestionnaireItemComponent> items, String linkId) {
        for (QuestionnaireItemComponent item : items) {
            if (linkId.equals(item.getLinkId())) {
                return Optional.of(item);
            }
            Optional<QuestionnaireItemComponent> below = item(item.getItem(), linkId);
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }
}
