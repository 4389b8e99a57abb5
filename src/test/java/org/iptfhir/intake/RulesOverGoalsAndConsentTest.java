package org.iptfhir.intake;

import static org.iptfhir.intake.RecordTexts.area;
import static org.iptfhir.intake.RecordTexts.coded;
import static org.iptfhir.intake.RecordTexts.extensions;
import static org.iptfhir.intake.RecordTexts.sct;

import java.util.UUID;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F03 and F04: what is agreed on at the end of the initial phase, on any database. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class RulesOverGoalsAndConsentTest {
    private static final String THERAPIST = "{\"display\":\"Dr Keller\",\"type\":\"Practitioner\"}";

    private final RunningServer server;
    private ToldInEveryWay rules;
    private RecordTexts texts = new RecordTexts("");

    RulesOverGoalsAndConsentTest(RunningServer server) {
        this.server = server;
        this.rules = new ToldInEveryWay(server);
    }

    @BeforeEach
    void admit() {
        texts = new RecordTexts("g" + UUID.randomUUID());
        rules = new ToldInEveryWay(server);
        rules.has(texts.patient("1980-05-01"));
        rules.has(texts.condition("depression", sct("310496002"), "active"));
    }

    private String course(String elements) {
        return texts.course(
                "active",
                texts.addressing("depression")
                        + extensions(area("grief"), coded("variant", "ipt"), planned(12))
                        + elements);
    }

    private static String planned(int sessions) {
        return "{\"url\":\"https://w3id.org/ipt-fhir/StructureDefinition/planned-sessions\",\"valuePositiveInt\":"
                + sessions + "}";
    }

    @Test
    void anActiveCourseHasGoalsOfBothKinds() {
        rules.right(course(""), "F04");
        rules.has(texts.goal("mood", "symptom-relief", ""));
        rules.has(texts.goal("sister", "communication", ""));
        rules.warned(course(texts.aimingAt("mood")), "F04", "CarePlan.goal[0]", "has no goal about relationships");
        rules.warned(course(texts.aimingAt("sister")), "F04", "CarePlan.goal[0]", "has no goal about symptoms");
        rules.right(course(texts.aimingAt("mood", "sister")), "F04");
    }

    @Test
    void whatIsNotCodedIsNotJudged() {
        rules.has(texts.goal("mood", "symptom-relief", ""));
        rules.has(texts.goal("own", "x", "").replaceFirst("\"coding\":\\[\\{[^}]*goal-kind[^}]*\\}\\],", ""));
        rules.right(course(texts.aimingAt("mood", "own")), "F04");
    }

    @Test
    void onceTheMiddlePhaseHasBegunThereAreGoals() {
        rules.has(course(""));
        rules.has(texts.phase("middle", "active"));
        rules.warned(
                course(""), "F04", "CarePlan.status", "has no goal about symptoms and no goal about relationships");
        rules.right(course("").replace("\"active\"", "\"on-hold\""), "F04");
        rules.has(texts.goal("mood", "symptom-relief", ""));
        rules.warned(course(""), "F04", "CarePlan.status", "has no goal about relationships");
        rules.has(texts.goal("sister", "communication", ""));
        rules.right(course(""), "F04"); // goals of IPT that the course does not refer to
    }

    @Test
    void aGoalIsDueWhileTheCourseGoesOnOrInTheYearAfter() {
        rules.has(texts.goal("sister", "communication", ""));
        rules.has(texts.goal("mood", "symptom-relief", "{\"dueDate\":\"2026-03-30\"}"));
        String both = course(texts.aimingAt("mood", "sister"));
        rules.right(both, "F04");
        rules.warned(
                texts.goal("mood", "symptom-relief", "{\"dueDate\":\"2025-12-31\"}"),
                "F04",
                "Goal.target[0].due.ofType(date)",
                "before the course");
        rules.warned(both, "F04", "CarePlan.goal[0]", "is due on 2025-12-31");
        rules.warned(
                texts.goal("mood", "symptom-relief", "{\"dueDate\":\"2062-03-30\"}"),
                "F04",
                "Goal.target[0].due.ofType(date)",
                "more than a year after");
        rules.right(texts.goal("mood", "symptom-relief", "{\"dueDate\":\"2026\"}"), "F04");
    }

    @Test
    void aGoalIsMeasuredByAScoreThatIsKnown() {
        String measure = "{\"measure\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"%s\"}]},"
                + "\"detailQuantity\":{\"value\":5,\"comparator\":\"<\"}}";
        rules.right(texts.goal("mood", "symptom-relief", measure.formatted("44261-6")), "F04");
        rules.warned(
                texts.goal("mood", "symptom-relief", measure.formatted("8867-4")),
                "F04",
                "Goal.target[0].measure",
                "measured by 8867-4");
    }

    @Test
    void consentComesBeforeTheWorkOnTheProblemArea() {
        String self = "{\"reference\":\"" + texts.patient() + "\"}";
        rules.has(course(""));
        rules.has(texts.session("one", 1, "2026-01-06", "initial", THERAPIST));
        rules.has(texts.session("two", 2, "2026-01-13", "middle", THERAPIST));
        rules.right(texts.consent("2026-01-13", "{\"text\":\"Twelve sessions\"}", self), "F03");
        rules.right(texts.session("three", 3, "2026-01-20", "middle", THERAPIST), "F03");
        rules.warned(
                texts.consent("2026-01-14", "{\"text\":\"Twelve sessions\"}", self),
                "F03",
                "Consent.dateTime",
                "given on 2026-01-14, after the work on the problem area began",
                "-two");
        rules.warned(
                texts.session("two", 2, "2026-01-13", "middle", THERAPIST),
                "F03",
                "Procedure.performed.ofType(Period).start",
                "before consent was given",
                "-consent");
        rules.right(texts.session("three", 3, "2026-01-20", "middle", THERAPIST), "F03");
        rules.right(texts.session("one", 1, "2026-01-06", "initial", THERAPIST), "F03");
    }

    @Test
    void ofAMinorParentOrGuardianConsents() {
        rules.has(texts.patient("2010-05-01"));
        rules.has(texts.related("mother"));
        String self = "{\"reference\":\"" + texts.patient() + "\"}";
        String mother = texts.to("RelatedPerson", "mother");
        String coded = "{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/consentpolicycodes\","
                + "\"code\":\"cric\"}]}";
        rules.warned(
                texts.consent("2026-01-13", coded, self),
                "F03",
                "Consent.dateTime",
                "has no parent or guardian among the performers");
        rules.warned(
                texts.consent("2026-01-13", coded, mother),
                "F03",
                "Consent.dateTime",
                "has no assent of the young person");
        rules.right(texts.consent("2026-01-13", coded, self + "," + mother), "F03");
        rules.right(texts.consent("2026-01-13", "{\"text\":\"The young person agrees\"}", mother), "F03");
        rules.has(texts.patient("2008-01-13"));
        rules.right(texts.consent("2026-01-13", coded, self), "F03");
    }
}
