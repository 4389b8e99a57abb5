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

/** S09, A06 and A07: who treats, and what comes beside and before a course, on any database. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class RulesOverTeamAndTreatmentTest {
    private final RunningServer server;
    private ToldInEveryWay rules;
    private RecordTexts texts = new RecordTexts("");

    RulesOverTeamAndTreatmentTest(RunningServer server) {
        this.server = server;
        this.rules = new ToldInEveryWay(server);
    }

    @BeforeEach
    void admit() {
        texts = new RecordTexts("t" + UUID.randomUUID());
        rules = new ToldInEveryWay(server);
        rules.has(texts.patient("1980-05-01"));
        rules.has(texts.condition("depression", sct("310496002"), "active"));
    }

    private String course(String status, String elements) {
        return texts.course(status, texts.addressing("depression") + elements);
    }

    private String heldBy(String actor) {
        return texts.session("session", 1, "2026-01-06", "initial", actor);
    }

    @Test
    void whoHoldsASessionIsInTheCareTeam() {
        String keller = texts.to("Practitioner", "keller");
        rules.has(texts.practitioner("keller", ""));
        rules.has(texts.practitioner("other", ""));
        rules.has(texts.role("role", "keller"));
        rules.has(course("active", ""));
        rules.right(heldBy(texts.to("Practitioner", "other")), "S09"); // no team is recorded
        rules.has(texts.team(texts.to("PractitionerRole", "role"), "{\"reference\":\"" + texts.patient() + "\"}"));
        rules.has(course("active", ",\"careTeam\":[" + texts.to("CareTeam", "team") + "]"));
        rules.warned(
                heldBy(texts.to("Practitioner", "other")),
                "S09",
                "Procedure.performer[0].actor",
                "is in the care team",
                "-team");
        rules.right(heldBy(keller), "S09");
        rules.right(heldBy(texts.to("PractitionerRole", "role")), "S09");
        rules.right(heldBy("{\"display\":\"Dr Other\",\"type\":\"Practitioner\"}"), "S09");
        rules.has(texts.team(texts.to("PractitionerRole", "role"), "{\"display\":\"Day clinic\"}"));
        rules.right(heldBy(texts.to("Practitioner", "other")), "S09"); // somebody of the team is only named
    }

    @Test
    void whoHoldsASessionHasLearntIpt() {
        String keller = texts.to("Practitioner", "keller");
        rules.has(course("active", ""));
        rules.has(texts.practitioner("keller", ""));
        rules.right(heldBy(keller), "S09");
        rules.has(texts.practitioner("keller", "Psychoanalysis"));
        rules.has(texts.role("role", "keller"));
        rules.warned(heldBy(keller), "S09", "Procedure.performer[0].actor", "none in IPT");
        rules.warned(
                heldBy(texts.to("PractitionerRole", "role")), "S09", "Procedure.performer[0].actor", "none in IPT");
        rules.has(texts.practitioner("keller", "Interpersonelle Psychotherapie"));
        rules.right(heldBy(keller), "S09");
        rules.has(texts.practitioner("keller", "Community nurse"));
        rules.has(course("active", extensions(coded("variant", "ipc"))));
        rules.right(heldBy(keller), "S09");
    }

    @Test
    void aCodeOfTheGuideTellsThatSomebodyHasLearntIpt() {
        String keller = texts.to("Practitioner", "keller");
        String untrained = texts.practitioner("keller", "Psychoanalysis");
        String code =
                "{\"code\":{\"coding\":[{\"system\":\"https://w3id.org/ipt-fhir/CodeSystem/%s\",\"code\":\"%s\"}]}}";
        rules.has(course("active", ""));
        rules.has(untrained.replace(
                "\"qualification\":[", "\"qualification\":[" + code.formatted("kind", "ipt-session") + ","));
        rules.warned(heldBy(keller), "S09", "Procedure.performer[0].actor", "none in IPT");
        rules.has(untrained.replace(
                "\"qualification\":[",
                "\"qualification\":[" + code.formatted("qualification", "ipt-supervisor") + ","));
        rules.right(heldBy(keller), "S09");
    }

    @Test
    void medicationBesideTheCourseIsRecorded() {
        String combined = course("active", extensions(coded("combination", "medication")));
        rules.warned(combined, "A06", "CarePlan.extension[0]", "no medication of the patient is active");
        rules.right(course("active", extensions(coded("combination", "none"))), "A06");
        rules.has(texts.medication("completed", "2020-01-12"));
        rules.warned(combined, "A06", "CarePlan.extension[0]");
        rules.has(texts.medication("stopped", "2026-01-12"));
        rules.right(combined, "A06");
        rules.has(texts.medication("active", "2020-01-12"));
        rules.right(combined, "A06");
    }

    @Test
    void maintenanceFollowsACompletedAcuteCourse() {
        RecordTexts other = new RecordTexts(texts.key());
        String maintenance = course("active", extensions(coded("variant", "ipt-m"), area("grief")))
                .replace(texts.key() + "-course", texts.key() + "-maintenance");
        rules.right(maintenance.replace("\"active\"", "\"draft\""), "A07");
        rules.warned(maintenance, "A07", "CarePlan.extension[0]", "the patient has none here");
        rules.right(
                maintenance.replaceFirst(
                        "\"status\"",
                        "\"meta\":{\"tag\":[{\"system\":\"https://w3id.org/ipt-fhir/CodeSystem/origin\","
                                + "\"code\":\"recorded-elsewhere\"}]},\"status\""),
                "A07");
        String acute = other.course(
                        "completed",
                        texts.addressing("depression")
                                + extensions(coded("variant", "ipt-b"), coded("end-reason", "completed-early-mutual")))
                .replace("\"2026-01-05\"", "\"2025-09-01\",\"end\":\"%s\"");
        rules.has(acute.formatted("2026-01-06"));
        rules.warned(maintenance, "A07", "CarePlan.extension[0]");
        rules.has(acute.formatted("2025-11-30"));
        rules.right(maintenance, "A07");
        RecordTexts linked = new RecordTexts(texts.key() + "-b");
        rules.has(linked.patient("1980-01-05")
                .replaceFirst(
                        "}$",
                        ",\"link\":[{\"type\":\"replaces\",\"other\":{\"reference\":\"" + texts.patient() + "\"}}]}"));
        rules.right(
                maintenance
                        .replace(texts.patient() + "\"", linked.patient() + "\"")
                        .replace(texts.key() + "-maintenance", texts.key() + "-after-link"),
                "A07");
    }
}
