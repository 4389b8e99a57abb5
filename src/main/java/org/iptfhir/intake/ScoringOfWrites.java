package org.iptfhir.intake;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.Contradiction;
import org.iptfhir.translate.Contradiction.Disagreement;
import org.iptfhir.translate.Scoring;
import org.iptfhir.validation.course.ContradictedAnswers;

/** Scores the answers that a write brings, in its own transaction; of a Bundle, once all entries are stored. */
@Interceptor
public final class ScoringOfWrites {
    private final Scoring scoring;

    ScoringOfWrites(Scoring scoring) {
        this.scoring = scoring;
    }

    /** Scores what was created. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource created, RequestDetails request) {
        score(created, request);
    }

    /** Scores what was changed. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, RequestDetails request) {
        if (before instanceof Observation lost
                && after instanceof Observation observation
                && isOfAClient(request)
                && !sources(lost).equals(sources(observation))) {
            scoring.scoreAgainWithout(lost);
        }
        score(after, request);
    }

    /** Withdraws what was derived from a deleted response; makes ours again when a sender's own score is deleted. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void deleted(IBaseResource resource, RequestDetails request) {
        if (resource instanceof QuestionnaireResponse response) {
            scoring.withdraw(response.getIdElement());
        } else if (resource instanceof Observation observation && isOfAClient(request)) {
            scoring.scoreAgainWithout(observation);
        }
    }

    private void score(IBaseResource resource, RequestDetails request) {
        if (resource instanceof QuestionnaireResponse response) {
            refuse(scoring.score(response), response, request);
        } else if (resource instanceof Observation observation
                && observation.hasDerivedFrom()
                && isOfAClient(request)) {
            refuse(scoring.scoreResponsesOf(observation), observation, request);
        }
    }

    private static List<String> sources(Observation observation) {
        return observation.getDerivedFrom().stream()
                .map(Reference::getReference)
                .toList();
    }

    /** What scoring itself stores needs no scoring. */
    private static boolean isOfAClient(RequestDetails request) {
        return !(request instanceof SystemRequestDetails);
    }

    private static void refuse(Optional<Contradiction> contradiction, Resource written, RequestDetails request) {
        contradiction.ifPresent(found -> {
            WrittenResources resources = new WrittenResources(request);
            resources.put(written);
            String path = resources.all().get(0).path();
            Contradiction told = asInTheRequest(laterOne(found, resources), resources);
            // Of a Bundle that brings both, the score is at fault.
            Optional<String> score = resources.pathInBundle(told.observation());
            boolean isScore = score.isPresent() || written instanceof Observation;
            throw Refusal.of(
                    List.of(ContradictedAnswers.finding(told, score.orElse(path), isScore, resources.places())));
        });
    }

    /** All entries are stored when the first of two equal scores is judged: the later one is told, as by a check. */
    private static Contradiction laterOne(Contradiction found, WrittenResources resources) {
        if (found.in() != Disagreement.SECOND) {
            return found;
        }
        Observation other = observation(found.computed());
        return resources.isBefore(found.observation(), other)
                ? new Contradiction(
                        other,
                        found.in(),
                        found.claimed(),
                        found.observation()
                                .getIdElement()
                                .toUnqualifiedVersionless()
                                .getValue())
                : found;
    }

    private static Observation observation(String id) {
        Observation observation = new Observation();
        observation.setId(id);
        return observation;
    }

    /** The sender does not know the id of another score that is refused with it: an entry is named by its place. */
    private static Contradiction asInTheRequest(Contradiction found, WrittenResources resources) {
        return found.in() == Disagreement.SECOND
                ? resources
                        .pathInBundle(observation(found.computed()))
                        .map(first -> new Contradiction(found.observation(), found.in(), found.claimed(), first))
                        .orElse(found)
                : found;
    }
}
