package org.iptfhir.translate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.iptfhir.instrument.Code;

/** The coded answers of a response, by linkId, at whatever depth they stand. */
final class ResponseAnswers {
    private final Map<String, Coding> codings = new HashMap<>();

    private ResponseAnswers() {}

    static ResponseAnswers of(QuestionnaireResponse response) {
        ResponseAnswers answers = new ResponseAnswers();
        answers.read(response.getItem());
        return answers;
    }

    private void read(List<QuestionnaireResponseItemComponent> items) {
        for (QuestionnaireResponseItemComponent item : items) {
            item.getAnswer().forEach(answer -> {
                if (answer.getValue() instanceof Coding coding && coding.hasCode()) {
                    codings.putIfAbsent(item.getLinkId(), coding);
                }
                read(answer.getItem());
            });
            read(item.getItem());
        }
    }

    /** As codes, for scoring. */
    Map<String, Code> codes() {
        Map<String, Code> codes = new HashMap<>();
        codings.forEach((linkId, coding) ->
                codes.put(linkId, new Code(coding.hasSystem() ? coding.getSystem() : "", coding.getCode(), "")));
        return codes;
    }

    /** As they were given. */
    Map<String, Coding> codings() {
        return codings;
    }
}
