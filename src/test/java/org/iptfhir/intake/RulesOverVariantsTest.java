package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iptfhir.intake.RecordTexts.area;
import static org.iptfhir.intake.RecordTexts.coded;
import static org.iptfhir.intake.RecordTexts.extensions;
import static org.iptfhir.intake.RecordTexts.icd10;
import static org.iptfhir.intake.RecordTexts.sct;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A02 to A05: what variants ask for, on any database. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class RulesOverVariantsTest {
    private static final String SELF_AND_OTHER = "{\"reference\":\"%s\"},%s";

    private final RunningServer server;
    private ToldInEveryWay rules;
    private RecordTexts texts = new RecordTexts("");

    RulesOverVariantsTest(RunningServer server) {
        this.server = server;
        this.rules = new ToldInEveryWay(server);
    }

    @BeforeEach
    void admit() {
        texts = new RecordTexts("v" + UUID.randomUUID());
        rules = new ToldInEveryWay(server);
        rules.has(texts.patient("2010-05-01"));
        rules.has(texts.condition("depression", icd10("F32.1"), "active"));
    }

    private String course(String elements, String... extensions) {
        return texts.course("active", texts.addressing("depression") + extensions(extensions) + elements);
    }

    @Test
    void aParentTakesPartInIptA() {
        String adolescents = course("", coded("variant", "ipt-a"), area("grief"));
        rules.right(adolescents, "A02");
        rules.has(texts.phase("middle", "active"));
        rules.warned(adolescents, "A02", "CarePlan.extension[0]", "No parent or guardian takes part");
        rules.right(course(",\"note\":[{\"text\":\"Lives alone\"}]", coded("variant", "ipt-a"), area("grief")), "A02");
        rules.right(course("", coded("variant", "ipt"), area("grief")), "A02");
        rules.has(texts.related("mother"));
        rules.has(texts.visit(texts.to("RelatedPerson", "mother")));
        rules.right(adolescents, "A02");
    }

    @Test
    void aParentMayBeToldByTheConsentOrTheTeam() {
        String adolescents = course("", coded("variant", "ipt-a"), area("grief"));
        rules.has(adolescents);
        rules.has(texts.phase("middle", "active"));
        rules.has(texts.related("mother"));
        rules.has(texts.team(texts.to("RelatedPerson", "mother")));
        rules.right(
                course(
                        ",\"careTeam\":[" + texts.to("CareTeam", "team") + "]",
                        coded("variant", "ipt-a"),
                        area("grief")),
                "A02");
        rules.warned(adolescents, "A02", "CarePlan.extension[0]");
        rules.has(texts.consent(
                "2026-01-13",
                "{\"text\":\"Twelve sessions\"}",
                SELF_AND_OTHER.formatted(texts.patient(), texts.to("RelatedPerson", "mother"))));
        rules.right(adolescents, "A02");
    }

    @Test
    void groupIptNamesItsGroup() {
        String inGroup = course("", coded("variant", "ipt-g"));
        rules.right(inGroup, "A03");
        rules.has(texts.phase("pregroup", "completed")
                .replaceFirst("2026-04-05(.*)2026-05-04", "2026-01-05$12026-01-05"));
        rules.right(inGroup, "A03"); // the group comes together
        rules.has(texts.phase("initial", "active"));
        rules.warned(inGroup, "A03", "CarePlan.extension[0]", "supportingInfo names none");
        rules.warned(course("", coded("variant", "ipt"), coded("format", "group")), "A03", "CarePlan.extension[1]");
        rules.right(course("", coded("variant", "ipt-g"), coded("format", "individual")), "A03");
        rules.right(
                course(
                        ",\"supportingInfo\":[{\"type\":\"Group\",\"display\":\"Tuesday group\"}]",
                        coded("variant", "ipt-g")),
                "A03");
    }

    @Test
    void aGroupHasSixToTenMembersEachWithACourse() {
        String named = ",\"supportingInfo\":[" + texts.to("Group", "group") + "]";
        String inGroup = course(named, coded("variant", "ipt-g"));
        List<String> members = new ArrayList<>(List.of(member(texts.patient())));
        rules.has(texts.group(members.toArray(String[]::new)));
        rules.right(inGroup, "A03");
        rules.has(texts.phase("initial", "active"));
        rules.warned(inGroup, "A03", "CarePlan.supportingInfo[0]", "has 1 active member;", "6-10");
        for (int i = 0; i < 5; i++) {
            RecordTexts other = new RecordTexts(texts.key() + "-" + i);
            rules.has(other.patient("1980-05-01"));
            members.add(member(other.patient()));
            if (i > 0) {
                rules.has(other.course("draft", named));
            }
        }
        rules.has(texts.group(members.toArray(String[]::new)));
        rules.warned(inGroup, "A03", "CarePlan.supportingInfo[0]", "for 1 of its 6 active members");
        rules.has(new RecordTexts(texts.key() + "-0").course("draft", named));
        rules.right(inGroup, "A03");
        members.set(1, members.get(1).replaceFirst("}$", ",\"inactive\":true}"));
        rules.has(texts.group(members.toArray(String[]::new)));
        rules.warned(inGroup, "A03", "CarePlan.supportingInfo[0]", "has 5 active members;");
        String counted = texts.group().replace("\"member\":[]", "\"quantity\":%d");
        rules.has(counted.formatted(5));
        rules.warned(inGroup, "A03", "CarePlan.supportingInfo[0]", "has 5 active members;");
        rules.has(counted.formatted(8));
        rules.right(inGroup, "A03");
    }

    @Test
    void aPatientIsAMemberOfTheirGroup() {
        rules.has(course("", coded("variant", "ipt-g")));
        rules.has(texts.phase("initial", "active"));
        RecordTexts other = new RecordTexts(texts.key() + "-other");
        rules.has(other.patient("1980-05-01"));
        rules.has(texts.group(member(other.patient())).replaceFirst("\"member\"", "\"quantity\":6,\"member\""));
        String named = ",\"supportingInfo\":[" + texts.to("Group", "group") + "]";
        assertThat(told(course(named, coded("variant", "ipt-g"))))
                .contains("is not among the active members of Group/");
        rules.has(texts.group(member(other.patient()), "{\"entity\":{\"display\":\"Somebody\"}}"));
        assertThat(told(course(named, coded("variant", "ipt-g"))))
                .contains("has 2 active members")
                .doesNotContain("is not among");
    }

    private String told(String course) {
        return server.post("/CarePlan/$validate", course).body();
    }

    private static String member(String patient) {
        return "{\"entity\":{\"reference\":\"" + patient + "\"}}";
    }

    @Test
    void ipsrtIsForBipolarDisorderBesideMedication() {
        String rhythm = course("", coded("variant", "ipsrt"));
        rules.has(texts.medication("active", "2025-01-12"));
        rules.warned(rhythm, "A04", "CarePlan.extension[0]", "no such diagnosis here");
        rules.has(texts.condition("bipolar", icd10("F31.3"), "active"));
        rules.right(rhythm, "A04");
        rules.has(texts.medication("cancelled", "2025-01-12"));
        rules.warned(rhythm, "A04", "CarePlan.extension[0]", "medication that steadies the mood");
        rules.right(course("", coded("variant", "ipsrt"), coded("combination", "medication")), "A04"); // A06 tells it
    }

    @Test
    void aDiagnosisThatTheGuideCannotPlaceIsNotJudged() {
        rules.has(texts.medication("active", "2025-01-12"));
        rules.has(texts.condition("finer", sct("16506000"), "active"));
        rules.right(course("", coded("variant", "ipsrt")), "A04");
    }

    @Test
    void perinatalIptIsForPregnancyAndTheYearAfter() {
        String perinatal = course("", coded("variant", "ipt-perinatal"));
        rules.warned(perinatal, "A04", "CarePlan.extension[0]", "pregnancy-or-after", "last 12 months");
        rules.has(texts.condition("pregnancy", icd10("Z34.0"), "resolved")
                .replaceFirst("\"subject\"", "\"abatementDateTime\":\"2024-12-01\",\"subject\""));
        rules.warned(perinatal, "A04", "CarePlan.extension[0]", "last 12 months");
        rules.has(texts.condition("pregnancy", icd10("Z34.0"), "resolved")
                .replaceFirst("\"subject\"", "\"abatementDateTime\":\"2025-12-01\",\"subject\""));
        rules.right(perinatal, "A04");
    }

    @Test
    void coupleIptWorksOnARoleDisputeWithThePartner() {
        rules.warned(
                course("", coded("format", "couple"), area("grief")),
                "A05",
                "CarePlan.extension[1]",
                "and the course on grief");
        String couple = course("", coded("format", "couple"), area("role-dispute"));
        rules.right(couple, "A05");
        rules.has(texts.phase("middle", "active"));
        rules.warned(couple, "A05", "CarePlan.extension[0]", "Nobody beside the patient takes part");
        rules.has(texts.related("partner"));
        rules.has(texts.visit(texts.to("RelatedPerson", "partner")));
        rules.warned(couple, "A05", "CarePlan.extension[0]", "no consent of the partner is here");
        rules.has(texts.consent(
                "2026-01-13",
                "{\"text\":\"Twelve sessions\"}",
                SELF_AND_OTHER.formatted(texts.patient(), texts.to("RelatedPerson", "partner"))));
        rules.right(couple, "A05");
    }
}
