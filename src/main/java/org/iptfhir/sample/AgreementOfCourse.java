package org.iptfhir.sample;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;

/** What was agreed on at the end of the assessment: consent and goals. */
final class AgreementOfCourse {
    private static final String ACHIEVEMENT = "goal-achievement";

    private final GuideCodes codes;
    private final Quantity remission;

    /** @param remission below which PHQ-9 is to fall */
    AgreementOfCourse(GuideCodes codes, int remission) {
        this.codes = codes;
        this.remission = new Quantity()
                .setValue(remission)
                .setComparator(QuantityComparator.LESS_THAN)
                .setUnit("{score}")
                .setSystem("http://unitsofmeasure.org")
                .setCode("{score}");
    }

    void addTo(CourseRecord record) {
        record.course().session(record.course().agreement()).ifPresent(session -> {
            record.add("consent", consent(record, session), record.identifier("consent"));
            record.add("goal-mood", mood(record, session), record.identifier("goal-mood"));
            record.add("goal-people", people(record, session), record.identifier("goal-people"));
        });
    }

    private Consent consent(CourseRecord record, SampledSession session) {
        SampledCourse course = record.course();
        Consent consent = new Consent();
        consent.setMeta(CourseRecord.meta("consent"));
        consent.addIdentifier(record.identifier("consent"));
        consent.setStatus(ConsentState.ACTIVE);
        consent.setScope(GuideCodes.hl7("consentscope", "treatment", "Treatment"));
        consent.addCategory(codes.kind("ipt-consent"));
        consent.addCategory(codes.concept("loinc-fragment", "59284-0"));
        consent.setPatient(record.patient());
        consent.setDateTimeElement(CourseRecord.dateTime(session.date()));
        consent.addPerformer(record.patient());
        if (course.patient().isMinor()) {
            consent.addPerformer(record.to("guardian", "Mother"));
        }
        if (course.isOfCouple()) {
            consent.addPerformer(record.to("partner", "Partner"));
        }
        consent.addOrganization(record.to("practice"));
        consent.setPolicyRule(new CodeableConcept()
                .setText(course.plannedSessions() + " sessions of " + course.minutes()
                        + " minutes with one focus, questionnaires at intervals, tasks between sessions."
                        + (course.patient().isMinor()
                                ? " The young person agrees; a parent takes part at times."
                                : "")));
        return consent;
    }

    private Goal mood(CourseRecord record, SampledSession session) {
        Goal goal = goal(record, session, "goal-mood", record.course().outcome() == Outcome.REMISSION);
        goal.addCategory(GuideCodes.hl7("goal-category", "behavioral", "Behavioral"));
        goal.setDescription(codes.concept("goal-kind", "symptom-relief")
                .setText("To sleep again, and to get through the day without everything being too much"));
        GoalTargetComponent target = goal.getTargetFirstRep();
        Coding total = codes.coding("loinc-fragment", "44261-6");
        target.setMeasure(new CodeableConcept(total));
        target.setDetail(remission.copy());
        goal.addAddresses(record.to("illness", Diagnosis.of(record.course()).name()));
        return goal;
    }

    private Goal people(CourseRecord record, SampledSession session) {
        Outcome outcome = record.course().outcome();
        Goal goal = goal(record, session, "goal-people", outcome == Outcome.REMISSION || outcome == Outcome.RESPONSE);
        goal.setDescription(codes.concept("goal-kind", record.course().story().goalKind())
                .setText(record.course().story().goal()));
        goal.addAddresses(record.to("area", "Problem area"));
        return goal;
    }

    private Goal goal(CourseRecord record, SampledSession session, String key, boolean isReached) {
        SampledCourse course = record.course();
        Goal goal = new Goal();
        goal.setMeta(CourseRecord.meta("goal"));
        goal.addIdentifier(record.identifier(key));
        goal.setLifecycleStatus(
                course.isActive()
                        ? GoalLifecycleStatus.ACTIVE
                        : course.isCompleted() ? GoalLifecycleStatus.COMPLETED : GoalLifecycleStatus.CANCELLED);
        goal.setAchievementStatus(
                course.isCompleted()
                        ? isReached
                                ? GuideCodes.hl7(ACHIEVEMENT, "achieved", "Achieved")
                                : GuideCodes.hl7(ACHIEVEMENT, "not-achieved", "Not Achieved")
                        : GuideCodes.hl7(ACHIEVEMENT, "in-progress", "In Progress"));
        goal.addCategory(codes.kind("ipt-goal"));
        goal.setSubject(record.patient());
        goal.setStart(CourseRecord.day(session.date()));
        goal.addTarget()
                .setDue(CourseRecord.day(session.date()
                        .plusDays((long) (course.plannedSessions() - course.agreement() + 2)
                                * course.variant().daysBetween().lowest())));
        goal.setStatusDateElement(CourseRecord.day(course.isActive() ? session.date() : course.lastDate()));
        goal.setExpressedBy(record.patient());
        return goal;
    }
}
