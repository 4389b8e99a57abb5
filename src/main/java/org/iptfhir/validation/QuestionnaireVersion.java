package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.Questionnaire;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Instruments;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Item;

/**
 * I07: a questionnaire under the guide's canonical is one that the guide publishes, in a version that it published; and
 * the response names that version. Answers can be read only with the questions that were asked.
 */
final class QuestionnaireVersion implements ClinicalRule {
    private static final String OURS = Canonical.of("Questionnaire", "");

    private static final String RULE = "I07";

    private final IWorkerContext definitions;
    private final Instruments instruments;
    private final List<String> published;

    /** @param published canonicals, with their versions, of the questionnaires of the guide */
    QuestionnaireVersion(IWorkerContext definitions, Instruments instruments, List<String> published) {
        this.definitions = definitions;
        this.instruments = instruments;
        this.published = List.copyOf(published);
    }

    /** The messages without the invariants of I07 where this rule has said what is wrong with the questionnaire. */
    static List<EngineMessage> withoutWhatItSays(List<EngineMessage> messages, List<Finding> findings) {
        Set<String> judged = findings.stream()
                .filter(finding -> finding.id().equals(RULE) && finding.isError())
                .map(Finding::expression)
                .collect(Collectors.toSet());
        return judged.isEmpty()
                ? messages
                : messages.stream()
                        .filter(message -> !message.id().startsWith(RULE + "-")
                                || !judged.contains(message.path() + ".questionnaire"))
                        .toList();
    }

    @Override
    public String type() {
        return "QuestionnaireResponse";
    }

    @Override
    public List<Breach> check(Element response, Element root) {
        String canonical = Optional.ofNullable(response.getNamedChildValue("questionnaire"))
                .orElse("");
        if (!canonical.startsWith(OURS)) {
            return foreign(response, canonical);
        }
        int bar = canonical.indexOf('|');
        String url = bar < 0 ? canonical : canonical.substring(0, bar);
        List<Breach> breaches = new ArrayList<>();
        Questionnaire known = definitions.fetchResource(Questionnaire.class, url);
        if (known == null) {
            breaches.add(Breach.error(
                            RULE, ".questionnaire", "The guide publishes no questionnaire " + url + "." + meant(url))
                    .mendedBy("Name the one that was answered, with its version: "
                            + String.join(", ", published) + ". Of another one, use the canonical of who"
                            + " publishes it."));
        } else if (bar < 0) {
            breaches.add(Breach.warning(
                    RULE,
                    ".questionnaire",
                    "The questionnaire has no version: write " + url + "|" + known.getVersion() + "."));
        } else if (!canonical.substring(bar + 1).equals(known.getVersion())) {
            breaches.add(Breach.error(
                            RULE,
                            ".questionnaire",
                            "The guide publishes no version " + canonical.substring(bar + 1) + " of " + url
                                    + "; it has " + known.getVersion() + ".")
                    .mendedBy("Write " + url + "|" + known.getVersion() + ", if those are the questions that were"
                            + " asked."));
        }
        return breaches;
    }

    private String meant(String url) {
        List<String> ids = published.stream()
                .map(canonical -> canonical.substring(OURS.length()).replaceFirst("\\|.*", ""))
                .toList();
        return Nearest.to(url.substring(OURS.length()), ids).stream()
                .findFirst()
                .map(id -> " Did you mean " + OURS + id + "?")
                .orElse("");
    }

    /**
     * A questionnaire that nobody here knows is no fault, but its answers are neither checked nor scored. What is no
     * canonical at all is told by the engine.
     */
    private List<Breach> foreign(Element response, String canonical) {
        if (!canonical.contains(":") || definitions.fetchResource(Questionnaire.class, canonical) != null) {
            return List.of();
        }
        Set<String> answered = response.getChildrenByName("item").stream()
                .map(item -> item.getNamedChildValue("linkId"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        String hint = instruments.all().stream()
                .filter(Instrument::isScored)
                .filter(instrument ->
                        instrument.items().stream().map(Item::linkId).allMatch(answered::contains))
                .max(Comparator.comparingInt(instrument -> instrument.items().size()))
                .map(instrument -> " Its linkIds are those of " + instrument.title() + ": with "
                        + instrument.questionnaire() + " they would be.")
                .orElse("");
        return List.of(Breach.note(
                        RULE,
                        ".questionnaire",
                        "The questionnaire " + canonical
                                + " is not known here, so its answers were neither checked nor scored." + hint)
                .mendedBy("Nothing, if they need no score; else answer a questionnaire of this guide."));
    }
}
