package org.iptfhir.course.handover;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.iptfhir.guide.Canonical;

/** What patient and therapist found at the end of a course. */
record EndOfTreatmentReview(QuestionnaireResponse response) {
    private static final String QUESTIONNAIRE = Canonical.of("Questionnaire", "end-of-treatment-review");

    /** The last one that is finished; a course that was broken off has none. */
    static Optional<EndOfTreatmentReview> of(CourseParts parts) {
        return parts.of(QuestionnaireResponse.class)
                .filter(response -> response.getStatus() == QuestionnaireResponseStatus.COMPLETED
                        || response.getStatus() == QuestionnaireResponseStatus.AMENDED)
                .filter(response -> response.hasQuestionnaire()
                        && QUESTIONNAIRE.equals(Canonical.withoutVersion(response.getQuestionnaire())))
                .max(Comparator.comparing(response -> Optional.ofNullable(
                                response.getAuthoredElement().getValueAsString())
                        .orElse("")))
                .map(EndOfTreatmentReview::new);
    }

    /** What is answered to a question, in words. */
    List<String> answers(String linkId, Wording wording) {
        return below(response.getItem())
                .filter(item -> linkId.equals(item.getLinkId()))
                .flatMap(item -> item.getAnswer().stream())
                .map(answer -> wording.of(answer.getValue()))
                .filter(words -> !words.isBlank())
                .toList();
    }

    private static Stream<QuestionnaireResponseItemComponent> below(List<QuestionnaireResponseItemComponent> items) {
        return items.stream()
                .flatMap(item -> Stream.concat(
                        Stream.of(item),
                        Stream.concat(
                                below(item.getItem()),
                                item.getAnswer().stream().flatMap(answer -> below(answer.getItem())))));
    }
}
