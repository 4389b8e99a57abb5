package org.iptfhir.validation.course;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.ScoreObservations;
import org.iptfhir.validation.CodedResource;
import org.iptfhir.validation.Recognition;
import org.iptfhir.validation.Severity;

/**
 * X03, of answers: who takes them back is told which of the senders' own scores still count. What was derived here goes
 * with the answers.
 */
final class AnswersOfCountingScores implements CourseRule {
    private static final Set<ObservationStatus> COUNTING =
            EnumSet.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);

    @Override
    public String id() {
        return "X03";
    }

    @Override
    public String needs() {
        return "whether scores derive from the answers";
    }

    @Override
    public Scope scope(Resource resource) {
        return resource instanceof QuestionnaireResponse response
                        && response.getStatus() == QuestionnaireResponseStatus.ENTEREDINERROR
                        && response.getIdElement().hasIdPart()
                ? Scope.withoutLock()
                : Scope.nothing();
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        String answers = "QuestionnaireResponse/" + resource.getIdElement().getIdPart();
        return stored.scoresFrom(answers).stream()
                .filter(AnswersOfCountingScores::counts)
                .map(score -> {
                    String id = "Observation/" + score.getIdElement().getIdPart();
                    return new CourseBreach(
                            Severity.WARNING,
                            ".status",
                            "The answers are entered in error, but the score that derives from them, " + id + ", is "
                                    + score.getStatus().toCode() + ".",
                            answers,
                            id);
                })
                .toList();
    }

    /** Whether it is a score that readers take for true. What was computed is taken back together with the answers. */
    private static boolean counts(Observation observation) {
        return COUNTING.contains(observation.getStatus())
                && Recognition.profileOf(CodedResource.of(observation)).isPresent()
                && !ScoreObservations.isComputed(observation);
    }
}
