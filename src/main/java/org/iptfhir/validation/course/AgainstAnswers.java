package org.iptfhir.validation.course;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.Contradiction;
import org.iptfhir.translate.Contradiction.Disagreement;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.OwnScores;
import org.iptfhir.translate.ScoreObservations;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Places;

/**
 * Compares scores with the answers that they derive from, as a write of them would (rules M01, M04, M06), and writes
 * nothing. Of a score and answers that are written together the score is told.
 */
public final class AgainstAnswers {
    private static final String RESPONSE = "QuestionnaireResponse";

    private final OwnScores own;

    private AgainstAnswers(OwnScores own) {
        this.own = own;
    }

    /** With the instruments of the published guide. */
    public static AgainstAnswers ofPublishedGuide(FhirContext fhir) {
        return new AgainstAnswers(new OwnScores(ScoreObservations.ofPublishedGuide(fhir)));
    }

    /**
     * What is wrong with each of the resources; those without findings are left out.
     *
     * @param written in their order, with the ids and references that they would be stored with
     * @param stored which includes them
     * @param places of the text that a resource comes from
     */
    public Map<Written, Finding> check(List<Written> written, CourseReader stored, Function<Written, Places> places) {
        Map<String, Integer> order = new HashMap<>();
        for (int i = 0; i < written.size(); i++) {
            order.put(written.get(i).id(), i);
        }
        Map<Written, Finding> findings = new LinkedHashMap<>();
        for (int i = 0; i < written.size(); i++) {
            Written one = written.get(i);
            Request request = new Request(written, i, order, stored);
            if (one.resource() instanceof Observation observation) {
                ofScore(observation, request)
                        .map(found -> ContradictedAnswers.finding(found, one.path(), true, places.apply(one)))
                        .ifPresent(finding -> findings.put(one, finding));
            } else if (one.resource() instanceof QuestionnaireResponse response) {
                ofAnswers(response, request)
                        .map(found -> ContradictedAnswers.finding(found, one.path(), false, places.apply(one)))
                        .ifPresent(finding -> findings.put(one, finding));
            }
        }
        return findings;
    }

    /**
     * One of several resources that are written.
     *
     * @param number of the one, from 0
     * @param order the number of each by its type and id
     */
    private record Request(List<Written> written, int number, Map<String, Integer> order, CourseReader stored) {
        boolean brings(Resource resource) {
            return order.containsKey(id(resource));
        }

        boolean bringsLater(Resource resource) {
            return order.getOrDefault(id(resource), -1) > number;
        }

        /** What another resource is called: one that comes with the request has no id that its sender knows. */
        Optional<String> nameOf(String id) {
            return Optional.ofNullable(order.get(id))
                    .map(written::get)
                    .map(other -> other.calledFrom(written.get(number)));
        }

        /** What the answers are called, where they are in another text. */
        Optional<String> elsewhere(QuestionnaireResponse response) {
            return Optional.ofNullable(order.get(id(response)))
                    .map(written::get)
                    .filter(answers ->
                            !answers.text().equals(written.get(number).text()))
                    .map(answers -> answers.calledFrom(written.get(number)));
        }

        private static String id(Resource resource) {
            return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        }
    }

    private Optional<Contradiction> ofScore(Observation score, Request request) {
        return score.getDerivedFrom().stream()
                .map(reference -> new IdType(reference.getReference()))
                .filter(id -> !id.isAbsolute() && RESPONSE.equals(id.getResourceType()) && id.hasIdPart())
                .flatMap(id -> request.stored().response(RESPONSE + "/" + id.getIdPart()).stream())
                .flatMap(response -> own
                        .contradiction(score, response, request.stored())
                        .or(() -> second(score, response, request))
                        .map(found -> request.elsewhere(response).map(found::to).orElse(found))
                        .stream())
                .findFirst();
    }

    private Optional<Contradiction> second(Observation score, QuestionnaireResponse response, Request request) {
        List<Observation> earlier = request.stored().scoresFrom(Request.id(response)).stream()
                .filter(other -> !request.bringsLater(other))
                .toList();
        return own.second(score, response, earlier)
                .map(found -> request.nameOf(found.computed())
                        .map(first -> new Contradiction(
                                found.observation(), Disagreement.SECOND, found.claimed(), first, found.answers()))
                        .orElse(found));
    }

    /** A score that stays as it is, and that the new answers contradict. */
    private Optional<Contradiction> ofAnswers(QuestionnaireResponse response, Request request) {
        return own.isScored(response)
                ? request.stored().scoresFrom(Request.id(response)).stream()
                        .filter(score -> !request.brings(score) && !ScoreObservations.isComputed(score))
                        .map(score -> own.contradiction(score, response, request.stored()))
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }
}
