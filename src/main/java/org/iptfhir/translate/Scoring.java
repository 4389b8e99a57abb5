package org.iptfhir.translate;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;

/**
 * Keeps the Observations of a response in step with it: made, updated, or marked as entered in error. A sender's own
 * Observation that derives from the response takes the place of ours.
 */
public final class Scoring {
    /**
     * A sender's own score that says another number than the answers.
     *
     * @param claimed what the Observation says
     * @param computed what the answers add up to
     */
    public record Contradiction(Observation observation, String claimed, String computed) {}

    private final ScoreObservations scores;
    private final DerivedScores stored;

    public Scoring(ScoreObservations scores, DerivedScores stored) {
        this.scores = scores;
        this.stored = stored;
    }

    /**
     * Brings what derives from a response in step with it.
     *
     * @return a sender's own Observation that contradicts the answers; nothing should be stored then
     */
    public Optional<Contradiction> score(QuestionnaireResponse response) {
        List<Observation> wanted = scores.of(response);
        List<Observation> existing = scores.instrumentOf(response).isEmpty()
                ? List.of()
                : stored.ofResponse(response.getIdElement().toUnqualifiedVersionless());
        for (Observation observation : wanted) {
            Optional<Observation> senders = existing.stream()
                    .filter(candidate -> !isOurs(candidate) && isSameThing(candidate, observation))
                    .findFirst();
            if (senders.isPresent()) {
                Optional<Contradiction> contradiction = contradiction(senders.get(), observation);
                if (contradiction.isPresent()) {
                    return contradiction;
                }
                existing.stream()
                        .filter(candidate -> isOurs(candidate) && isSameThing(candidate, observation))
                        .forEach(this::refute);
                continue;
            }
            Optional<Observation> ours = existing.stream()
                    .filter(candidate -> isOurs(candidate) && isSameThing(candidate, observation))
                    .findFirst();
            ours.ifPresent(before -> observation.setId(before.getIdElement().toUnqualifiedVersionless()));
            stored.store(observation);
        }
        existing.stream()
                .filter(Scoring::isOurs)
                .filter(candidate -> wanted.stream().noneMatch(observation -> isSameThing(candidate, observation)))
                .forEach(this::refute);
        return Optional.empty();
    }

    /** Scores the responses that a sender's own Observation derives from. */
    public Optional<Contradiction> scoreResponsesOf(Observation observation) {
        if (isOurs(observation)) {
            return Optional.empty();
        }
        return stored.responsesOf(observation).stream()
                .map(this::score)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Compares a sender's own Observation with the answers that it derives from; changes nothing. */
    public Optional<Contradiction> contradiction(Observation observation, QuestionnaireResponse response) {
        return isOurs(observation)
                ? Optional.empty()
                : scores.of(response).stream()
                        .filter(computed -> isSameThing(observation, computed))
                        .map(computed -> contradiction(observation, computed))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    /** Marks what was derived from a response as entered in error, and lets go of the response, which is deleted. */
    public void withdraw(IdType response) {
        stored.ofResponse(response.toUnqualifiedVersionless()).stream()
                .filter(Scoring::isOurs)
                .forEach(observation -> {
                    observation.getDerivedFrom().forEach(Scoring::letGo);
                    refute(observation);
                });
    }

    private void refute(Observation observation) {
        stored.store(observation.setStatus(ObservationStatus.ENTEREDINERROR));
    }

    /** A reference to a deleted resource cannot stay literal. */
    private static void letGo(Reference response) {
        response.setDisplay("deleted "
                + response.getReferenceElement().toUnqualifiedVersionless().getValue());
        response.setReference(null);
    }

    private static boolean isOurs(Observation observation) {
        return observation.getIdentifier().stream()
                .anyMatch(identifier -> ScoreObservations.IDENTIFIER_SYSTEM.equals(identifier.getSystem()));
    }

    private static boolean isSameThing(Observation one, Observation other) {
        return one.getCode().getCoding().stream()
                .anyMatch(coding -> other.getCode().hasCoding(coding.getSystem(), coding.getCode()));
    }

    private static Optional<Contradiction> contradiction(Observation claimed, Observation computed) {
        if (claimed.hasValueQuantity() && computed.hasValueQuantity()) {
            return claimed.getValueQuantity()
                                    .getValue()
                                    .compareTo(computed.getValueQuantity().getValue())
                            == 0
                    ? Optional.empty()
                    : Optional.of(new Contradiction(
                            claimed,
                            claimed.getValueQuantity().getValue().toPlainString(),
                            computed.getValueQuantity().getValue().toPlainString()));
        }
        if (claimed.hasValueCodeableConcept() && computed.hasValueCodeableConcept()) {
            CodeableConcept answer = computed.getValueCodeableConcept();
            boolean same = claimed.getValueCodeableConcept().getCoding().stream()
                    .anyMatch(coding -> answer.hasCoding(coding.getSystem(), coding.getCode()));
            return same
                    ? Optional.empty()
                    : Optional.of(new Contradiction(
                            claimed,
                            claimed.getValueCodeableConcept()
                                    .getCodingFirstRep()
                                    .getCode(),
                            answer.getCodingFirstRep().getCode()));
        }
        return Optional.empty();
    }
}
