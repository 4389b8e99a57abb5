package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Instruments;
import org.iptfhir.instrument.Code;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Item;

/**
 * An answer above zero to an item about suicide.
 *
 * @param path of the answer within the resource
 * @param text of the answer
 * @param instrument title of the instrument
 */
record SuicideAnswer(String path, String text, String instrument) {
    private static final String LEVELS = Canonical.of("CodeSystem", "suicide-risk-level");
    private static final String VALUE = ".value.ofType(CodeableConcept)";

    /** Those of a response, at whatever depth they stand. */
    static List<SuicideAnswer> in(QuestionnaireResponse response, Instruments instruments) {
        return response.hasQuestionnaire()
                ? instruments.ofQuestionnaire(response.getQuestionnaire()).stream()
                        .flatMap(instrument -> in(response.getItem(), "", instrument))
                        .toList()
                : List.of();
    }

    private static Stream<SuicideAnswer> in(
            List<QuestionnaireResponseItemComponent> items, String path, Instrument instrument) {
        return IntStream.range(0, items.size()).boxed().flatMap(i -> {
            QuestionnaireResponseItemComponent item = items.get(i);
            String place = path + ".item[" + i + "]";
            Stream<SuicideAnswer> own = instrument.safetyItems().stream()
                    .filter(question -> question.linkId().equals(item.getLinkId()))
                    .flatMap(question -> answers(item, place, question, instrument));
            Stream<SuicideAnswer> below = IntStream.range(0, item.getAnswer().size())
                    .boxed()
                    .flatMap(a -> in(item.getAnswer().get(a).getItem(), place + ".answer[" + a + "]", instrument));
            return Stream.concat(own, Stream.concat(below, in(item.getItem(), place, instrument)));
        });
    }

    private static Stream<SuicideAnswer> answers(
            QuestionnaireResponseItemComponent item, String place, Item question, Instrument instrument) {
        return IntStream.range(0, item.getAnswer().size())
                .boxed()
                .flatMap(a -> item.getAnswer().get(a).getValue() instanceof Coding coding
                        ? of(coding, place + ".answer[" + a + "]", question, instrument).stream()
                        : Stream.of());
    }

    /** That of an Observation of such an item, or of a level of risk. */
    static Optional<SuicideAnswer> in(Observation observation, Instruments instruments) {
        return observation.getValue() instanceof CodeableConcept answer
                ? level(observation, answer).or(() -> ofItem(observation, answer, instruments))
                : Optional.empty();
    }

    /** The screener of C-SSRS asks about nothing else, and yields a level. */
    private static Optional<SuicideAnswer> level(Observation observation, CodeableConcept answer) {
        return observation.getCode().hasCoding(Instruments.CODES, "c-ssrs")
                ? answer.getCoding().stream()
                        .filter(coding -> LEVELS.equals(coding.getSystem()) && !"none".equals(coding.getCode()))
                        .map(coding -> new SuicideAnswer(
                                VALUE, coding.hasDisplay() ? coding.getDisplay() : coding.getCode(), "C-SSRS"))
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<SuicideAnswer> ofItem(
            Observation observation, CodeableConcept answer, Instruments instruments) {
        return observation.getCode().getCoding().stream()
                .map(SuicideAnswer::code)
                .flatMap(code -> instruments.all().stream()
                        .flatMap(instrument -> instrument.safetyItems().stream()
                                .filter(item -> item.code().matches(code))
                                .flatMap(item -> answer.getCoding().stream()
                                        .flatMap(coding -> of(coding, VALUE, item, instrument).stream()))))
                .findFirst();
    }

    private static Optional<SuicideAnswer> of(Coding answer, String path, Item question, Instrument instrument) {
        return question.weightOf(code(answer))
                .filter(weight -> weight > 0)
                .map(weight -> new SuicideAnswer(
                        path, answer.hasDisplay() ? answer.getDisplay() : answer.getCode(), instrument.title()));
    }

    private static Code code(Coding coding) {
        return new Code(coding.hasSystem() ? coding.getSystem() : "", coding.hasCode() ? coding.getCode() : "", "");
    }
}
