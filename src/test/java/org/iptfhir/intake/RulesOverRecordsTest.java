package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iptfhir.intake.PlanTexts.bundle;
import static org.iptfhir.intake.PlanTexts.entry;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** X03: records refer to records of the same patient, and to none that was entered in error; on any database. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class RulesOverRecordsTest {
    private static final String THERAPIST = "{\"type\":\"Practitioner\",\"display\":\"Dr Keller\"}";
    private static final String TOLD = "\"code\":\"X03\"";
    private static final String ERROR = "\"severity\":\"error\"";
    private static final String WARNING = "\"severity\":\"warning\"";

    private static final String URN = "urn:uuid:5f0c6d1e-7d0a-4a55-9a0b-00000000000";

    private static final List<String> PHQ_9 =
            List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8");

    private final RunningServer server;
    private RecordTexts anna = new RecordTexts("");
    private RecordTexts lea = new RecordTexts("");
    private ToldInEveryWay rules;

    RulesOverRecordsTest(RunningServer server) {
        this.server = server;
        this.rules = new ToldInEveryWay(server);
    }

    @BeforeEach
    void admit() {
        anna = new RecordTexts("a" + UUID.randomUUID());
        lea = new RecordTexts("l" + UUID.randomUUID());
        rules = new ToldInEveryWay(server);
        rules.has(anna.patient("1980-05-01"));
        rules.has(lea.patient("1990-05-01"));
        rules.has(course(""));
    }

    /** Anna's, which has begun. */
    private String course(String more) {
        return anna.course("on-hold", ",\"addresses\":[{\"display\":\"Depression\"}]" + more);
    }

    private String session(RecordTexts texts) {
        return texts.session("session", 1, "2026-01-13", "initial", THERAPIST);
    }

    /** A session of hers that is based on Anna's course. */
    private String sessionOfLea() {
        return inAnnasCourse(session(lea));
    }

    private String inAnnasCourse(String text) {
        return text.replace(lea.to("CarePlan", "course"), anna.to("CarePlan", "course"));
    }

    private static String reference(String type, RecordTexts texts, String name) {
        return type + "/" + texts.key() + "-" + name;
    }

    @Test
    void aSessionIsOfThePatientOfItsCourse() {
        rules.refused(
                sessionOfLea(),
                "X03",
                "Procedure.basedOn[0]",
                "The Procedure is of " + lea.patient(),
                reference("CarePlan", anna, "course") + ", which is of " + anna.patient(),
                "Patient.link");
        rules.right(session(anna), "X03");
    }

    @Test
    void aPatchAndATransactionAreHeldToItToo() {
        rules.has(session(anna));
        HttpResponse<String> patched = server.send(
                "PATCH",
                "/" + reference("Procedure", anna, "session"),
                "[{\"op\":\"replace\",\"path\":\"/subject/reference\",\"value\":\"" + lea.patient() + "\"}]",
                "Content-Type",
                "application/json-patch+json");
        assertThat(patched.statusCode()).as(patched.body()).isEqualTo(422);
        assertThat(patched.body()).contains(TOLD, "Procedure.basedOn[0]", lea.patient(), anna.patient());
        HttpResponse<String> together = server.post(
                "",
                bundle(
                        "transaction",
                        entry("PUT", reference("CarePlan", anna, "initial"), anna.phase("initial", "draft")),
                        entry("PUT", reference("Procedure", lea, "session"), sessionOfLea())));
        assertThat(together.statusCode()).as(together.body()).isEqualTo(422);
        assertThat(together.body()).contains(TOLD, "Bundle.entry[1].resource.basedOn[0]");
        assertThat(server.get("/" + reference("CarePlan", anna, "initial")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void manyThatDisagreeWithOneAreOneFault() {
        String course = course("").replace(anna.patient() + "\"", lea.patient() + "\"");
        String together = bundle(
                "transaction",
                entry("PUT", reference("CarePlan", anna, "course"), course),
                entry("PUT", reference("CarePlan", anna, "initial"), anna.phase("initial", "draft")),
                entry("PUT", reference("Procedure", anna, "session"), session(anna)));
        for (HttpResponse<String> answer :
                List.of(server.post("/Bundle/$validate", together), server.post("", together))) {
            assertThat(answer.body().split(TOLD, -1)).as(answer.body()).hasSize(2);
            assertThat(answer.body())
                    .contains(
                            "Bundle.entry[0].resource.subject",
                            "Bundle.entry[1].resource (partOf[0]), Bundle.entry[2].resource (basedOn[0])");
        }
    }

    @Test
    void aPatientIsNotChangedUnderWhatRefersToIt() {
        rules.has(anna.phase("initial", "draft"));
        String moved = course("").replace(anna.patient() + "\"", lea.patient() + "\"");
        String course = reference("CarePlan", anna, "course");
        String validated = server.post("/" + course + "/$validate", moved).body();
        HttpResponse<String> alone = server.put("/" + course, moved);
        assertThat(alone.statusCode()).as(alone.body()).isEqualTo(422);
        assertThat(validated).contains(TOLD, ERROR);
        assertThat(alone.body())
                .contains(
                        TOLD,
                        "\"CarePlan.subject\"",
                        "The CarePlan is of " + lea.patient(),
                        reference("CarePlan", anna, "initial") + " (partOf[0])");
        HttpResponse<String> together = server.post(
                "",
                bundle(
                        "transaction",
                        entry("PUT", course, moved),
                        entry(
                                "PUT",
                                reference("CarePlan", anna, "initial"),
                                anna.phase("initial", "draft").replace(anna.patient() + "\"", lea.patient() + "\""))));
        assertThat(together.statusCode()).as(together.body()).isEqualTo(200);
    }

    /** What is computed from answers gets the patient of the answers with them. */
    @Test
    void answersTakeTheirComputedScoresAlong() {
        StringBuilder items = new StringBuilder();
        for (String item : PHQ_9) {
            items.append(items.isEmpty() ? "" : ",")
                    .append("{\"linkId\":\"/")
                    .append(item)
                    .append(
                            "\",\"answer\":[{\"valueCoding\":{\"system\":\"http://loinc.org\",\"code\":\"LA6568-5\"}}]}");
        }
        String answers = "{\"resourceType\":\"QuestionnaireResponse\",\"id\":\"" + anna.key() + "-answers\","
                + "\"status\":\"completed\",\"questionnaire\":\"https://w3id.org/ipt-fhir/Questionnaire/phq-9|0.1.0\","
                + "\"subject\":{\"reference\":\"" + anna.patient() + "\"},\"authored\":\"2026-02-03T09:50:00+01:00\","
                + "\"item\":[" + items + "]}";
        String response = reference("QuestionnaireResponse", anna, "answers");
        rules.has(answers);
        assertThat(server.total("/Observation?derived-from=" + response)).isPositive();
        String moved = answers.replace(anna.patient() + "\"", lea.patient() + "\"");
        assertThat(server.post("/" + response + "/$validate", moved).body()).doesNotContain(TOLD);
        HttpResponse<String> answer = server.put("/" + response, moved);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(server.total("/Observation?derived-from=" + response + "&subject=" + lea.patient()))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"replaced-by", "refer", "seealso"})
    void patientsWhoAreLinkedAreOnePerson(String type) {
        rules.has(lea.patient("1980-05-01").replaceFirst("\\}$", link(anna.patient(), type)));
        rules.right(sessionOfLea(), "X03");
    }

    @Test
    void aLinkIsFollowedFromTheOtherPatientToo() {
        rules.has(anna.patient("1980-05-01").replaceFirst("\\}$", link(lea.patient(), "replaces")));
        rules.right(sessionOfLea(), "X03");
    }

    private static String link(String other, String type) {
        return ",\"link\":[{\"other\":{\"reference\":\"" + other + "\"},\"type\":\"" + type + "\"}]}";
    }

    @Test
    void aVisitOfAGroupIsNobodyElses() {
        rules.has(anna.group("{\"entity\":{\"reference\":\"" + anna.patient() + "\"}}"));
        rules.has(anna.visit("{\"display\":\"Dr Keller\"}")
                .replace(
                        "\"subject\":{\"reference\":\"" + anna.patient() + "\"}",
                        "\"subject\":" + anna.to("Group", "group")));
        rules.right(inVisit(session(anna), anna), "X03");
    }

    private static String inVisit(String session, RecordTexts texts) {
        return session.replaceFirst("\"status\"", "\"encounter\":" + texts.to("Encounter", "visit") + ",\"status\"");
    }

    @Test
    void partnersInCoupleIptMayBothBePatients() {
        rules.has(course(RecordTexts.extensions(RecordTexts.coded("format", "couple"))));
        rules.warned(sessionOfLea(), "X03", "Procedure.basedOn[0]", "which is of " + anna.patient());
    }

    @Test
    void whatTellsOfSomebodyElseIsWarnedOfUnlessItIsOfIpt() {
        rules.has(lea.condition("depression", RecordTexts.sct("310496002"), "active"));
        rules.has(lea.consent(
                "2026-01-13", "{\"text\":\"Twelve sessions\"}", "{\"reference\":\"" + lea.patient() + "\"}"));
        rules.warned(supportedBy(lea.to("Condition", "depression")), "X03", "CarePlan.supportingInfo[0]");
        rules.refused(supportedBy(lea.to("Consent", "consent")), "X03", "CarePlan.supportingInfo[0]", lea.patient());
        rules.has(lea.related("sister"));
        rules.has(anna.visit(lea.to("RelatedPerson", "sister")));
        rules.right(inVisit(session(anna), anna), "X03");
    }

    private String supportedBy(String reference) {
        return course(",\"supportingInfo\":[" + reference + "]");
    }

    @Test
    void whatBecomesAPartOfIptIsJudgedByWhatRefersToIt() {
        String plan = reference("CarePlan", anna, "course");
        String other = course("")
                .replace("ipt-course", "of-the-house")
                .replace("https://w3id.org/ipt-fhir/CodeSystem/kind", "http://hospital.test/plans");
        rules.has(other);
        rules.has("{\"resourceType\":\"Observation\",\"id\":\"" + lea.key() + "-weight\",\"status\":\"final\","
                + "\"code\":{\"text\":\"Weight\"},\"subject\":{\"reference\":\"" + lea.patient() + "\"},"
                + "\"basedOn\":[" + anna.to("CarePlan", "course") + "]}");
        HttpResponse<String> answer = server.put("/" + plan, course(""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body())
                .contains(TOLD, "\"CarePlan.subject\"", reference("Observation", lea, "weight") + " (basedOn[0])");
    }

    @Test
    void aDocumentIsOfOnePatient() {
        String document = "{\"resourceType\":\"Bundle\",\"type\":\"document\",\"timestamp\":\"2026-05-01T10:00:00Z\","
                + "\"identifier\":{\"system\":\"urn:ietf:rfc:3986\",\"value\":\"urn:uuid:" + UUID.randomUUID() + "\"},"
                + "\"entry\":["
                + inDocument(
                        1,
                        "{\"resourceType\":\"Composition\",\"status\":\"final\",\"type\":{\"text\":\"Letter\"},"
                                + "\"date\":\"2026-05-01\",\"author\":[{\"display\":\"Dr Keller\"}],\"title\":\"Letter\","
                                + "\"section\":[{\"title\":\"All\",\"entry\":[{\"reference\":\"urn:uuid:#3\"},{\"reference\":\"urn:uuid:#4\"},"
                                + "{\"reference\":\"urn:uuid:#5\"}]}],\"subject\":{\"reference\":\"urn:uuid:#2\"}}")
                + ","
                + inDocument(2, "{\"resourceType\":\"Patient\",\"active\":true}")
                + "," + inDocument(3, "{\"resourceType\":\"Patient\",\"active\":true}") + ","
                + inDocument(4, course("").replace(anna.patient(), "urn:uuid:#2")) + ","
                + inDocument(
                        5,
                        session(anna)
                                .replace("CarePlan/" + anna.key() + "-course", "urn:uuid:#4")
                                .replace(anna.patient(), "urn:uuid:#3"))
                + "]}";
        HttpResponse<String> mixed = server.post("/Bundle", document);
        assertThat(mixed.statusCode()).as(mixed.body()).isEqualTo(422);
        assertThat(mixed.body()).contains(TOLD, "Bundle.entry[4].resource.basedOn[0]");
        assertThat(server.post("/Bundle/$validate", document).body())
                .contains(TOLD, "Bundle.entry[4].resource.basedOn[0]");
        HttpResponse<String> right = server.post(
                "/Bundle",
                document.replace(
                        "\"subject\":{\"reference\":\"" + URN + "3\"", "\"subject\":{\"reference\":\"" + URN + "2\""));
        assertThat(right.statusCode()).as(right.body()).isEqualTo(201);
    }

    private static String inDocument(int number, String resource) {
        return "{\"fullUrl\":\"" + URN + number + "\",\"resource\":"
                + resource.replaceFirst("\"id\":\"[^\"]+\",", "").replace("urn:uuid:#", URN) + "}";
    }

    @Test
    void whatIsNoPartOfIptIsJudgedWhereItJoinsACourse() {
        String weight = "{\"resourceType\":\"Observation\",\"id\":\"" + lea.key() + "-weight\",\"status\":\"final\","
                + "\"code\":{\"text\":\"Weight\"},\"subject\":{\"reference\":\"" + lea.patient() + "\"},%s}";
        rules.refused(
                weight.formatted("\"basedOn\":[" + anna.to("CarePlan", "course") + "]"),
                "X03",
                "Observation.basedOn[0]",
                "which is of " + anna.patient());
        rules.has(anna.visit("{\"display\":\"Dr Keller\"}"));
        rules.right(weight.formatted("\"encounter\":" + anna.to("Encounter", "visit")), "X03");
    }

    @Test
    void nothingNewRefersToWhatWasEnteredInError() {
        rules.has(takenBack(anna.visit("{\"display\":\"Dr Keller\"}")));
        rules.refused(
                inVisit(session(anna), anna),
                "X03",
                "Procedure.encounter",
                reference("Encounter", anna, "visit") + ", which was entered in error",
                "mark this resource as entered-in-error");
        rules.right(takenBack(inVisit(session(anna), anna)), "X03");
    }

    private static String takenBack(String text) {
        return text.replaceFirst("\"status\":\"[\\w-]+\"", "\"status\":\"entered-in-error\"");
    }

    @Test
    void whatRefersToItAlreadyCanStillBeChangedAndTakenBack() {
        rules.has(anna.visit("{\"display\":\"Dr Keller\"}"));
        rules.has(inVisit(session(anna), anna));
        rules.has(takenBack(anna.visit("{\"display\":\"Dr Keller\"}")));
        String noted =
                inVisit(session(anna), anna).replaceFirst("\"status\"", "\"note\":[{\"text\":\"Late\"}],\"status\"");
        String session = reference("Procedure", anna, "session");
        assertThat(server.post("/" + session + "/$validate", noted).body())
                .contains(TOLD, WARNING)
                .doesNotContain(ERROR);
        HttpResponse<String> changed = server.send("PUT", "/" + session, noted, "Prefer", "return=OperationOutcome");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.body())
                .contains(TOLD, WARNING, "\"Procedure.encounter\"")
                .doesNotContain(ERROR);

        rules.right(takenBack(course("")), "X03");
        HttpResponse<String> beside =
                server.send("PUT", "/" + session, noted.replace("Late", "Early"), "Prefer", "return=OperationOutcome");
        assertThat(beside.statusCode()).as(beside.body()).isEqualTo(200);
        assertThat(beside.body().split(TOLD, -1)).as(beside.body()).hasSize(3);
        rules.right(takenBack(noted), "X03");
        HttpResponse<String> revived = server.put("/" + session, noted);
        assertThat(revived.statusCode()).as(revived.body()).isEqualTo(422);
    }

    @Test
    void whatWasRecordedElsewhereBringsTheReferencesThatItHad() {
        rules.has(takenBack(anna.visit("{\"display\":\"Dr Keller\"}")));
        String tag = "\"meta\":{\"tag\":[{\"system\":\"https://w3id.org/ipt-fhir/CodeSystem/origin\","
                + "\"code\":\"recorded-elsewhere\"}]},\"status\"";
        rules.warned(
                inVisit(session(anna), anna).replaceFirst("\"status\"", tag),
                "X03",
                "Procedure.encounter",
                "was entered in error");
        rules.refused(
                sessionOfLea().replaceFirst("\"status\"", tag),
                "X03",
                "Procedure.basedOn[0]",
                "which is of " + anna.patient());
    }
}
