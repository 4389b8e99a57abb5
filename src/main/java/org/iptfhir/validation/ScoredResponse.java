package org.iptfhir.validation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r5.elementmodel.Element;
import org.iptfhir.guide.Instruments;
import org.iptfhir.instrument.Code;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Item;
import org.iptfhir.instrument.Score;
import org.iptfhir.instrument.Scoring;

/**
 * The rules on the answers to an instrument: M01 (a claimed total is the sum), M04 (no total from incomplete answers) and
 * M08 (the question about suicide is answered).
 */
final class ScoredResponse implements ClinicalRule {
    private static final List<String> FINISHED = List.of("completed", "amended");

    /** What can be worked with as a number. */
    static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");

    private final Instruments instruments;
    private final LinkIds linkIds;

    ScoredResponse(Instruments instruments, LinkIds linkIds) {
        this.instruments = instruments;
        this.linkIds = linkIds;
    }

    @Override
    public String type() {
        return "QuestionnaireResponse";
    }

    @Override
    public List<Breach> check(Element response, Element root) {
        return check(response, root, path -> false);
    }

    @Override
    public List<Breach> check(Element response, Element root, Predicate<String> stands) {
        String canonical = response.getNamedChildValue("questionnaire");
        if (canonical == null) {
            return List.of();
        }
        return instruments
                .ofQuestionnaire(canonical)
                .map(instrument -> check(response, instrument, stands))
                .orElse(List.of());
    }

    private List<Breach> check(Element response, Instrument instrument, Predicate<String> stands) {
        Answers answers = Answers.in(response, stands);
        List<Breach> breaches = new ArrayList<>();
        Optional<Placed> claimed = instrument
                .totalLinkId()
                .flatMap(total -> Optional.ofNullable(answers.items().get(total)))
                .filter(total -> NUMBER.matcher(total.value()).matches());
        Score score = instrument.score(answers.codes());
        if (claimed.isPresent() && score instanceof Score.Total total) {
            wrongTotal(claimed.get(), total.value(), instrument).ifPresent(breaches::add);
        }
        List<Item> missing = score instanceof Score.Incomplete incomplete
                ? incomplete.missing().stream()
                        .filter(item -> !answers.has(item.linkId()))
                        .toList()
                : List.of();
        if (missing.isEmpty() || areMisnamed(missing, answers, instrument)) {
            return breaches; // what cannot be read, or stands under another linkId, is told as I08
        }
        claimed.ifPresent(total -> breaches.add(totalInSpiteOf(missing, total, instrument)));
        if (FINISHED.contains(String.valueOf(response.getNamedChildValue("status")))) {
            missing.stream()
                    .filter(Item::safety)
                    .map(item -> unansweredSafety(item, answers))
                    .forEach(breaches::add);
        }
        return breaches;
    }

    private static Optional<Breach> wrongTotal(Placed claimed, BigDecimal total, Instrument instrument) {
        boolean isPlainSum = instrument.scoring().equals(Scoring.sum());
        return new BigDecimal(claimed.value()).compareTo(total) == 0
                ? Optional.empty()
                : Optional.of(Breach.error(
                        "M01",
                        claimed.path() + ".answer[0]",
                        "The total says " + claimed.value() + ", the answers "
                                + (isPlainSum ? "add up" : "come, by the rule of " + instrument.title() + ",") + " to "
                                + total.toPlainString() + "."));
    }

    /** Whether as many answers stand under linkIds that the questionnaire does not have, or twice, as are missing. */
    private boolean areMisnamed(List<Item> missing, Answers answers, Instrument instrument) {
        Set<String> known = linkIds.of(instrument.questionnaire());
        return answers.items().entrySet().stream()
                                .filter(item -> item.getValue().answered() && !known.contains(item.getKey()))
                                .count()
                        + answers.repeated().size()
                >= missing.size();
    }

    private static Breach totalInSpiteOf(List<Item> missing, Placed claimed, Instrument instrument) {
        return Breach.error(
                        "M04",
                        claimed.path() + ".answer[0]",
                        "The response claims a total of " + claimed.value() + " on " + instrument.title() + ", but "
                                + missing.size() + " of its "
                                + instrument.items().size()
                                + " scored items have no answer: "
                                + missing.stream().map(Item::linkId).collect(Collectors.joining(", ")) + ".")
                .mendedBy("Ask for the missing answers and add them, or leave the total out of the response.");
    }

    private static Breach unansweredSafety(Item item, Answers answers) {
        Placed asked = answers.items().get(item.linkId());
        return Breach.warning(
                "M08",
                asked == null ? "" : asked.path(),
                "The item " + item.linkId() + " about thoughts of death or self-harm is not answered.");
    }

    /**
     * An item of the response.
     *
     * @param path within the response
     * @param value its answer where it is a primitive, else empty
     * @param answered whether it has any answer, readable or not
     */
    private record Placed(String path, String value, boolean answered) {}

    /** The items of a response at any depth, and the answers that are codes. */
    private record Answers(
            Map<String, Placed> items, Map<String, Code> codes, List<String> repeated, Predicate<String> stands) {
        boolean has(String linkId) {
            return Optional.ofNullable(items.get(linkId))
                    .filter(Placed::answered)
                    .isPresent();
        }

        static Answers in(Element response, Predicate<String> stands) {
            Answers answers = new Answers(new HashMap<>(), new HashMap<>(), new ArrayList<>(), stands);
            answers.read(response, "");
            return answers;
        }

        private void read(Element parent, String path) {
            List<Element> children = parent.getChildrenByName("item");
            for (int i = 0; i < children.size(); i++) {
                readItem(children.get(i), path + ".item[" + i + "]");
            }
        }

        private void readItem(Element item, String path) {
            String linkId = String.valueOf(item.getNamedChildValue("linkId"));
            List<Element> given = item.getChildrenByName("answer");
            String number = "";
            for (int i = 0; i < given.size(); i++) {
                Element value = given.get(i).getNamedChild("value");
                if (value != null && value.hasChildren() && value.getNamedChildValue("code") != null) {
                    codes.putIfAbsent(
                            linkId,
                            new Code(
                                    String.valueOf(value.getNamedChildValue("system")),
                                    String.valueOf(value.getNamedChildValue("code")),
                                    ""));
                } else if (value != null && value.primitiveValue() != null) {
                    number = value.primitiveValue();
                }
                read(given.get(i), path + ".answer[" + i + "]");
            }
            boolean answered = !given.isEmpty() || stands.test(path + ".answer");
            if (items.putIfAbsent(linkId, new Placed(path, number, answered)) != null) {
                repeated.add(linkId);
            }
            read(item, path);
        }
    }
}
