package org.iptfhir.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.model.Questionnaire;
import org.hl7.fhir.r5.model.Questionnaire.QuestionnaireItemComponent;

/** The linkIds of the questionnaires that are known. */
final class LinkIds {
    private final IWorkerContext definitions;

    LinkIds(IWorkerContext definitions) {
        this.definitions = definitions;
    }

    /**
     * All linkIds of a questionnaire, at whatever depth; empty when it is not known.
     *
     * @param url canonical without version
     */
    Set<String> of(String url) {
        Questionnaire questionnaire = definitions.fetchResource(Questionnaire.class, url);
        Set<String> linkIds = new HashSet<>();
        if (questionnaire != null) {
            collect(questionnaire.getItem(), linkIds);
        }
        return linkIds;
    }

    private static void collect(List<QuestionnaireItemComponent> items, Set<String> linkIds) {
        items.forEach(item -> {
            linkIds.add(item.getLinkId());
            collect(item.getItem(), linkIds);
        });
    }
}
