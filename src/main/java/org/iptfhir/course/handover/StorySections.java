package org.iptfhir.course.handover;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.ClinicalImpression.ClinicalImpressionStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.iptfhir.guide.Canonical;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.FirstExtension;
import org.iptfhir.translate.SessionRecord;

/** What the course was about, and what it came to. */
final class StorySections {
    private static final String KIND = Canonical.of("CodeSystem", "kind");
    private static final String GOAL_KIND = Canonical.of("CodeSystem", "goal-kind");
    private static final String PROBLEM_AREA = Canonical.of("StructureDefinition", "problem-area");
    private static final String END_REASON = Canonical.of("StructureDefinition", "end-reason");
    private static final Set<String> REACHED = Set.of("achieved", "sustaining", "improving");

    private static final Set<String> TAKEN_BACK = Set.of("entered-in-error", "refuted");

    /** Goals of the time after. */
    private static final Set<String> AFTERWARDS = Set.of("staying-well");

    /** What nobody has agreed on, such as a protocol's proposal, or was given up together: it says nothing of the patient. */
    private static final Set<GoalLifecycleStatus> NOT_PURSUED = EnumSet.of(
            GoalLifecycleStatus.PROPOSED,
            GoalLifecycleStatus.REJECTED,
            GoalLifecycleStatus.CANCELLED,
            GoalLifecycleStatus.ENTEREDINERROR);

    private final Wording wording;

    StorySections(Wording wording) {
        this.wording = wording;
    }

    SummarySection reason(CourseParts parts) {
        SummarySection section = new SummarySection("reason");
        parts.of(Condition.class)
                .filter(condition -> !isProblemArea(condition) && !isTakenBack(condition))
                .forEach(condition -> section.about(condition).paragraph(told(condition)));
        parts.of(ClinicalImpression.class)
                .filter(formulation -> formulation.getStatus() == ClinicalImpressionStatus.COMPLETED)
                .filter(ClinicalImpression::hasSummary)
                .forEach(formulation -> section.about(formulation)
                        .paragraph("Formulation of "
                                + CourseParts.day(Optional.ofNullable(
                                        formulation.getDateElement().getValueAsString()))
                                + ": " + formulation.getSummary()));
        return section;
    }

    private static String told(Condition condition) {
        String severity = condition.hasSeverity() ? ", " + CourseParts.words(condition.getSeverity()) : "";
        Optional<String> onset = condition.hasOnsetDateTimeType()
                ? Optional.ofNullable(condition.getOnsetDateTimeType().getValueAsString())
                : Optional.empty();
        String status = Optional.ofNullable(
                        condition.getClinicalStatus().getCodingFirstRep().getCode())
                .map(code -> ", clinical status: " + code)
                .orElse("");
        return CourseParts.words(condition.getCode())
                + severity
                + onset.map(since -> ", since " + CourseParts.day(Optional.of(since)))
                        .orElse("")
                + status
                + ".";
    }

    private static boolean isProblemArea(Condition condition) {
        return condition.getCategory().stream().anyMatch(category -> category.hasCoding(KIND, "ipt-problem-area"));
    }

    private static boolean isTakenBack(Condition condition) {
        return has(condition.getVerificationStatus(), TAKEN_BACK);
    }

    /** A coding may lack its code. */
    private static boolean has(CodeableConcept concept, Set<String> codes) {
        return concept.getCoding().stream().anyMatch(coding -> coding.hasCode() && codes.contains(coding.getCode()));
    }

    SummarySection problemArea(CourseParts parts) {
        SummarySection section = new SummarySection("problem-area");
        for (Extension area : parts.course().plan().getExtensionsByUrl(PROBLEM_AREA)) {
            Optional<String> code = value(area, "code");
            code.ifPresent(words -> section.paragraph(
                    words + value(area, "rank").map(rank -> " (" + rank + ")").orElse("") + "."));
        }
        parts.of(Condition.class)
                .filter(condition -> isProblemArea(condition) && !isTakenBack(condition))
                .forEach(condition -> section.about(condition).paragraph(told(condition)));
        return section;
    }

