package org.iptfhir.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Item;

/**
 * A questionnaire of the guide, ready to be filled in.
 *
 * @param questionnaire with the codes of its value sets as options
 * @param instrument that scores the answers, if one does
 * @param json the questionnaire as text
 */
record GuideForm(Questionnaire questionnaire, Optional<Instrument> instrument, String json) {
    String id() {
        return questionnaire.getIdElement().getIdPart();
    }

    String title() {
        return questionnaire.getTitle();
    }

    /** Canonical with version, as answers name it. */
    String canonical() {
        return questionnaire.getUrl() + "|" + questionnaire.getVersion();
    }

    /** Items that ask about suicide, by linkId. */
    List<String> safetyItems() {
        return instrument.stream()
                .flatMap(scoring -> scoring.safetyItems().stream())
                .map(Item::linkId)
                .toList();
    }

    /** Items that count for the total, by linkId. */
    List<String> scoredItems() {
        return instrument.stream()
                .flatMap(scoring -> scoring.items().stream())
                .map(Item::linkId)
                .toList();
    }

    /** How many questions there are to answer. */
    long questions() {
        return items(questionnaire.getItem())
                .filter(item -> !item.getReadOnly()
                        && item.getType() != QuestionnaireItemType.GROUP
                        && item.getType() != QuestionnaireItemType.DISPLAY)
                .count();
    }

    /** All items, each before those in it. */
    static Stream<QuestionnaireItemComponent> items(List<QuestionnaireItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), items(item.getItem())));
    }
}
