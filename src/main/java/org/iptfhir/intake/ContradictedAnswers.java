package org.iptfhir.intake;

import java.util.Optional;
import org.iptfhir.translate.Scoring.Contradiction;
import org.iptfhir.translate.Scoring.Disagreement;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.IssueKind;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.Severity;

/** Says that a score and the answers that it derives from contradict each other: rules M01 and M06. */
final class ContradictedAnswers {
    private ContradictedAnswers() {}

    /**
     * The finding.
     *
     * @param path of the resource that was sent, such as {@code Bundle.entry[3].resource}
     * @param isScore whether that is the Observation rather than the answers
     */
    static Finding finding(Contradiction contradiction, String path, boolean isScore, Places places) {
        if (contradiction.in() == Disagreement.SUBJECT) {
            return ofAnotherPatient(contradiction, isScore ? path + ".subject" : path, places);
        }
        String value = contradiction.observation().hasValueQuantity()
                ? ".value.ofType(Quantity).value"
                : ".value.ofType(CodeableConcept)";
        String expression = isScore ? path + value : path;
        return new Finding(
                "M01",
                Severity.ERROR,
                IssueKind.BUSINESS_RULE,
                expression,
                places.of(expression),
                "The Observation says " + contradiction.claimed() + ", the answers that it derives from come to "
                        + contradiction.computed() + ".",
                Optional.of("Correct the Observation or the answers; or leave the Observation out, it is made from the"
                        + " answers."),
                Optional.empty());
    }

    private static Finding ofAnotherPatient(Contradiction contradiction, String expression, Places places) {
        return new Finding(
                "M06",
                Severity.ERROR,
                IssueKind.BUSINESS_RULE,
                expression,
                places.of(expression),
                "The Observation is about " + contradiction.claimed()
                        + ", the answers that it derives from are those of " + contradiction.computed() + ".",
                Optional.of("Give both the same subject, or let the Observation derive from the answers of its own"
                        + " patient."),
                Optional.empty());
    }
}
