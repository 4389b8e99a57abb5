package org.iptfhir.sample;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;

/** The visits and what was done in them; of a missed one only that it was. */
final class SessionsOfCourse {
    private final GuideCodes codes;

    SessionsOfCourse(GuideCodes codes) {
        this.codes = codes;
    }

    void addTo(CourseRecord record) {
        for (SampledSession session : record.course().sessions()) {
            Optional<Integer> number = session.number();
            if (number.isPresent()) {
                String visit = visitKey(number.get());
                record.add(visit, visit(record, session, number.get()), record.identifier(visit));
                String key = "session-" + number.get();
                record.add(key, held(record, session, number.get()), record.identifier(key));
            } else {
                String key = "missed-" + session.date();
                record.add(key, missed(record, session, key), record.identifier(key));
            }
        }
    }

    static String visitKey(int number) {
        return "visit-" + number;
    }

    private Encounter visit(CourseRecord record, SampledSession session, int number) {
        SampledCourse course = record.course();
        Encounter visit = new Encounter();
        visit.setMeta(CourseRecord.meta("session-encounter"));
        visit.addExtension(GuideCodes.extension("session-number", new PositiveIntType(number)));
        visit.addIdentifier(record.identifier(visitKey(number)));
        visit.setStatus(EncounterStatus.FINISHED);
        visit.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", "ambulatory"));
        visit.addType(codes.kind("ipt-session"));
        visit.setSubject(record.patient());
        visit.addParticipant().setIndividual(record.therapist());
        if (course.isOfCouple()) {
            visit.addParticipant().setIndividual(record.to("partner", "Partner"));
        }
        visit.setPeriod(period(course, session));
        Duration length = new Duration();
        length.setValue(course.minutes())
                .setUnit("min")
                .setSystem("http://unitsofmeasure.org")
                .setCode("min");
        visit.setLength(length);
        visit.addReasonReference(record.to("illness", Diagnosis.of(course).name()));
        visit.setServiceProvider(record.to("practice"));
        return visit;
    }

    private Procedure held(CourseRecord record, SampledSession session, int number) {
        Procedure procedure = procedure(record, session, "session-" + number);
        procedure.getExtension().add(0, GuideCodes.extension("session-number", new PositiveIntType(number)));
        session.techniques()
                .forEach(technique -> procedure.addExtension(
                        GuideCodes.extension("technique", codes.concept("technique", technique))));
        procedure.setStatus(ProcedureStatus.COMPLETED);
        procedure.setEncounter(record.to(visitKey(number)));
        procedure.setPerformed(period(record.course(), session));
        procedure.addPerformer().setActor(record.therapist());
        procedure.addReasonReference(
                record.to("illness", Diagnosis.of(record.course()).name()));
        procedure.addNote().setText(session.note());
        return procedure;
    }

    private Procedure missed(CourseRecord record, SampledSession session, String key) {
        Procedure procedure = procedure(record, session, key);
        procedure.setStatus(ProcedureStatus.NOTDONE);
        procedure.setStatusReason(new CodeableConcept().setText(session.note()));
        procedure.setPerformed(CourseRecord.dateTime(session.date()));
        return procedure;
    }

    private Procedure procedure(CourseRecord record, SampledSession session, String key) {
        Procedure procedure = new Procedure();
        procedure.setMeta(CourseRecord.meta("session"));
        procedure.addExtension(GuideCodes.extension(
                "session-phase", codes.concept("phase", session.phase().code())));
        procedure.addIdentifier(record.identifier(key));
        procedure.addBasedOn(record.plan());
        procedure.addBasedOn(record.to(PlansOfCourse.key(session.phase())));
        procedure.setCategory(codes.kind("ipt-session"));
        procedure.setCode(codes.snomed("443730003"));
        procedure.setSubject(record.patient());
        return procedure;
    }

    private static Period period(SampledCourse course, SampledSession session) {
        return new Period()
                .setStartElement(CourseRecord.at(session.date(), course.time()))
                .setEndElement(CourseRecord.at(session.date(), course.time().plusMinutes(course.minutes())));
    }
}