    private Optional<String> value(Extension extension, String part) {
        return FirstExtension.value(extension, part).map(wording::of).filter(words -> !words.isEmpty());
    }

    SummarySection helped(CourseParts parts) {
        SummarySection section = new SummarySection("helped");
        answers(section, parts, "What helped, as the patient says", "what-helped");
        answers(section, parts, "People to turn to", "support");
        return goals(section, parts, goal -> isReached(goal) && !isAfterwards(goal));
    }

    SummarySection open(CourseParts parts) {
        return goals(new SummarySection("open-goals"), parts, goal -> !isReached(goal) && !isAfterwards(goal));
    }

    SummarySection stayingWell(CourseParts parts) {
        SummarySection section = new SummarySection("relapse-plan");
        answers(section, parts, "Situations that may be hard", "situations");
        answers(section, parts, "Early warning signs", "warning-signs");
        answers(section, parts, "What to do when they come", "plan");
        answers(section, parts, "Help", "help");
        goals(section, parts, StorySections::isAfterwards);
        List<String> days = parts.sessions().stream()
                .filter(SessionRecord::tookPlace)
                .filter(session -> session.techniques().contains("relapse-prevention"))
                .map(session -> CourseParts.day(session.begin()))
                .toList();
        if (!days.isEmpty()) {
            section.paragraph(
                    "Warning signs and help were worked on in the sessions of " + String.join(", ", days) + ".");
        }
        return section;
    }

    /** What the review at the end says to a question; it is referred to where it says something. */
    private void answers(SummarySection section, CourseParts parts, String title, String linkId) {
        EndOfTreatmentReview.of(parts).ifPresent(review -> {
            List<String> answers = review.answers(linkId, wording);
            if (!answers.isEmpty()) {
                section.about(review.response()).paragraph(title + ": " + String.join("; ", answers) + ".");
            }
        });
    }

    private SummarySection goals(SummarySection section, CourseParts parts, Predicate<Goal> which) {
        List<Goal> goals = parts.of(Goal.class)
                .filter(goal -> !NOT_PURSUED.contains(goal.getLifecycleStatus()))
                .filter(which)
                .toList();
        goals.forEach(section::about);
        return section.items(goals.stream().map(this::told).toList());
    }

    private String told(Goal goal) {
        String state = goal.hasAchievementStatus()
                ? ": " + CourseParts.words(goal.getAchievementStatus()).toLowerCase(Locale.ROOT)
                : "";
        return CourseParts.withNotes(wording.of(goal.getDescription()) + state, goal.getNote());
    }

    private static boolean isReached(Goal goal) {
        return has(goal.getAchievementStatus(), REACHED);
    }

    private static boolean isAfterwards(Goal goal) {
        return goal.getDescription().getCoding().stream()
                .filter(coding -> GOAL_KIND.equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode)
                .anyMatch(AFTERWARDS::contains);
    }

    private static String withoutEnd(CoursePlan course) {
        return course.isActive()
                ? "The course goes on."
                : course.isNotOver()
                        ? "The course is " + course.status() + "."
                        : "The course is " + course.status() + "; why it ended is not recorded.";
    }

    SummarySection followUp(CourseParts parts) {
        SummarySection section = new SummarySection("end");
        CoursePlan course = parts.course();
        Optional<String> reason =
                FirstExtension.value(course.plan(), END_REASON).map(wording::of);
        section.paragraph(
                reason.isPresent()
                        ? "Ended on " + CourseParts.day(course.end()) + ": " + reason.get() + "."
                        : withoutEnd(course));
        answers(section, parts, "What the treatment did not reach", "not-reached");
        answers(section, parts, "Agreed on for the time after", "next-step");
        answers(section, parts, "Next meeting", "next-date");
        course.plan().getNote().forEach(note -> section.paragraph(note.getText()));
        return section;
    }
}
