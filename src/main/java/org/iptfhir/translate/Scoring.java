package org.iptfhir.translate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the Observations of a response in step with it: made, updated, or marked as entered in error. A sender's own
 * Observation that derives from the response takes the place of ours.
 */
public final class Scoring {
    /** In what a score and the answers that it derives from disagree. */
    public enum Disagreement {
        /** Rule M01: the value is another one. */
        VALUE,
        /** Rule M06: the score is another patient's. */
        SUBJECT
    }

    /**
     * A sender's own score that says something else than the answers.
     *
     * @param claimed what the Observation says
     * @param computed what the answers say or add up to
     */
    public record Contradiction(Observation observation, Disagreement in, String claimed, String computed) {}

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
        return score(response, Optional.empty());
    }

    /** Scores the responses that an Observation derives from which a client has written. */
    public Optional<Contradiction> scoreResponsesOf(Observation written) {
        return stored.responsesOf(written).stream()
                .map(response -> score(response, Optional.of(written)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Scores the responses again that lose an Observation: a client deletes it, or lets it derive from others. */
    public Optional<Contradiction> scoreAgainWithout(Observation lost) {
        return stored.responsesOf(lost).stream()
                .filter(response -> !isOurs(lost, response.getIdElement()))
                .map(this::score)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Contradiction> score(QuestionnaireResponse response, Optional<Observation> written) {
        List<Observation> wanted = scores.of(response);
        List<Observation> existing = scores.instrumentOf(response).isEmpty()
                ? List.of()
                : stored.ofResponse(response.getIdElement().toUnqualifiedVersionless());
        for (Observation observation : wanted) {
            OfOneThing found = new OfOneThing(
                    existing.stream()
                            .filter(candidate -> isSameThing(candidate, observation))
                            .toList(),
                    response.getIdElement(),
                    written);
            Optional<Contradiction> contradiction = found.contradiction(observation);
            if (contradiction.isPresent()) {
                return contradiction;
            }
            if (found.senders().isEmpty()) {
                found.ours()
                        .findFirst()
                        .ifPresent(before ->
                                observation.setId(before.getIdElement().toUnqualifiedVersionless()));
                stored.store(observation);
            }
            found.ours().skip(found.senders().isEmpty() ? 1 : 0).forEach(this::refute);
        }
        existing.stream()
                .filter(candidate -> isOurs(candidate, response.getIdElement()))
                .filter(candidate -> wanted.stream().noneMatch(observation -> isSameThing(candidate, observation)))
                .forEach(this::refute);
        return Optional.empty();
    }

    /** Compares an Observation with the answers that it derives from; changes nothing. */
    public Optional<Contradiction> contradiction(Observation observation, QuestionnaireResponse response) {
        return scores.of(response).stream()
                .filter(computed -> isSameThing(observation, computed))
                .map(computed -> contradiction(observation, computed))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Marks what was derived from a response as entered in error, and lets go of the response, which is deleted. */
    public void withdraw(IdType response) {
        stored.ofResponse(response.toUnqualifiedVersionless()).stream()
                .filter(observation -> isOurs(observation, response))
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

    /** A derived score that came from another server, with the id of a response there, is its sender's own here. */
    private static boolean isOurs(Observation observation, IdType response) {
        return observation.getIdentifier().stream()
                .anyMatch(identifier -> ScoreObservations.IDENTIFIER_SYSTEM.equals(identifier.getSystem())
                        && String.valueOf(identifier.getValue()).startsWith(response.getIdPart() + "-"));
    }

    /** Of what derives from one response, the Observations that say the same thing. */
    private record OfOneThing(List<Observation> all, IdType response, Optional<Observation> written) {
        /**
         * The sender's own: without the mark of what is derived here, or written by a client although it has the mark. A
         * client may send back what it has read.
         */
        Optional<Observation> senders() {
            return all.stream()
                    .filter(candidate -> !isOurs(candidate, response))
                    .findFirst()
                    .or(() -> all.stream().filter(this::isWritten).findFirst());
        }

        /** Those derived here that have no other one's place. */
        Stream<Observation> ours() {
            Optional<Observation> senders = senders();
            return all.stream()
                    .filter(candidate -> isOurs(candidate, response))
                    .filter(candidate ->
                            senders.filter(kept -> kept == candidate).isEmpty());
        }

        Optional<Contradiction> contradiction(Observation computed) {
            return all.stream()
                    .filter(candidate -> !isOurs(candidate, response) || isWritten(candidate))
                    .map(candidate -> Scoring.contradiction(candidate, computed))
                    .flatMap(Optional::stream)
                    .findFirst();
        }

        private boolean isWritten(Observation candidate) {
            return written.filter(observation -> observation
                            .getIdElement()
                            .getIdPart()
                            .equals(candidate.getIdElement().getIdPart()))
                    .isPresent();
        }
    }

    private static boolean isSameThing(Observation one, Observation other) {
        return one.getCode().getCoding().stream()
                .anyMatch(coding -> other.getCode().hasCoding(coding.getSystem(), coding.getCode()));
    }

    private static Optional<Contradiction> contradiction(Observation claimed, Observation computed) {
        String patient = patientOf(claimed);
        String answering = patientOf(computed);
        if (isComparable(patient, answering) && !patient.equals(answering)) {
            return Optional.of(new Contradiction(claimed, Disagreement.SUBJECT, patient, answering));
        }
        if (claimed.hasValueQuantity() && computed.hasValueQuantity()) {
            return claimed.getValueQuantity()
                                    .getValue()
                                    .compareTo(computed.getValueQuantity().getValue())
                            == 0
                    ? Optional.empty()
                    : Optional.of(new Contradiction(
                            claimed,
                            Disagreement.VALUE,
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
                            Disagreement.VALUE,
                            claimed.getValueCodeableConcept()
                                    .getCodingFirstRep()
                                    .getCode(),
                            answer.getCodingFirstRep().getCode()));
        }
        return Optional.empty();
    }

    private static String patientOf(Observation observation) {
        return observation
                .getSubject()
                .getReferenceElement()
                .toUnqualifiedVersionless()
                .getValueAsString();
    }

    /** Inside a Bundle a reference to an entry and one to a stored resource may mean the same patient. */
    private static boolean isComparable(@Nullable String one, @Nullable String other) {
        return one != null && other != null && one.startsWith("urn:") == other.startsWith("urn:");
    }
}
