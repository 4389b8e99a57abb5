package org.iptfhir.sample;

import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.iptfhir.guide.Canonical;
import org.iptfhir.therapy.Phase;

/** The course and the phases that it got to. */
final class PlansOfCourse {
    private static final String CATEGORY_OF_US_CORE = "us-core-careplan-category-fragment";

    private static final String GROUP = "group";

    private final GuideCodes codes;

    PlansOfCourse(GuideCodes codes) {
        this.codes = codes;
    }

    void addTo(CourseRecord record) {
        record.add("course", course(record), record.identifier("course"));
        for (Phase phase : record.course().phases()) {
            String key = key(phase);
            record.add(key, phase(record, phase), record.identifier(key));
        }
    }

    static String key(Phase phase) {
        return "phase-" + phase.code();
    }

    private CarePlan course(CourseRecord record) {
        SampledCourse course = record.course();
        CarePlan plan = plan(record, "course", "course");
        if (course.isAgreed()) {
            plan.addExtension(area(course.story()));
        }
        plan.addExtension(GuideCodes.extension(
                "variant", codes.concept("variant", course.variant().code())));
        plan.addExtension(GuideCodes.extension("format", codes.concept("format", format(course))));
        plan.addExtension(GuideCodes.extension(
                "combination", codes.concept("combination", course.withMedication() ? "medication" : "none")));
        plan.addExtension(GuideCodes.extension("planned-sessions", new PositiveIntType(course.plannedSessions())));
        course.endReason()
                .ifPresent(reason -> plan.addExtension(
                        GuideCodes.extension("end-reason", codes.concept("end-reason", reason.code()))));
        plan.setStatus(status(course));
        plan.addCategory(codes.kind("ipt-course"));
        plan.addCategory(codes.concept(CATEGORY_OF_US_CORE, "assess-plan"));
        plan.addCategory(codes.snomed("718347000"));
        plan.addCategory(codes.snomed("734163000"));
        plan.setTitle("Interpersonal psychotherapy (" + course.variant().name() + ")");
        plan.setPeriod(period(course.start(), course.lastDate(), course.isActive()));
        plan.setCreatedElement(CourseRecord.dateTime(course.start()));
        plan.setAuthor(record.therapist());
        plan.addAddresses(record.to("illness", Diagnosis.of(course).name()));
        if (course.withMedication()) {
            plan.addActivity().setReference(record.to(MedicationOfCourse.KEY, "Medication"));
        }
        if (format(course).equals(GROUP)) {
            plan.addSupportingInfo(new Reference().setType("Group").setDisplay("The group"));
        }
        if (course.isAgreed()) {
            plan.addAddresses(record.to("area", "Problem area"));
            plan.addSupportingInfo(record.to("inventory", "Interpersonal inventory"));
            plan.addSupportingInfo(record.to("formulation", "Formulation"));
            plan.addSupportingInfo(record.to("consent", "Consent to IPT"));
            plan.addGoal(record.to("goal-mood"));
            plan.addGoal(record.to("goal-people"));
        }
        return plan;
    }

    private Extension area(Story story) {
        Extension area = new Extension(Canonical.of("StructureDefinition", "problem-area"));
        area.addExtension(
                new Extension("code", codes.concept("problem-area", story.area().code())));
        area.addExtension(new Extension("rank", new CodeType("primary")));
        story.subcode()
                .ifPresent(
                        subcode -> area.addExtension(new Extension("subcode", codes.concept("problem-area", subcode))));
        return area;
    }

    private static String format(SampledCourse course) {
        return switch (course.variant().code()) {
            case "ipt-g" -> GROUP;
            case "ipt-cm" -> "couple";
            default -> "individual";
        };
    }

    private static CarePlanStatus status(SampledCourse course) {
        if (course.isActive()) {
            return CarePlanStatus.ACTIVE;
        }
        return course.isCompleted() ? CarePlanStatus.COMPLETED : CarePlanStatus.REVOKED;
    }

    /** Every phase but the last is completed; the last one goes on, ends or breaks off with the course. */
    private CarePlan phase(CourseRecord record, Phase phase) {
        SampledCourse course = record.course();
        List<SampledSession> sessions = course.sessionsOf(phase);
        List<Phase> phases = course.phases();
        boolean isLast = phases.get(phases.size() - 1) == phase;
        CarePlan plan = plan(record, key(phase), "phase");
        plan.addPartOf(record.plan());
        plan.setStatus(isLast ? status(course) : CarePlanStatus.COMPLETED);
        plan.addCategory(codes.concept("phase", phase.code()));
        plan.addCategory(codes.concept(CATEGORY_OF_US_CORE, "assess-plan"));
        plan.addCategory(codes.snomed("718347000"));
        plan.setTitle(codes.coding("phase", phase.code()).getDisplay() + " phase");
        plan.setPeriod(
                period(sessions.get(0).date(), sessions.get(sessions.size() - 1).date(), isLast && course.isActive()));
        return plan;
    }

    private static Period period(LocalDate start, LocalDate end, boolean isOpen) {
        Period period = new Period().setStartElement(CourseRecord.dateTime(start));
        return isOpen ? period : period.setEndElement(CourseRecord.dateTime(end));
    }

    private static CarePlan plan(CourseRecord record, String key, String profile) {
        CarePlan plan = new CarePlan();
        plan.setMeta(CourseRecord.meta(profile));
        plan.addIdentifier(record.identifier(key));
        plan.setIntent(CarePlanIntent.PLAN);
        plan.setSubject(record.patient());
        return plan;
    }
}
