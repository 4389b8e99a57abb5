package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iptfhir.intake.RecordTexts.area;
import static org.iptfhir.intake.RecordTexts.coded;
import static org.iptfhir.intake.RecordTexts.extensions;
import static org.iptfhir.intake.RecordTexts.icd10;
import static org.iptfhir.intake.RecordTexts.sct;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C08 and C11 (whose diagnosis it is: X03), and the problem area once the middle phase has begun (P06), on any database. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class RulesOverDiagnosesTest {
    private static final String DEPRESSION = sct("310496002");
    private static final String ASTHMA = sct("195967001");

    private final RunningServer server;
    private ToldInEveryWay rules;
    private RecordTexts texts = new RecordTexts("");

    RulesOverDiagnosesTest(RunningServer server) {
        this.server = server;
        this.rules = new ToldInEveryWay(server);
    }

    @BeforeEach
    void admit() {
        texts = new RecordTexts("d" + UUID.randomUUID());
        rules = new ToldInEveryWay(server);
        rules.has(texts.patient("1980-05-01"));
    }

    @Test
    void aCourseThatHasBegunAddressesADiagnosis() {
        rules.right(texts.course("draft", ""), "C08");
        rules.refused(texts.course("active", ""), "C08", "CarePlan.status", "addresses no diagnosis");
        rules.refused(texts.course("on-hold", ""), "C08", "CarePlan.status", "The course is on-hold");
        rules.has(texts.condition("depression", DEPRESSION, "active"));
        rules.right(texts.course("active", texts.addressing("depression")), "C08");
    }

    @Test
    void whatWasRecordedElsewhereAndIsOverIsWarnedOf() {
        String ended = texts.course("completed", extensions(coded("end-reason", "completed-early-mutual")))
                .replace("\"2026-01-05\"", "\"2026-01-05\",\"end\":\"2026-03-30\"");
        rules.refused(ended, "C08", "CarePlan.status", "The course is completed");
        rules.warned(
                ended.replaceFirst(
                        "\"status\"",
                        "\"meta\":{\"tag\":[{\"system\":\"https://w3id.org/ipt-fhir/CodeSystem/origin\","
                                + "\"code\":\"recorded-elsewhere\"}]},\"status\""),
                "C08",
                "CarePlan.status");
    }

    @Test
    void theDiagnosisIsThePatientsOwn() {
        RecordTexts other = new RecordTexts("e" + UUID.randomUUID());
        rules.has(other.patient("1990-05-01"));
        rules.has(other.condition("depression", DEPRESSION, "active"));
        rules.refused(
                texts.course("active", other.addressing("depression")),
                "X03",
                "CarePlan.addresses[0]",
                "The CarePlan is of " + texts.patient(),
                "which is of " + other.patient());
    }

    @Test
    void aProblemAreaOrAnErrorIsNoDiagnosis() {
        rules.has(
                texts.condition("grief", sct("160822004"), "active")
                        .replaceFirst(
                                "\"code\":\\{\"coding\":\\[\\{\"system\":\"http://snomed",
                                "\"category\":[{\"coding\":[{\"system\":\"https://w3id.org/ipt-fhir/CodeSystem/kind\","
                                        + "\"code\":\"ipt-problem-area\"}]}],\"code\":{\"coding\":[{\"system\":\"https://w3id.org/ipt-fhir/CodeSystem/problem-area\",\"code\":\"grief\"},{\"system\":\"http://snomed"));
        rules.refused(
                texts.course("active", texts.addressing("grief")), "C08", "CarePlan.addresses[0]", "is a problem area");
        rules.has("{\"resourceType\":\"Condition\",\"id\":\"" + texts.key()
                + "-slip\",\"verificationStatus\":{\"coding\":"
                + "[{\"system\":\"http://terminology.hl7.org/CodeSystem/condition-ver-status\",\"code\":"
                + "\"entered-in-error\"}]},\"subject\":{\"reference\":\"" + texts.patient() + "\"}}");
        rules.refused(
                texts.course("active", texts.addressing("slip")),
                "X03",
                "CarePlan.addresses[0]",
                "was entered in error");
        rules.has(texts.condition("depression", DEPRESSION, "active"));
        rules.right(texts.course("active", texts.addressing("grief", "depression")), "C08");
    }

    @Test
    void aDiagnosisOutsideTheIndicationsIsWarnedOf() {
        rules.has(texts.condition("asthma", ASTHMA, "active"));
        rules.has(texts.condition("coded-otherwise", icd10("J45.9"), "active"));
        rules.has(texts.condition("depression", DEPRESSION, "active"));
        rules.warned(
                texts.course("active", texts.addressing("asthma")),
                "C08",
                "CarePlan.addresses[0]",
                "is not in the value set indication");
        rules.right(texts.course("active", texts.addressing("asthma", "depression")), "C08");
        rules.right(texts.course("active", texts.addressing("coded-otherwise")), "C08");
    }

    @Test
    void aCodingWithoutACodeIsPassedOver() {
        String systemAlone = "{\"system\":\"http://hospital.example/diagnosis\"}";
        rules.has(texts.condition("asthma", systemAlone + "," + ASTHMA, "active"));
        rules.warned(
                texts.course("active", texts.addressing("asthma")),
                "C08",
                "CarePlan.addresses[0]",
                "addresses, 195967001 (");
        rules.has(texts.condition("unnamed", systemAlone, "active"));
        rules.right(texts.course("active", texts.addressing("unnamed")), "C08");
    }

    @Test
    void whatCannotBeFollowedIsANote() {
        HttpResponse<String> answer = server.send(
                "POST",
                "/CarePlan",
                texts.course("active", ",\"addresses\":[{\"display\":\"Depressive episode\"}]"),
                "Prefer",
                "return=OperationOutcome");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body())
                .contains("Rule C08 was not checked", "CarePlan.addresses[0]", "\"severity\":\"information\"");
    }

    @ParameterizedTest
    @CsvSource({
        "http://hl7.org/fhir/sid/icd-10, F20.0, psychotic-disorder",
        "http://hl7.org/fhir/sid/icd-10-cm, F10.20, substance-use-disorder",
        "http://snomed.info/sct, 69322001, psychotic-disorder",
        "http://snomed.info/sct, 13746004, bipolar-disorder"
    })
    void aDiagnosisThatAsksForCautionIsTold(String system, String code, String group) {
        String coding = "{\"system\":\"" + system + "\",\"code\":\"" + code + "\"}";
        rules.has(texts.condition("depression", DEPRESSION, "active"));
        rules.has(texts.condition("beside", coding, "active"));
        rules.warned(
                texts.course("active", texts.addressing("depression")),
                "C11",
                "CarePlan.subject",
                "belongs to the group " + group,
                "-beside");
        rules.warned(
                texts.course("active", texts.addressing("depression", "beside")),
                "C11",
                "CarePlan.addresses[1]",
                group);
        rules.has(texts.condition("beside", coding, "remission"));
        rules.right(texts.course("active", texts.addressing("depression")), "C11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"F17.2", "F32.1", "F21"})
    void otherDiagnosesAskForNone(String code) {
        rules.has(texts.condition("depression", DEPRESSION, "active"));
        rules.has(texts.condition("beside", icd10(code), "active"));
        rules.right(texts.course("active", texts.addressing("depression")), "C11");
    }

    @Test
    void bipolarDisorderIsRightInItsVariant() {
        rules.has(texts.condition("bipolar", icd10("F31.3"), "active"));
        String bipolar = texts.addressing("bipolar");
        rules.warned(
                texts.course("draft", bipolar + extensions(coded("variant", "ipt"))),
                "C11",
                "CarePlan.addresses[0]",
                "IPSRT");
        rules.right(texts.course("draft", bipolar + extensions(coded("variant", "ipsrt"))), "C11");
    }

    @Test
    void aDiagnosisThatComesLaterIsToldToo() {
        rules.has(texts.condition("depression", DEPRESSION, "active"));
        rules.has(texts.course("active", texts.addressing("depression")));
        rules.warned(
                texts.condition("psychosis", icd10("F29"), "active"),
                "C11",
                "Condition.code",
                "is in the course CarePlan/" + texts.key() + "-course");
        rules.right(texts.condition("psychosis", icd10("F29"), "resolved"), "C11");
    }

    @Test
    void aCourseKeepsItsProblemAreaOnceTheMiddlePhaseHasBegun() {
        rules.has(texts.condition("depression", DEPRESSION, "active"));
        String grief = texts.course("active", texts.addressing("depression") + extensions(area("grief")));
        String without = texts.course("active", texts.addressing("depression"));
        rules.has(grief);
        rules.right(without, "P06");
        rules.refused(texts.phase("middle", "active"), "P06", "CarePlan.status", "has no primary problem area");
        rules.has(grief);
        rules.has(texts.phase("middle", "active"));
        rules.refused(without, "P06", "CarePlan.status", "-middle is active", "no primary problem area");
        rules.has(texts.phase("middle", "completed"));
        rules.refused(without, "P06", "CarePlan.status", "-middle is completed");
    }
}
