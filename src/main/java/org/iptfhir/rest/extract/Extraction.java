package org.iptfhir.rest.extract;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.util.UrlUtil;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.iptfhir.guide.Instruments;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.translate.OwnScores;
import org.iptfhir.translate.ScoreObservations;

/** Makes a transaction of what a response yields. */
final class Extraction {
    private final Instruments instruments;
    private final ScoreObservations scores;
    private final OwnScores own;

    Extraction(Instruments instruments, ScoreObservations scores) {
        this.instruments = instruments;
        this.scores = scores;
        this.own = new OwnScores(scores);
    }

    /**
     * The Observations of a response, each to be stored once however often the transaction is sent. Where its sender has
     * recorded one, it is that one.
     *
     * @param stored Observations that derive from the response here
     * @throws UnprocessableEntityException when the response yields none, with the reason
     */
    Bundle of(QuestionnaireResponse response, List<Observation> stored) {
        if (scores.instrumentOf(response).isEmpty()) {
            throw new UnprocessableEntityException(noInstrument(response));
        }
        if (response.getStatus() == QuestionnaireResponseStatus.ENTEREDINERROR) {
            throw new UnprocessableEntityException("The response was entered in error: it yields no score.");
        }
        Bundle transaction = new Bundle().setType(BundleType.TRANSACTION);
        List<Observation> ofSender = stored.stream()
                .filter(score -> !ScoreObservations.isComputed(score))
                .toList();
        scores.of(response)
                .forEach(computed -> transaction.addEntry(own.standingFor(computed, response, ofSender)
                        .map(recorded -> entry(recorded, asItIs(recorded)))
                        .orElseGet(() -> update(computed, stored))));
        if (!transaction.hasEntry()) {
            throw new UnprocessableEntityException("The response is "
                    + response.getStatusElement().getValueAsString()
                    + ", so its answers may still change. A score is of a completed or amended one.");
        }
        return transaction;
    }

    private String noInstrument(QuestionnaireResponse response) {
        return (response.hasQuestionnaire()
                        ? "No score is computed from answers to " + response.getQuestionnaire() + "."
                        : "The response does not say in questionnaire what it answers.")
                + " Scores are computed from answers to "
                + instruments.all().stream()
                        .filter(Instrument::isScored)
                        .map(Instrument::questionnaire)
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /** What another server has computed is known by what that one calls it. */
    private static BundleEntryComponent update(Observation computed, List<Observation> stored) {
        OwnScores.computedBefore(computed, stored)
                .ifPresent(before -> computed.setIdentifier(before.copy().getIdentifier()));
        return entry(computed, request(computed));
    }

    private static BundleEntryComponent entry(Observation observation, BundleEntryRequestComponent request) {
        return new BundleEntryComponent()
                .setFullUrl(IdType.newRandomUuid().getValue())
                .setResource(observation)
                .setRequest(request);
    }

    /** What is recorded already is not written again. */
    private static BundleEntryRequestComponent asItIs(Observation recorded) {
        return new BundleEntryRequestComponent()
                .setMethod(HTTPVerb.POST)
                .setUrl("Observation")
                .setIfNoneExist("_id=" + recorded.getIdElement().getIdPart());
    }

    /** What has no identifier cannot be found again. */
    private static BundleEntryRequestComponent request(Observation observation) {
        BundleEntryRequestComponent request = new BundleEntryRequestComponent();
        if (!observation.hasIdentifier()) {
            return request.setMethod(HTTPVerb.POST).setUrl("Observation");
        }
        Identifier identifier = observation.getIdentifierFirstRep();
        return request.setMethod(HTTPVerb.PUT)
                .setUrl("Observation?identifier="
                        + UrlUtil.escapeUrlParam(identifier.getSystem() + "|" + identifier.getValue()));
    }
}
