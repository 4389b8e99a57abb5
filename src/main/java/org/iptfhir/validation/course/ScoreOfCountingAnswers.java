package org.iptfhir.validation.course;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.ScoreObservations;
import org.iptfhir.validation.CodedResource;
import org.iptfhir.validation.Recognition;
import org.iptfhir.validation.Severity;

/**
 * X03, of scores: one that counts derives from answers that count. A warning: the sender may be about to take back the
 * score as well.
 */
final class ScoreOfCountingAnswers implements CourseRule {
    private static final Set<ObservationStatus> COUNTING =
            EnumSet.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);
    private static final String RESPONSE = "QuestionnaireResponse";

    @Override
    public String id() {
        return "X03";
    }

    @Override
    public String needs() {
        return "whether the answers were entered in error";
    }

    @Override
    public Scope scope(Resource resource) {
        return resource instanceof Observation observation && counts(observation)
                ? Scope.withoutLock()
                : Scope.nothing();
    }

    /** Whether it is a score that readers take for true. What was computed is taken back together with the answers. */
    static boolean counts(Observation observation) {
        return observation.hasDerivedFrom()
                && COUNTING.contains(observation.getStatus())
                && Recognition.profileOf(CodedResource.of(observation)).isPresent()
                && !ScoreObservations.isComputed(observation);
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        Observation score = (Observation) resource;
        return IntStream.range(0, score.getDerivedFrom().size())
                .boxed()
                .flatMap(i -> refuted(score.getDerivedFrom().get(i).getReferenceElement(), stored)
                        .map(response -> new CourseBreach(
                                Severity.WARNING,
                                ".derivedFrom[" + i + "]",
                                "The score is " + score.getStatus().toCode()
                                        + ", but the answers that it derives from, " + response
                                        + ", were entered in error.",
                                "Observation/" + score.getIdElement().getIdPart(),
                                response))
                        .stream())
                .toList();
    }

    private static Optional<String> refuted(IIdType answers, CourseReader stored) {
        return Optional.of(RESPONSE + "/" + answers.getIdPart())
                .filter(id -> !answers.isAbsolute() && RESPONSE.equals(answers.getResourceType()))
                .filter(id -> answers.hasIdPart())
                .filter(id -> stored.response(id)
                        .filter(response -> response.getStatus() == QuestionnaireResponseStatus.ENTEREDINERROR)
                        .isPresent());
    }
}
