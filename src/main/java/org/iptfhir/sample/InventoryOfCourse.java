package org.iptfhir.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.ClinicalImpression.ClinicalImpressionStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.iptfhir.guide.Canonical;

/** The interpersonal inventory, and the formulation that rests on it. */
final class InventoryOfCourse {
    private static final String ANSWER = "inventory-answer";
    private static final int AGE_WITHOUT_GRANDPARENTS = 45;
    private static final int OTHERS = 3;

    private final GuideCodes codes;

    InventoryOfCourse(GuideCodes codes) {
        this.codes = codes;
    }

    void addTo(CourseRecord record) {
        record.course().session(record.course().agreement()).ifPresent(session -> {
            record.add("inventory", inventory(record, session), record.identifier("inventory"));
            record.add("formulation", formulation(record, session), record.identifier("formulation"));
        });
    }

    private QuestionnaireResponse inventory(CourseRecord record, SampledSession session) {
        SampledCourse course = record.course();
        Story story = course.story();
        LocalDate onset = DiagnosesOfCourse.onset(course);
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.setMeta(CourseRecord.meta("interpersonal-inventory-response"));
        response.setIdentifier(record.identifier("inventory"));
        response.addBasedOn(record.plan());
        response.setQuestionnaire(codes.questionnaire(Canonical.of("Questionnaire", "interpersonal-inventory")));
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setSubject(record.patient());
        response.setEncounter(record.to(SessionsOfCourse.visitKey(course.agreement())));
        response.setAuthoredElement(
                CourseRecord.at(session.date(), course.time().plusMinutes(course.minutes())));
        response.setAuthor(record.therapist());
        response.setSource(record.patient());
        QuestionnaireResponseItemComponent onsetItem = response.addItem().setLinkId("onset");
        answer(onsetItem, "onset-date", CourseRecord.day(onset));
        text(onsetItem, "onset-event", story.event());
        people(course).forEach(person -> person(response.addItem().setLinkId("person"), person, onset));
        story.change().ifPresent(change -> change(response.addItem().setLinkId("transition"), change, onset));
        if (!story.difficulties().isEmpty()) {
            QuestionnaireResponseItemComponent difficulty =
                    response.addItem().setLinkId("pattern").addItem().setLinkId("pattern-difficulty");
            story.difficulties().forEach(code -> difficulty.addAnswer().setValue(codes.coding(ANSWER, code)));
        }
        return response;
    }

    /** Those of the story and some more: which, the course's number says. */
    private static Stream<InventoryPerson> people(SampledCourse course) {
        List<String> told =
                course.story().people().stream().map(InventoryPerson::relation).toList();
        boolean isOld =
                course.patient().birthDate().plusYears(AGE_WITHOUT_GRANDPARENTS).isBefore(course.start());
        List<InventoryPerson> possible = Stories.OTHERS.stream()
                .filter(person -> !told.contains(person.relation()))
                .filter(person -> !isOld
                        || !(person.relation().equals("GRPRN")
                                || person.relation().equals("FTH")))
                .toList();
        int first = Math.floorMod(course.number(), possible.size());
        int others = 1 + course.patient().birthDate().getDayOfMonth() % OTHERS;
        return Stream.concat(
                course.story().people().stream(),
                Stream.iterate(first, index -> (index + 1) % possible.size())
                        .limit(others)
                        .map(possible::get));
    }

    private void person(QuestionnaireResponseItemComponent item, InventoryPerson person, LocalDate onset) {
        text(item, "person-label", person.label());
        answer(item, "person-relation", codes.relation(person.relation()));
        coded(item, "person-vital-status", ANSWER, person.isAlive() ? "alive" : "deceased");
        if (!person.isAlive()) {
            answer(item, "person-date-of-death", CourseRecord.day(onset.minusWeeks(5)));
            text(item, "person-death", person.death());
        }
        coded(item, "person-current", ANSWER, "current");
        coded(item, "person-closeness", "closeness", person.closeness());
        coded(item, "person-contact", "contact", person.contact());
        coded(item, "person-support", ANSWER, person.support());
        coded(item, "person-conflict", ANSWER, person.conflict());
        coded(item, "person-dispute-stage", "dispute-stage", person.stage());
        text(item, "person-conflict-about", person.conflictAbout());
        if (!person.expectation().isEmpty()) {
            QuestionnaireResponseItemComponent expectations = item.addItem().setLinkId("person-expectations");
            text(expectations, "person-expectations-of-person", person.expectation());
            text(expectations, "person-expectations-of-patient", person.expectedOfPatient());
        }
        text(item, "person-patterns", person.pattern());
    }

    private void change(QuestionnaireResponseItemComponent item, RoleChange change, LocalDate onset) {
        text(item, "transition-event", change.event());
        text(item, "transition-old-role", change.oldRole());
        text(item, "transition-new-role", change.newRole());
        coded(item, "transition-domain", "transition-domain", change.domain());
        answer(item, "transition-date", CourseRecord.day(onset.minusWeeks(8)));
        text(item, "transition-meaning", change.meaning());
    }

    private void coded(QuestionnaireResponseItemComponent item, String linkId, String system, String code) {
        if (!code.isEmpty()) {
            answer(item, linkId, codes.coding(system, code));
        }
    }

    private static void text(QuestionnaireResponseItemComponent item, String linkId, String text) {
        if (!text.isEmpty()) {
            answer(item, linkId, new StringType(text));
        }
    }

    private static void answer(QuestionnaireResponseItemComponent item, String linkId, Type value) {
        item.addItem().setLinkId(linkId).addAnswer().setValue(value);
    }

    private ClinicalImpression formulation(CourseRecord record, SampledSession session) {
        SampledCourse course = record.course();
        Coding area = codes.coding("problem-area", course.story().area().code());
        ClinicalImpression formulation = new ClinicalImpression();
        formulation.setMeta(CourseRecord.meta("formulation"));
        formulation.addIdentifier(record.identifier("formulation"));
        formulation.setStatus(ClinicalImpressionStatus.COMPLETED);
        formulation.setCode(codes.kind("ipt-formulation"));
        formulation.setSubject(record.patient());
        formulation.setEncounter(record.to(SessionsOfCourse.visitKey(course.agreement())));
        formulation.setEffective(CourseRecord.dateTime(session.date()));
        formulation.setDateElement(CourseRecord.dateTime(session.date()));
        formulation.setAssessor(record.therapist());
        formulation.addProblem(record.to("illness", Diagnosis.of(course).name()));
        formulation
                .addInvestigation()
                .setCode(new CodeableConcept().setText("Interpersonal inventory"))
                .addItem(record.to("inventory", "Interpersonal inventory"));
        formulation.setSummary(course.story().formulation());
        formulation.addFinding().setItemCodeableConcept(new CodeableConcept(area));
        formulation.addFinding().setItemReference(record.to("area", "Problem area"));
        return formulation;
    }
}
