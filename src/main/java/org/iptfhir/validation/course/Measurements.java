package org.iptfhir.validation.course;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Instruments;
import org.iptfhir.instrument.Code;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.RecordPart;
import org.iptfhir.translate.ScoreObservations;

/** Finds the uses of instruments in a patient's record: a response and the scores that derive from it are one. */
final class Measurements {
    private static final Set<ObservationStatus> COUNTING =
            EnumSet.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);

    private final Instruments instruments;
    private final ScoreObservations scores;

    Measurements(Instruments instruments) {
        this.instruments = instruments;
        this.scores = new ScoreObservations(instruments);
    }

    Instruments instruments() {
        return instruments;
    }

    /** What a resource measures; empty when it is no finished answers, and no total that counts. */
    Optional<Measurement> of(Resource resource) {
        if (resource instanceof QuestionnaireResponse response) {
            return scores.of(response).stream()
                    .findFirst()
                    .map(score -> new Measurement(
                            response,
                            scores.instrumentOf(response).map(Instrument::id).orElseThrow(),
                            total(score)));
        }
        return resource instanceof Observation observation && COUNTING.contains(observation.getStatus())
                ? observation.getCode().getCoding().stream()
                        .filter(coding -> coding.hasSystem() && coding.hasCode())
                        .flatMap(coding ->
                                instruments.idOfTotal(new Code(coding.getSystem(), coding.getCode(), "")).stream())
                        .findFirst()
                        .map(instrument -> new Measurement(observation, instrument, total(observation)))
                : Optional.empty();
    }

    private static Optional<BigDecimal> total(Observation score) {
        return score.getValue() instanceof Quantity quantity
                ? Optional.ofNullable(quantity.getValue())
                : Optional.empty();
    }

    /** What was measured with a patient: all answers, and the scores that do not derive from these. */
    List<Measurement> ofPatient(String patient, CourseReader stored) {
        List<Measurement> answers = in(patient, RecordPart.RESPONSE, stored).toList();
        Set<String> responses = answers.stream().map(Measurement::id).collect(Collectors.toUnmodifiableSet());
        return Stream.concat(
                        answers.stream(),
                        in(patient, RecordPart.SCORE, stored)
                                .filter(score -> score.answers().stream().noneMatch(responses::contains)))
                .toList();
    }

    private Stream<Measurement> in(String patient, RecordPart part, CourseReader stored) {
        return stored.record(patient, part).stream().flatMap(resource -> of(resource).stream());
    }
}
