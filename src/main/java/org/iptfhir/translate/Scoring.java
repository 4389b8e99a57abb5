package org.iptfhir.translate;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;

/**
 * Keeps the Observations of a response in step with it: made, updated, or marked as entered in error. A sender's own
 * Observation that derives from the response, counts and says the same takes the place of ours.
 */
public final class Scoring {
    private final ScoreObservations scores;
    private final OwnScores own;
    private final DerivedScores stored;
    private final CourseReader records;

    /**
     * Scores responses.
     *
     * @param records asked only whether two Patients are one person
     */
    public Scoring(ScoreObservations scores, DerivedScores stored, CourseReader records) {
        this.scores = scores;
        this.own = new OwnScores(scores);
        this.stored = stored;
        this.records = records;
    }

    /**
     * Brings what derives from a response in step with it.
     *
     * @return a sender's own Observation that contradicts the answers; nothing should be stored then
     */
    public Optional<Contradiction> score(QuestionnaireResponse response) {
        List<Observation> existing = existing(response);
        Optional<Contradiction> contradiction = existing.stream()
                .filter(candidate -> !ScoreObservations.isComputed(candidate))
                .map(candidate -> own.contradiction(candidate, response, records))
                .flatMap(Optional::stream)
                .findFirst();
        if (contradiction.isEmpty()) {
            bringInStep(response, existing, candidate -> !ScoreObservations.isComputed(candidate));
        }
        return contradiction;
    }

    /** Scores the responses that an Observation derives from which a client has written. */
    public Optional<Contradiction> scoreResponsesOf(Observation written) {
        return stored.responsesOf(written).stream()
                .map(response -> score(response, written))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Contradiction> score(QuestionnaireResponse response, Observation written) {
        List<Observation> existing = existing(response);
        Optional<Contradiction> contradiction =
                own.contradiction(written, response, records).or(() -> own.second(written, response, existing));
        if (contradiction.isEmpty()) {
            // A client may send back what it has read, with the mark of what is derived here.
            bringInStep(
                    response,
                    existing,
                    candidate ->
                            !ScoreObservations.isComputed(candidate) || OwnScores.isSameResource(candidate, written));
        }
        return contradiction;
    }

    /** Scores the responses again that lose an Observation: a client deletes it, or lets it derive from others. */
    public void scoreAgainWithout(Observation lost) {
        if (!ScoreObservations.isComputed(lost)) {
            stored.responsesOf(lost)
                    .forEach(response -> bringInStep(
                            response, existing(response), candidate -> !ScoreObservations.isComputed(candidate)));
        }
    }

    /** Marks what was derived from a response as entered in error, and lets go of the response, which is deleted. */
    public void withdraw(IdType response) {
        stored.ofResponse(response.toUnqualifiedVersionless()).stream()
                .filter(ScoreObservations::isComputed)
                .forEach(observation -> {
                    observation.getDerivedFrom().forEach(Scoring::letGo);
                    refute(observation);
                });
    }

    /** A reference to a deleted resource cannot stay literal. */
    private static void letGo(Reference response) {
        response.setDisplay("deleted "
                + response.getReferenceElement().toUnqualifiedVersionless().getValue());
        response.setReference(null);
    }

    private List<Observation> existing(QuestionnaireResponse response) {
        return scores.instrumentOf(response).isEmpty()
                ? List.of()
                : stored.ofResponse(response.getIdElement().toUnqualifiedVersionless()).stream()
                        .filter(observation -> observation.getStatus() != ObservationStatus.ENTEREDINERROR)
                        .toList();
    }

    private void bringInStep(
            QuestionnaireResponse response, List<Observation> existing, Predicate<Observation> isSenders) {
        List<Observation> ours = existing.stream().filter(isSenders.negate()).toList();
        List<Observation> senders = existing.stream().filter(isSenders).toList();
        List<Observation> wanted = scores.of(response);
        for (Observation observation : wanted) {
            List<Observation> before = ours.stream()
                    .filter(candidate -> OwnScores.isSameThing(candidate, observation))
                    .toList();
            boolean isTaken = own.standingFor(observation, response, senders).isPresent();
            if (!isTaken) {
                before.stream().findFirst().ifPresent(kept -> keep(kept, observation));
                stored.store(observation);
            }
            before.stream().skip(isTaken ? 0 : 1).forEach(this::refute);
        }
        ours.stream()
                .filter(candidate ->
                        wanted.stream().noneMatch(observation -> OwnScores.isSameThing(candidate, observation)))
                .forEach(this::refute);
    }

    /** Whoever handed the one over goes on to know it by its identifiers. */
    private static void keep(Observation kept, Observation observation) {
        observation.setId(kept.getIdElement().toUnqualifiedVersionless());
        observation.setIdentifier(kept.copy().getIdentifier());
        kept.getMeta().getTag().forEach(tag -> observation.getMeta().addTag(tag.copy()));
    }

    private void refute(Observation observation) {
        stored.store(observation.setStatus(ObservationStatus.ENTEREDINERROR));
    }
}
