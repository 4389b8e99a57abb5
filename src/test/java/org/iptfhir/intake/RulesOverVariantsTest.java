package org.iptfhir.intake;

import static org.iptfhir.intake.RecordTexts.area;
import static org.iptfhir.intake.RecordTexts.coded;
import static org.iptfhir.intake.RecordTexts.extensions;
import static org.iptfhir.intake.RecordTexts.icd10;
import static org.iptfhir.intake.RecordTexts.sct;

import java.util.UUID;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A02, A04 and A05: what variants ask for, on any database. */
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
