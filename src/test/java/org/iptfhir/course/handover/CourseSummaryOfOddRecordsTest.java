package org.iptfhir.course.handover;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Concepts;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.guide.Timepoints;
import org.iptfhir.sample.Samples;
import org.iptfhir.translate.CourseOutcomes;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.CoursesInBundle;
import org.iptfhir.translate.OwnNamespace;
import org.junit.jupiter.api.Test;

/** A summary at the full minute, and of records that are odd but allowed. */
class CourseSummaryOfOddRecordsTest {
    private static final String GOAL_KIND = "https://w3id.org/ipt-fhir/CodeSystem/goal-kind";

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final Guide guide = Guide.read(fhir);

    @Test
    void hasSecondsAtTheFullMinute() {
        Bundle document = summary(List.of());
        assertThat(document.getTimestampElement().getValueAsString()).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(composition(document).getDateElement().getValueAsString()).isEqualTo("2026-03-02T10:00:00Z");
    }

    @Test
    void tellsTheStatusOfMedicationAndNothingThatWasEnteredInError() {
        MedicationStatement stopped = new MedicationStatement();
        stopped.setStatus(MedicationStatementStatus.STOPPED)
                .setMedication(new CodeableConcept().setText("Lithium 450 mg"));
        Flag refuted = new Flag();
        refuted.setStatus(FlagStatus.ENTEREDINERROR).setCode(new CodeableConcept().setText("Of another patient"));
        Flag systemAlone = new Flag();
        systemAlone
                .setStatus(FlagStatus.ACTIVE)
                .setCode(new CodeableConcept(new Coding("http://snomed.info/sct", null, null)));
        String text = composition(summary(List.of(stopped, refuted, systemAlone)))
                .getText()
                .getDivAsString();
        assertThat(text).contains("Lithium 450 mg (stopped)", "Flag (active").doesNotContain("Of another patient");
    }

    @Test
    void readsCodingsWithoutACode() {
        CodeableConcept systemAlone = new CodeableConcept(new Coding("http://hospital.example/status", null, null));
        Condition condition = new Condition();
        condition
                .setClinicalStatus(systemAlone)
                .setVerificationStatus(systemAlone)
                .setCode(new CodeableConcept().setText("Low mood"));
        Goal goal = new Goal();
        goal.setAchievementStatus(systemAlone).setDescription(systemAlone);
        assertThat(composition(summary(List.of(condition, goal))).getText().getDivAsString())
                .contains("Low mood.");
    }

    /** Neither as missed nor as reached nor as a plan: nobody has agreed on it. */
    @Test
    void tellsNoGoalThatWasGivenUpOrNeverAgreedOn() {
        List<Resource> goals = new ArrayList<>();
        for (GoalLifecycleStatus status : GoalLifecycleStatus.values()) {
            if (status == GoalLifecycleStatus.NULL) {
                continue;
            }
            goals.add(goal(status, "To sing"));
            goals.add(goal(status, "To call")
                    .setAchievementStatus(new CodeableConcept(new Coding(null, "achieved", null))));
            Goal afterwards = goal(status, "To stay well");
            afterwards.getDescription().addCoding(new Coding(GOAL_KIND, "staying-well", null));
            goals.add(afterwards);
        }
        String text = composition(summary(goals)).getText().getDivAsString();
        for (String what : List.of("To sing", "To call", "To stay well")) {
            assertThat(text)
                    .contains(what + ", active", what + ", completed")
                    .doesNotContain(
                            what + ", cancelled",
                            what + ", rejected",
                            what + ", proposed",
                            what + ", entered-in-error");
        }
    }

    private static Goal goal(GoalLifecycleStatus status, String words) {
        return new Goal()
                .setLifecycleStatus(status)
                .setDescription(new CodeableConcept().setText(words + ", " + status.toCode()));
    }

    private Bundle summary(List<Resource> more) {
        List<Resource> parts = new ArrayList<>();
        Samples.of(guide, 7).course(1).getEntry().forEach(entry -> parts.add(entry.getResource()));
        parts.addAll(more);
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).setId("part-" + i);
        }
        CoursePlan course = parts.stream()
                .filter(CarePlan.class::isInstance)
                .findFirst()
                .flatMap(CoursePlan::of)
                .orElseThrow();
        Bundle bundle = new Bundle();
        parts.forEach(part -> bundle.addEntry().setResource(part));
        CourseReader reader = CoursesInBundle.of(bundle, fhir, "listed").over(CourseReader.ofNothing());
        CourseOutcomes outcomes = new CourseOutcomes(reader, Instruments.of(guide), Timepoints.of(guide));
        return new CourseSummary(fhir, new Concepts(guide), Instruments.of(guide), new OwnNamespace("urn:uuid:here"))
                .of(course, parts, outcomes.of(course), OffsetDateTime.parse("2026-03-02T10:00:00Z"));
    }

    private static Composition composition(Bundle document) {
        return (Composition) document.getEntryFirstRep().getResource();
    }
}
