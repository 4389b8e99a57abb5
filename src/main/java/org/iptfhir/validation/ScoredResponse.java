package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r5.elementmodel.Element;
import org.iptfhir.guide.Instruments;
import org.iptfhir.instrument.Code;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Item;
import org.iptfhir.instrument.Score;

/**
 * The rules on the answers to an instrument: M01 (a claimed total is the sum), M04 (no total from incomplete answers) and
 * M08 (the question about suicide is answered).
 */
final class ScoredResponse implements ClinicalRule {
    private static final List<String> FINISHED = List.of("completed", "amended");

    private final Instruments instruments;

    ScoredResponse(Instruments instruments) {
        this.instruments = instruments;
    }

    @Override
    public String type() {
        return "QuestionnaireResponse";
    }

    @Override
    public List<Breach> check(Element response, Element root) {
        String canonical = response.getNamedChildValue("questionnaire");
        if (canonical == null) {
            return List.of();
        }
        return instruments
                .ofQuestionnaire(canonical)
                .map(instrument -> check(response, instrument))
                .orElse(List.of());
    }

    private static List<Breach> check(Element response, Instrument instrument) {
        Answers answers = Answers.in(response);
        List<Breach> breaches = new ArrayList<>();
        Optional<Placed> claimed = Optional.ofNullable(answers.items().get(instrument.totalLinkId()))
                .filter(total -> !total.value().isEmpty());
        Score score = instrument.score(answers.codes());
        if (claimed.isPresent()) {
            total(instrument, claimed.get(), score).ifPresent(breaches::add);
        }
        if (FINISHED.contains(String.valueOf(response.getNamedChildValue("status")))) {
            for (Item item : instrument.safetyItems()) {
                if (!answers.codes().containsKey(item.linkId())) {
                    Placed asked = answers.items().get(item.linkId());
                    breaches.add(Breach.warning(
                            "M08",
                            asked == null ? "" : asked.path(),
                            "The item " + item.linkId() + " about thoughts of death or self-harm is not answered."));
                }
            }
        }
        return breaches;
    }

    private static Optional<Breach> total(Instrument instrument, Placed claimed, Score score) {
        if (score instanceof Score.Incomplete incomplete) {
            List<String> missing =
                    incomplete.missing().stream().map(Item::linkId).toList();
            return Optional.of(Breach.error(
                    "M04",
                    claimed.path() + ".answer[0]",
                    "The response claims a total of " + claimed.value() + " on " + instrument.title() + ", but "
                            + missing.size() + " of its " + instrument.items().size()
                            + " scored items have no answer: " + String.join(", ", missing) + "."));
        }
        int sum = ((Score.Total) score).value();
        return claimed.value().equals(Integer.toString(sum))
                ? Optional.empty()
                : Optional.of(Breach.error(
                        "M01",
                        claimed.path() + ".answer[0]",
                        "The total says " + claimed.value() + ", the answers add up to " + sum + "."));
    }

    /**
     * An item of the response.
     *
     * @param path within the response
     * @param value its answer where it is a number, else empty
     */
    private record Placed(String path, String value) {}

    /** The items of a response at any depth, and the answers that are codes. */
    private record Answers(Map<String, Placed> items, Map<String, Code> codes) {
        static Answers in(Element response) {
            Answers answers = new Answers(new HashMap<>(), new HashMap<>());
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
            items.putIfAbsent(linkId, new Placed(path, number));
            read(item, path);
        }
    }
}
