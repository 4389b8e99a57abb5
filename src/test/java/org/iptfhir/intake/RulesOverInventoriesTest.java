package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iptfhir.intake.WaysToTheRules.ID;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I02 to I05 and I09: an inventory beside the course that it is based on. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class RulesOverInventoriesTest {
    private static final String GUIDE = "https://w3id.org/ipt-fhir/";
    private static final String LABELS =
            "\"meta\":{\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"R\"},"
                    + "{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"MH\"}]}";

    private static final String SISTER =
            person("SIS", "alive", coded("person-conflict", "inventory-answer", "conflict-none"));
    private static final String DEAD_HUSBAND = person("HUSB", "deceased");
    private static final String DISPUTE =
            person("SON", "alive", coded("person-conflict", "inventory-answer", "conflict-open"));
    private static final String DISPUTE_WITH_STAGE = person(
            "SON",
            "alive",
            coded("person-conflict", "inventory-answer", "conflict-unspoken"),
            coded("person-dispute-stage", "dispute-stage", "impasse"));
    private static final String TRANSITION = group(
            "transition",
            text("transition-event", "Retirement"),
            text("transition-old-role", "Nurse"),
            text("transition-new-role", "At home"),
            coded("transition-domain", "transition-domain", "work"),
            item("transition-date", "\"valueDate\":\"2025-11-01\""));
    private static final String PATTERN = group("pattern", coded("pattern-difficulty", "inventory-answer", "starting"));

    private final WaysToTheRules ways;

    RulesOverInventoriesTest(RunningServer server) {
        this.ways = new WaysToTheRules(server);
    }

    @Test
    void griefIsAboutSomebodyWhoHasDied() {
        assertThat(told("I02", "grief", SISTER))
                .singleElement()
                .asString()
                .contains(
                        "warning QuestionnaireResponse.status: ",
                        "CarePlan/" + ID + " works on grief, but nobody in the inventory has died");
        assertThat(told("I02", "grief", SISTER, DEAD_HUSBAND)).isEmpty();
        assertThat(told("I02", "role-dispute", SISTER)).isEmpty();
        String forOneself = course("grief")
                .replace(
                        "\"code\":\"grief\"}]}}",
                        "\"code\":\"grief\"}]}},{\"url\":\"subcode\",\"valueCodeableConcept\":{\"coding\":[{\"system\":\""
                                + GUIDE + "CodeSystem/problem-area\",\"code\":\"lost-healthy-self\"}]}}");
        assertThat(ways.tells("I02", patient(), forOneself, inventory("completed", "2026-02-10", SISTER)))
                .isEmpty();
    }

    @Test
    void aDisputeHasAPersonAndAStage() {
        assertThat(told("I03", "role-dispute", SISTER))
                .singleElement()
                .asString()
                .contains("warning QuestionnaireResponse.status: ", "tells of nobody who is in conflict");
        assertThat(told("I03", "role-dispute", SISTER, DISPUTE))
                .singleElement()
                .asString()
                .contains("warning QuestionnaireResponse.item[1]: ", "at which stage the dispute is");
        assertThat(told("I03", "role-dispute", DISPUTE, DISPUTE_WITH_STAGE)).isEmpty();
        assertThat(told("I03", "grief", SISTER)).isEmpty();
    }

    @Test
    void aTransitionHasEventRolesPartOfLifeAndDate() {
        assertThat(told("I04", "role-transition", SISTER))
                .singleElement()
                .asString()
                .contains("warning QuestionnaireResponse.status: ", "tells of no change of role");
        String move =
                group("transition", text("transition-event", "Moved house"), text("transition-new-role", "Newcomer"));
        assertThat(told("I04", "role-transition", SISTER, move))
                .singleElement()
                .asString()
                .contains("warning QuestionnaireResponse.item[1]: ", "has no old role, no part of life, no date.");
        assertThat(told("I04", "role-transition", SISTER, move, TRANSITION)).isEmpty();
        assertThat(told("I04", "interpersonal-deficits", SISTER, move)).isEmpty();
    }

    @Test
    void deficitsHaveAPatternAndNoEventOfAnotherArea() {
        assertThat(told("I05", "interpersonal-deficits", SISTER, DEAD_HUSBAND))
                .singleElement()
                .asString()
                .contains("warning QuestionnaireResponse.status: ", "states no pattern in relationships");
        assertThat(told("I05", "interpersonal-deficits", SISTER, TRANSITION, PATTERN))
                .singleElement()
                .asString()
                .contains("QuestionnaireResponse.item[1]: ", "a change of role, which belongs to role-transition");
        assertThat(told("I05", "interpersonal-deficits", DISPUTE_WITH_STAGE, PATTERN))
                .singleElement()
                .asString()
                .contains("QuestionnaireResponse.item[0]: ", "a dispute, which belongs to role-dispute");
        String closeness = "{\"linkId\":\"person-closeness\"";
        String mourned = DEAD_HUSBAND.replace(closeness, text("person-death", "Heart attack") + "," + closeness);
        assertThat(told("I05", "interpersonal-deficits", SISTER, mourned, PATTERN))
                .singleElement()
                .asString()
                .contains("QuestionnaireResponse.item[1]: ", "a death, which belongs to grief");
        assertThat(told("I05", "interpersonal-deficits", SISTER, DEAD_HUSBAND, PATTERN))
                .isEmpty();
        assertThat(told("I05", "grief", SISTER, TRANSITION)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-10, ''",
        "2026-02-24, ''",
        "2026-02, ''",
        "2026-02-25T10:00:00+01:00, after the phase initial",
        "2026-02-01, before the phase initial"
    })
    void isTakenInTheInitialPhase(String authored, String told) {
        List<String> findings = ways.tells(
                "I09", patient(), course("grief"), initial(), inventory("completed", authored, DEAD_HUSBAND));
        if (told.isEmpty()) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).singleElement().asString().contains("warning QuestionnaireResponse.authored: ", told);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-progress", "entered-in-error"})
    void whatIsNotFinishedIsNotJudged(String status) {
        for (String rule : List.of("I03", "I09")) {
            assertThat(ways.tells(
                            rule,
                            patient(),
                            course("role-dispute"),
                            initial(),
                            inventory(status, "2026-06-01", SISTER)))
                    .isEmpty();
        }
    }

    /** Its date is that of the amendment. */
    @Test
    void whatWasAmendedIsJudgedByWhatItSays() {
        String amended = inventory("amended", "2026-06-01", SISTER);
        assertThat(ways.tells("I09", patient(), course("role-dispute"), initial(), amended))
                .isEmpty();
        assertThat(ways.tells("I03", patient(), course("role-dispute"), initial(), amended))
                .hasSize(1);
    }

    private List<String> told(String rule, String area, String... items) {
        return ways.tells(rule, patient(), course(area), inventory("completed", "2026-02-10", items));
    }

    private String patient() {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + ID + "\",\"active\":true}";
    }

    private String course(String area) {
        return """
                {"resourceType":"CarePlan","id":"%1$s",%2$s,"extension":[{"url":"%3$sStructureDefinition/problem-area",
                "extension":[{"url":"rank","valueCode":"primary"},{"url":"code","valueCodeableConcept":{"coding":[
                {"system":"%3$sCodeSystem/problem-area","code":"%4$s"}]}}]}],
                "status":"active","intent":"plan","period":{"start":"2026-02-03"},
                "addresses":[{"display":"Depressive episode"}],
                "category":[{"coding":[{"system":"%3$sCodeSystem/kind","code":"ipt-course"}]}],
                "subject":{"reference":"Patient/%1$s"}}""".formatted(ID, LABELS, GUIDE, area);
    }

    private String initial() {
        return """
                {"resourceType":"CarePlan","id":"initial-%1$s",%2$s,"status":"completed","intent":"plan",
                "period":{"start":"2026-02-03","end":"2026-02-24"},
                "category":[{"coding":[{"system":"%3$sCodeSystem/phase","code":"initial"}]}],
                "partOf":[{"reference":"CarePlan/%1$s"}],"subject":{"reference":"Patient/%1$s"}}""".formatted(ID, LABELS, GUIDE);
    }

    private String inventory(String status, String authored, String... items) {
        return """
                {"resourceType":"QuestionnaireResponse","id":"inventory-%1$s",%2$s,"basedOn":[{"reference":"CarePlan/%1$s"}],
                "questionnaire":"%3$sQuestionnaire/interpersonal-inventory|0.1.0","status":"%4$s",
                "subject":{"reference":"Patient/%1$s"},"authored":"%5$s","item":[%6$s]}""".formatted(ID, LABELS, GUIDE, status, authored, String.join(",", items));
    }

    private static String person(String relation, String vitalStatus, String... more) {
        List<String> items = new ArrayList<>(List.of(
                text("person-label", "Somebody"),
                item(
                        "person-relation",
                        "\"valueCoding\":{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-RoleCode\",\"code\":\""
                                + relation + "\"}"),
                coded("person-vital-status", "inventory-answer", vitalStatus),
                coded("person-closeness", "closeness", "inner")));
        items.addAll(List.of(more));
        return group("person", items.toArray(String[]::new));
    }

    private static String group(String linkId, String... items) {
        return "{\"linkId\":\"" + linkId + "\",\"item\":[" + Stream.of(items).collect(Collectors.joining(",")) + "]}";
    }

    private static String text(String linkId, String text) {
        return item(linkId, "\"valueString\":\"" + text + "\"");
    }

    private static String coded(String linkId, String system, String code) {
        return item(
                linkId,
                "\"valueCoding\":{\"system\":\"" + GUIDE + "CodeSystem/" + system + "\",\"code\":\"" + code + "\"}");
    }

    private static String item(String linkId, String answer) {
        return "{\"linkId\":\"" + linkId + "\",\"answer\":[{" + answer + "}]}";
    }
}
