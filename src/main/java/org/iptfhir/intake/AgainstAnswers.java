package org.iptfhir.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.Contradiction;
import org.iptfhir.translate.Contradiction.Disagreement;
import org.iptfhir.translate.Scoring;
import org.iptfhir.translate.StoredResources;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.course.CourseRules.Written;

/** Compares scores with the answers that they derive from, as a write of them would (rules M01, M04, M06), and writes nothing. */
final class AgainstAnswers {
    private final Scoring scoring;
    private final StoredResources stored;

    AgainstAnswers(Scoring scoring, StoredResources stored) {
        this.scoring = scoring;
        this.stored = stored;
    }

    /**
     * The findings in what would be written.
     *
     * @param written with the ids and references that they would be stored with
     * @param isDeleted whether the same request deletes a resource, by type and id
     */
    List<Finding> check(List<Written> written, Predicate<String> isDeleted, Places places) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Written one = written.get(i);
            if (one.resource() instanceof Observation observation) {
                List<Written> before = written.subList(0, i);
                contradiction(observation, written, before, isDeleted)
                        .map(found -> ContradictedAnswers.finding(found, one.path(), true, places))
                        .ifPresent(findings::add);
            } else if (one.resource() instanceof QuestionnaireResponse response) {
                untouched(response, written, isDeleted)
                        .map(own -> scoring.contradiction(own, response))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(found -> ContradictedAnswers.finding(found, one.path(), false, places))
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Optional<Contradiction> contradiction(
            Observation observation, List<Written> written, List<Written> before, Predicate<String> isDeleted) {
        return observation.getDerivedFrom().stream()
                .map(reference -> new IdType(reference.getReference()))
                .filter(id ->
                        !id.isAbsolute() && "QuestionnaireResponse".equals(id.getResourceType()) && id.hasIdPart())
                .flatMap(id -> response(id, written).stream())
                .flatMap(response -> scoring
                        .contradiction(observation, response)
                        .or(() -> second(observation, response, written, before, isDeleted))
                        .stream())
                .findFirst();
    }

    private Optional<Contradiction> second(
            Observation observation,
            QuestionnaireResponse response,
            List<Written> written,
            List<Written> before,
            Predicate<String> isDeleted) {
        List<Observation> earlier = before.stream()
                .map(Written::resource)
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .filter(other -> other.getDerivedFrom().stream()
                        .anyMatch(reference -> name(response).equals(reference.getReference())))
                .toList();
        return scoring.second(
                        observation,
                        response,
                        Stream.concat(earlier.stream(), untouched(response, written, isDeleted))
                                .toList())
                .map(found -> inTheRequest(found, before));
    }

    /** The sender does not know the id of an entry: it is named by its place. */
    private static Contradiction inTheRequest(Contradiction found, List<Written> before) {
        return before.stream()
                .filter(other -> name(other.resource()).equals(found.computed()))
                .findFirst()
                .map(first ->
                        new Contradiction(found.observation(), Disagreement.SECOND, found.claimed(), first.path()))
                .orElse(found);
    }

    /** The senders' own scores of a response that are stored, and stay as they are. */
    private Stream<Observation> untouched(
            QuestionnaireResponse response, List<Written> written, Predicate<String> isDeleted) {
        return stored.read(new IdType(name(response))).stream()
                .map(QuestionnaireResponse.class::cast)
                .flatMap(before -> scoring.sendersOwn(before).stream())
                .filter(own -> !isDeleted.test(name(own))
                        && written.stream()
                                .noneMatch(one -> name(one.resource()).equals(name(own))));
    }

    private Optional<QuestionnaireResponse> response(IdType id, List<Written> written) {
        String name = id.getResourceType() + "/" + id.getIdPart();
        return written.stream()
                .map(Written::resource)
                .filter(resource -> name(resource).equals(name))
                .findFirst()
                .or(() -> stored.read(new IdType(name)))
                .filter(QuestionnaireResponse.class::isInstance)
                .map(QuestionnaireResponse.class::cast);
    }

    private static String name(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
