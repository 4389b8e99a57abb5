package org.iptfhir.sample;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;
import org.iptfhir.instrument.Code;
import org.iptfhir.instrument.Item;

/** The answers to PHQ-9 and GAD-7, and the risk assessment wherever thoughts of death were answered with more than not at all. */
final class ResponsesOfCourse {
    /** How long before a session the first questionnaire is filled in. */
    private static final int MINUTES_BEFORE = 15;

    private static final int MINUTES_FOR_ONE = 4;

    private final GuideCodes codes;

    ResponsesOfCourse(GuideCodes codes) {
        this.codes = codes;
    }

    void addTo(CourseRecord record) {
        for (SampledSession session : record.course().sessions()) {
            session.number().ifPresent(number -> add(record, session, number));
        }
    }

    private void add(CourseRecord record, SampledSession session, int number) {
        LocalTime time = record.course().time().minusMinutes(MINUTES_BEFORE);
        for (SampledResponse answers : session.responses()) {
            String key = answers.instrument().id() + "-" + number;
            record.add(key, response(record, session, number, answers, key, time), record.identifier(key));
            if (answers.safety() > 0) {
                String risk = "risk-" + number;
                record.add(risk, risk(record, session, number, answers, key), record.identifier(risk));
            }
            time = time.plusMinutes(MINUTES_FOR_ONE);
        }
    }

    private QuestionnaireResponse response(
            CourseRecord record,
            SampledSession session,
            int number,
            SampledResponse answers,
            String key,
            LocalTime time) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.setMeta(CourseRecord.meta(answers.instrument().id() + "-response"));
        response.setIdentifier(record.identifier(key));
        response.addBasedOn(record.plan());
        response.setQuestionnaire(codes.questionnaire(answers.instrument().questionnaire()));
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setSubject(record.patient());
        response.setEncounter(record.to(SessionsOfCourse.visitKey(number)));
        response.setAuthoredElement(CourseRecord.at(session.date(), time));
        response.setAuthor(record.patient());
        response.setSource(record.patient());
        List<Item> items = answers.instrument().items();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            Optional<Integer> points = answers.answers().get(i);
            points.ifPresent(value ->
                    response.addItem().setLinkId(item.linkId()).addAnswer().setValue(answer(item, value)));
        }
        return response;
    }

    private static Coding answer(Item item, int points) {
        Code code = item.options().stream()
                .filter(option -> option.weight() == points)
                .map(Item.Option::answer)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(item.linkId() + " has no answer for " + points));
        return new Coding(code.system(), code.code(), code.display());
    }

    private RiskAssessment risk(
            CourseRecord record, SampledSession session, int number, SampledResponse answers, String key) {
        boolean isLow = answers.safety() == 1;
        SampledCourse course = record.course();
        RiskAssessment risk = new RiskAssessment();
        risk.setMeta(CourseRecord.labels());
        risk.addIdentifier(record.identifier("risk-" + number));
        risk.setStatus(RiskAssessmentStatus.FINAL);
        CodeableConcept code = codes.kind("ipt-safety");
        code.addCoding(codes.coding("snomed-fragment", "225337009"));
        risk.setCode(code);
        risk.setSubject(record.patient());
        risk.setEncounter(record.to(SessionsOfCourse.visitKey(number)));
        risk.setOccurrence(CourseRecord.at(session.date(), course.time().plusMinutes(course.minutes())));
        risk.setCondition(record.to("illness", Diagnosis.of(course).name()));
        risk.setPerformer(record.therapist());
        risk.addReasonCode(new CodeableConcept().setText("PHQ-9 item 9 answered with more than not at all"));
        risk.addBasis(record.to(key, answers.instrument().title()));
        risk.addPrediction()
                .setOutcome(codes.snomed("82313006"))
                .setQualitativeRisk(
                        isLow
                                ? GuideCodes.hl7("risk-probability", "low", "Low likelihood")
                                : GuideCodes.hl7("risk-probability", "moderate", "Moderate likelihood"))
                .setRationale(
                        isLow
                                ? "Passing thoughts of not waking up. No plan, no intent, no earlier attempt."
                                : "Thoughts on most days, no plan. Speaks of them openly and wants help.");
        risk.setMitigation(
                isLow
                        ? "Crisis numbers given; asked again at each session."
                        : "Safety plan made, somebody near informed with the patient's agreement, appointment within the week.");
        return risk;
    }
}
