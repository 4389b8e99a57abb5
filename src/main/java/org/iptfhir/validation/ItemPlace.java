package org.iptfhir.validation;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r5.model.Questionnaire;
import org.hl7.fhir.r5.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r5.model.Questionnaire.QuestionnaireItemType;

/** Where an item of a response belongs: within the group around its question, below the answer that leads to it, or on top. */
final class ItemPlace {
    private ItemPlace() {}

    /** The place in words, such as "into the item of the group 'person'". */
    static String of(String linkId, Questionnaire questionnaire) {
        return around(linkId, questionnaire.getItem())
                .map(parent -> parent.getType() == QuestionnaireItemType.GROUP
                        ? "into the item of the group " + parent.getLinkId() + ": item.item"
                        : "below the answer to " + parent.getLinkId() + ": item.answer.item")
                .orElse("into the response itself, not into another item: QuestionnaireResponse.item");
    }

    /** The item that a question stands in; empty for one that stands in none. */
    private static Optional<QuestionnaireItemComponent> around(String linkId, List<QuestionnaireItemComponent> items) {
        for (QuestionnaireItemComponent item : items) {
            if (item.getItem().stream().anyMatch(inner -> linkId.equals(inner.getLinkId()))) {
                return Optional.of(item);
            }
            Optional<QuestionnaireItemComponent> within = around(linkId, item.getItem());
            if (within.isPresent()) {
                return within;
            }
        }
        return Optional.empty();
    }
}
