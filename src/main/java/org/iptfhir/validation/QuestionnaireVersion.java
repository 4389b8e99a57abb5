package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.Questionnaire;
import org.iptfhir.guide.Canonical;

/**
 * I07: a questionnaire under the guide's canonical is one that the guide publishes, in a version that it published; and
 * the response names that version. Answers can be read only with the questions that were asked.
 */
final class QuestionnaireVersion implements ClinicalRule {
    private static final String OURS = Canonical.of("Questionnaire", "");

    private final IWorkerContext definitions;

    QuestionnaireVersion(IWorkerContext definitions) {
        this.definitions = definitions;
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
            return List.of();
        }
        int bar = canonical.indexOf('|');
        String url = bar < 0 ? canonical : canonical.substring(0, bar);
        List<Breach> breaches = new ArrayList<>();
        Questionnaire known = definitions.fetchResource(Questionnaire.class, url);
        if (known == null) {
            breaches.add(Breach.error("I07", ".questionnaire", "The guide publishes no questionnaire " + url + "."));
        } else if (bar < 0) {
            breaches.add(Breach.warning(
                    "I07",
                    ".questionnaire",
                    "The questionnaire has no version: write " + url + "|" + known.getVersion() + "."));
        } else if (!canonical.substring(bar + 1).equals(known.getVersion())) {
            breaches.add(Breach.error(
                    "I07",
                    ".questionnaire",
                    "The guide publishes no version " + canonical.substring(bar + 1) + " of " + url + "; it has "
                            + known.getVersion() + "."));
        }
        return breaches;
    }
}
