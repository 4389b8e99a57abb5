package org.iptfhir.validation.course;

import java.util.Optional;
import org.hl7.fhir.r4.model.Observation;
import org.iptfhir.translate.Contradiction;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.IssueKind;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.Severity;

/** Says that a score and the answers that it derives from contradict each other: rules M01, M04 and M06. */
public final class ContradictedAnswers {
    private static final String FROM_ANSWERS = " or leave the Observation out, it is made from the answers.";

    private ContradictedAnswers() {}

    /** What is said: the rule, the element of the Observation, what is wrong, how to mend it. */
    private record Words(String rule, String element, String message, String remedy) {}

    /**
     * The finding.
     *
     * @param path of the resource that was sent, such as {@code Bundle.entry[3].resource}
     * @param isScore whether that is the Observation rather than the answers
     */
    public static Finding finding(Contradiction contradiction, String path, boolean isScore, Places places) {
        Observation observation = contradiction.observation();
        String score = isScore
                ? "The Observation"
                : observation.getIdElement().toUnqualifiedVersionless().getValue();
        Words words = words(contradiction, score);
        String expression = isScore ? path + words.element() : path;
        return new Finding(
                words.rule(),
                Severity.ERROR,
                IssueKind.BUSINESS_RULE,
                expression,
                places.of(expression),
                words.message(),
                Optional.of(words.remedy()),
                Optional.empty());
    }

    private static Words words(Contradiction contradiction, String score) {
        String claimed = contradiction.claimed();
        String computed = contradiction.computed();
        String answers = "the answers that it derives from"
                + (contradiction.answers().isEmpty() ? "" : " (" + contradiction.answers() + ")");
        String value = value(contradiction.observation());
        return switch (contradiction.in()) {
            case VALUE ->
                new Words(
                        "M01",
                        value,
                        score + " says " + claimed + ", " + answers + " come to " + computed + ".",
                        "Correct the Observation or the answers;" + FROM_ANSWERS);
            case SECOND ->
                new Words(
                        "M01",
                        ".derivedFrom",
                        score + " is a second " + claimed + " of the same answers: " + computed + " is there already.",
                        "Update the first Observation, or mark it as entered-in-error before; or leave this one out.");
            case INCOMPLETE ->
                new Words(
                        "M04",
                        value,
                        score + " says that the total is " + claimed + ", but " + computed + ".",
                        "Complete the answers; or give dataAbsentReason in place of the value; or give the sum of the"
                                + " answers that are there, marked as partial by the extension score-method.");
            case COMPLETE ->
                new Words(
                        "M04",
                        ".extension",
                        score + " is marked as " + claimed + ", but all scored items have an answer.",
                        "Leave the extension score-method out, the total is complete;" + FROM_ANSWERS);
            case SUBJECT ->
                new Words(
                        "M06",
                        ".subject",
                        score + " is about " + claimed + ", " + answers + " are those of " + computed + ".",
                        "Give both the same subject, or let the Observation derive from the answers of its own"
                                + " patient.");
            case INSTRUMENT ->
                new Words(
                        "M06",
                        ".derivedFrom",
                        score + " is a score of " + claimed + ", " + answers + " are answers to " + computed + ".",
                        "Let the Observation derive from the answers to " + claimed + ", or correct its code.");
        };
    }

    private static String value(Observation observation) {
        if (observation.hasValueQuantity()) {
            return ".value.ofType(Quantity).value";
        }
        return observation.hasValueCodeableConcept()
                ? ".value.ofType(CodeableConcept)"
                : observation.hasDataAbsentReason() ? ".dataAbsentReason" : "";
    }
}
