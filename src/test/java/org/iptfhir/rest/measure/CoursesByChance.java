package org.iptfhir.rest.measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Patients with courses in which everything is missing, wrong or twice that can be: no baseline, several scores a day,
 * scores without a plan, sessions missed, taken back or of a phase, ends without a day or a reason.
 */
final class CoursesByChance {
    private static final String GUIDE = "https://w3id.org/ipt-fhir/";
    private static final String KIND = GUIDE + "CodeSystem/kind";
    private static final List<String> TOTALS = List.of("44261-6", "70274-6", "44260-8");
    private static final Map<String, String> OWN = Map.of("44261-6", "phq-9", "70274-6", "gad-7");
    private static final List<String> REASONS =
            List.of("completed-planned", "completed-early-mutual", "dropout", "moved", "unknown", "whatever");

    private final Random random;
    private final List<Resource> resources = new ArrayList<>();

    private CoursesByChance(long seed) {
        this.random = new Random(seed);
    }

    /** Another seed gives other courses. */
    static List<Resource> of(long seed, int patients) {
        CoursesByChance courses = new CoursesByChance(seed);
        for (int i = 0; i < patients; i++) {
            courses.patient("p" + seed + "-" + i);
        }
        return courses.resources;
    }

    private boolean in(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void patient(String id) {
        Patient patient = new Patient();
        patient.setId(id);
        resources.add(patient);
        LocalDate begin = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(700));
        int courses = in(10) ? 0 : in(70) ? 1 : 2;
        for (int i = 0; i < courses; i++) {
            course(id, id + "-c" + i, begin.plusDays(i * random.nextLong(120)));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            score(id, "", begin.plusDays(random.nextInt(160) - 20));
        }
    }

    private void course(String patient, String id, LocalDate begin) {
        int sessions = in(10) ? 0 : 1 + random.nextInt(6);
        LocalDate end = begin.plusDays(7L * sessions);
        CarePlan course = plan(patient, id, new CodeableConcept(new Coding(KIND, "ipt-course", null)));
        course.setStatus(in(60) ? CarePlanStatus.COMPLETED : one(List.of(CarePlanStatus.values())));
        if (course.getStatus() == CarePlanStatus.NULL) {
            course.setStatus(CarePlanStatus.REVOKED);
        }
        if (in(90)) {
            course.getPeriod().setStartElement(moment(begin));
        }
        if (in(70)) {
            course.getPeriod().setEndElement(moment(end));
        }
        if (in(80)) {
            course.addExtension(
                    GUIDE + "StructureDefinition/end-reason",
                    new CodeableConcept(new Coding(GUIDE + "CodeSystem/end-reason", one(REASONS), null)));
        }
        String phase = id + "-f";
        CarePlan middle =
                plan(patient, phase, new CodeableConcept(new Coding(GUIDE + "CodeSystem/phase", "middle", null)));
        middle.addPartOf(new Reference("CarePlan/" + id));
        middle.setStatus(in(85) ? CarePlanStatus.ACTIVE : CarePlanStatus.ENTEREDINERROR);
        for (int i = 0; i < sessions; i++) {
            LocalDate day = begin.plusDays(7L * i);
            session(patient, in(60) ? id : phase, day);
            for (int scores = in(80) ? 2 : random.nextInt(4); scores > 0; scores--) {
                score(
                        patient,
                        in(50) ? "CarePlan/" + id : in(60) ? "CarePlan/" + phase : "",
                        day.plusDays(in(70) ? 0 : random.nextInt(40) - 20));
            }
        }
    }

    private CarePlan plan(String patient, String id, CodeableConcept category) {
        CarePlan plan = new CarePlan();
        plan.setId(id);
        plan.addCategory(category).setSubject(new Reference("Patient/" + patient));
        resources.add(plan);
        return plan;
    }

    private void session(String patient, String plan, LocalDate day) {
        Procedure session = new Procedure();
        session.setId("s" + resources.size());
        session.addBasedOn(new Reference("CarePlan/" + plan));
        session.setSubject(new Reference("Patient/" + patient));
        session.setStatus(
                in(80)
                        ? ProcedureStatus.COMPLETED
                        : one(List.of(
                                ProcedureStatus.NOTDONE, ProcedureStatus.ENTEREDINERROR, ProcedureStatus.INPROGRESS)));
        if (in(80)) {
            session.setCategory(new CodeableConcept(new Coding(KIND, "ipt-session", null)));
        } else if (in(70)) {
            session.setCode(new CodeableConcept(new Coding("http://snomed.info/sct", "443730003", null)));
        }
        session.setPerformed(in(50) ? moment(day) : new Period().setStartElement(moment(day)));
        resources.add(session);
    }

    private void score(String patient, String plan, LocalDate day) {
        Observation score = new Observation();
        score.setId("o" + resources.size());
        score.setSubject(new Reference("Patient/" + patient));
        score.setStatus(
                in(85)
                        ? ObservationStatus.FINAL
                        : one(List.of(
                                ObservationStatus.AMENDED,
                                ObservationStatus.CORRECTED,
                                ObservationStatus.PRELIMINARY,
                                ObservationStatus.ENTEREDINERROR)));
        if (in(95)) {
            score.addCategory(new CodeableConcept(new Coding(KIND, "ipt-score", null)));
        }
        String total = in(90) ? TOTALS.get(random.nextInt(2)) : one(TOTALS);
        score.setCode(new CodeableConcept(new Coding("http://loinc.org", total, null)));
        if (in(10) && OWN.containsKey(total)) {
            Coding own = new Coding(GUIDE + "CodeSystem/instrument", OWN.get(total), null);
            score.setCode(in(50) ? new CodeableConcept(own) : score.getCode().addCoding(own));
        }
        if (!plan.isEmpty()) {
            score.addBasedOn(new Reference(plan));
        } else if (in(20)) {
            score.addBasedOn(new Reference("ServiceRequest/r"));
        }
        score.setEffective(
                in(95)
                        ? moment(day)
                        : in(50)
                                ? new InstantType(day + "T10:00:00.000+01:00")
                                : new Period().setStartElement(moment(day)));
        if (in(95)) {
            score.setValue(new Quantity()
                    .setValue(in(90) ? random.nextInt(16) : random.nextInt(21) + 0.5)
                    .setCode("{score}"));
        }
        mark(score, "timepoint", in(5) ? "baseline" : "session");
        mark(score, "score-method", in(5) ? "partial" : "complete");
        resources.add(score);
    }

    private static void mark(Observation score, String extension, String code) {
        score.addExtension(
                GUIDE + "StructureDefinition/" + extension,
                new CodeableConcept(new Coding(GUIDE + "CodeSystem/" + extension, code, null)));
    }

    /** A year, a month, a day, or a time that is another day elsewhere. */
    private DateTimeType moment(LocalDate day) {
        int kind = random.nextInt(100);
        return new DateTimeType(
                kind < 3
                        ? String.valueOf(day.getYear())
                        : kind < 6
                                ? day.toString().substring(0, 7)
                                : kind < 50
                                        ? day.toString()
                                        : kind < 75
                                                ? day + "T0" + random.nextInt(10) + ":30:00+05:00"
                                                : day + "T2" + random.nextInt(4) + ":30:00-08:00");
    }
}
