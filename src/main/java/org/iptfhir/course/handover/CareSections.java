package org.iptfhir.course.handover;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentPredictionComponent;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;
import org.hl7.fhir.r4.model.Type;

/** What whoever goes on with the care has to know beside the therapy. */
final class CareSections {
    SummarySection medication(CourseParts parts) {
        SummarySection section = new SummarySection("medication");
        parts.of(MedicationRequest.class)
                .filter(order -> order.getStatus() != MedicationRequestStatus.ENTEREDINERROR)
                .forEach(order -> section.about(order)
                        .paragraph(CourseParts.withNotes(
                                (order.getDoNotPerform() ? "Not to be given: " : "")
                                        + name(order.getMedication())
                                        + dosage(order.getDosageInstruction().stream()
                                                .map(Dosage::getText)
                                                .filter(text -> text != null)
                                                .collect(Collectors.joining("; ")))
                                        + (order.hasStatus()
                                                ? " (order: "
                                                        + order.getStatus().toCode() + ")"
                                                : ""),
                                order.getNote())));
        parts.of(MedicationStatement.class)
                .filter(statement -> statement.getStatus() != MedicationStatementStatus.ENTEREDINERROR)
                .forEach(statement -> section.about(statement)
                        .paragraph(CourseParts.withNotes(
                                name(statement.getMedication())
                                        + dosage(statement.getDosage().stream()
                                                .map(Dosage::getText)
                                                .filter(text -> text != null)
                                                .collect(Collectors.joining("; ")))
                                        + (statement.hasStatus()
                                                ? " (" + statement.getStatus().toCode() + ")"
                                                : ""),
                                statement.getNote())));
        return section;
    }

    private static String name(Type medication) {
        return medication instanceof Reference reference
                ? Optional.ofNullable(reference.getDisplay()).orElse("Medication, see the order")
                : CourseParts.words(medication);
    }

    private static String dosage(String text) {
        return text.isBlank() ? "" : ": " + text;
    }

    SummarySection safety(CourseParts parts) {
        SummarySection section = new SummarySection("safety");
        parts.of(Flag.class)
                .filter(flag -> flag.getStatus() != FlagStatus.ENTEREDINERROR)
                .forEach(flag -> section.about(flag)
                        .paragraph("Flag ("
                                + (flag.hasStatus() ? flag.getStatus().toCode() : "status unknown") + ", since "
                                + CourseParts.day(Optional.ofNullable(
                                        flag.getPeriod().getStartElement().getValueAsString()))
                                + "): " + CourseParts.words(flag.getCode()) + "."));
        parts.of(RiskAssessment.class)
                .filter(assessment -> assessment.getStatus() != RiskAssessmentStatus.ENTEREDINERROR)
                .forEach(assessment -> section.about(assessment).paragraph(told(assessment)));
        return section;
    }

    private static String told(RiskAssessment assessment) {
        Optional<String> day = assessment.getOccurrence() instanceof DateTimeType moment
                ? Optional.ofNullable(moment.getValueAsString())
                : Optional.empty();
        String risks = assessment.getPrediction().stream()
                .map(CareSections::told)
                .filter(told -> !told.isEmpty())
                .collect(Collectors.joining("; "));
        return "Assessment of " + CourseParts.day(day) + (risks.isEmpty() ? "." : ": " + risks)
                + (assessment.hasMitigation() ? " Agreed: " + assessment.getMitigation() : "");
    }

    /** What is predicted has not happened: the text must not read as if it had. */
    private static String told(RiskAssessmentPredictionComponent prediction) {
        String outcome = CourseParts.words(prediction.getOutcome());
        String likelihood = CourseParts.words(prediction.getQualitativeRisk());
        String risk = Stream.of(outcome.isEmpty() ? "" : "risk of “" + outcome + "”", likelihood)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(": "));
        return Stream.of(risk, Optional.ofNullable(prediction.getRationale()).orElse(""))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(". "));
    }
}
