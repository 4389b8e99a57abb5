package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.iptfhir.CohortOfPractice;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.iptfhir.outcome.cohort.Cohort;
import org.iptfhir.outcome.cohort.CohortQuestion;
import org.iptfhir.outcome.cohort.CohortSource;
import org.iptfhir.outcome.cohort.Measured;
import org.iptfhir.outcome.cohort.Trait;
import org.iptfhir.outcome.cohort.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What many courses have come to, asked of the server in one request. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class CohortOperationTest {
    private static final String GUIDE = "https://w3id.org/ipt-fhir/";

    private final RunningServer server;
    private final CohortOfPractice practice =
            new CohortOfPractice("k" + UUID.randomUUID().toString().substring(0, 8));
    private final String organization = practice.organization();

    CohortOperationTest(RunningServer server) {
        this.server = server;
    }

    @BeforeAll
    void store() {
        practice.store(server);
    }

    @Test
    void countsAreThoseOfTheReadModel() {
        CohortQuestion question = new CohortQuestion(
                "phq-9", Window.open(), Map.of(Trait.ORGANIZATION, organization), List.of(Trait.PROBLEM_AREA));
        Cohort cohort = Cohort.of(question, server.bean(CohortSource.class).count(question));
        Measured.Share response = (Measured.Share) named(cohort.whole().all(), "response");
        assertThat(response.began()).isEqualTo(32);
        assertThat(response.eligible()).isEqualTo(32);
        assertThat(response.computable()).isEqualTo(24);
        assertThat(response.numerator()).isEqualTo(18);
        assertThat(cohort.strata().keySet()).containsExactly(List.of("grief"), List.of("role-dispute"));
        assertThat(named(
                                Objects.requireNonNull(cohort.strata().get(List.of("grief")))
                                        .all(),
                                "response")
                        .computable())
                .isEqualTo(8);
        Measured.Mean change = (Measured.Mean) named(cohort.whole().all(), "change");
        assertThat(change.values().mean()).isEqualTo((18 * 14 + 6 * 2) / 24.0);
        for (Map.Entry<String, Long> band : Map.of(
                        "change-worse",
                        0L,
                        "change-0-24",
                        6L,
                        "change-25-49",
                        0L,
                        "change-50-74",
                        0L,
                        "change-75-100",
                        18L)
                .entrySet()) {
            Measured.Share changed = (Measured.Share) named(cohort.whole().all(), band.getKey());
            assertThat(changed.computable()).isEqualTo(24);
            assertThat(changed.numerator()).as(band.getKey()).isEqualTo(band.getValue());
        }
        assertThat(((Measured.Share) named(cohort.whole().all(), "drop-out")).numerator())
                .isEqualTo(8);
        assertThat(named(cohort.whole().all(), "nhs-recovery").computable()).isZero(); // no GAD-7
    }

    @Test
    void reportIsValidAndTellsOnlyMultiples() {
        Asked asked = Asked.get(
                server,
                "/$ipt-outcomes?organization=" + organization + "&stratify=problem-area,age-band&start=2026-01-05");
        assertThat(asked.status()).as(asked.answer().body()).isEqualTo(200);
        JsonNode report = asked.body();
        assertThat(report.at("/measure").asText()).isEqualTo(GUIDE + "Measure/cohort-phq-9");
        assertThat(report.at("/period/start").asText()).isEqualTo("2026-01-01");
        JsonNode response = group(report, "response");
        long computable = count(response, "computable").orElseThrow();
        long numerator = count(response, "holds").orElseThrow();
        assertThat(computable % 5).isZero();
        assertThat(response.at("/measureScore/value").asDouble())
                .isEqualTo(Math.round(10000.0 * numerator / computable) / 10000.0);
        assertThat(response.at("/measureScore/extension/0/extension")).hasSize(3);
        assertThat(count(response, "no-baseline")).isPresent();
        assertThat(response.at("/stratifier/0/stratum")).isNotEmpty();
        assertThat(count(group(report, "reliable-deterioration"), "holds")).isEmpty();
        assertThat(group(report, "reliable-deterioration").toString()).contains("\"masked\"");
        assertThat(group(report, "change").at("/measureScore/extension/0/extension"))
                .hasSizeGreaterThanOrEqualTo(4);
        Asked valid = Asked.json(
                server, "POST", "/MeasureReport/$validate", asked.answer().body());
        assertThat(valid.body().at("/issue"))
                .allSatisfy(issue -> assertThat(issue.at("/severity").asText())
                        .as(issue.toString())
                        .isEqualTo(issue.toString().contains("Measure_MR_M_NotFound") ? "warning" : "information"));
    }

    @Test
    void answersAsATable() {
        for (Asked table : List.of(
                Asked.get(server, "/$ipt-outcomes?stratify=problem-area&_format=csv&organization=" + organization),
                Asked.get(
                        server,
                        "/$ipt-outcomes?stratify=problem-area&_format=text/csv&organization=" + organization,
                        "Accept",
                        "application/fhir+json"),
                Asked.get(
                        server,
                        "/$ipt-outcomes?stratify=problem-area&organization=" + organization,
                        "Accept",
                        "text/csv"))) {
            assertThat(table.status()).as(table.answer().body()).isEqualTo(200);
            assertThat(table.header("Content-Type")).startsWith("text/csv");
            List<String> lines = table.answer().body().lines().toList();
            assertThat(lines.get(0)).startsWith("problem-area,measure,basis,began,denominator,not-computable");
            assertThat(lines).anyMatch(line -> line.startsWith("all,response,over,"));
            assertThat(lines).anyMatch(line -> line.startsWith("role-dispute,change,over,"));
            assertThat(lines).allMatch(line -> line.split(",", -1).length == 15);
        }
        Asked xml = Asked.get(server, "/$ipt-outcomes?_format=xml&organization=" + organization);
        assertThat(xml.answer().body()).contains("<MeasureReport");
    }

    @Test
    void anEmptyCohortIsAnAnswer() {
        Asked asked = Asked.get(server, "/$ipt-outcomes?start=1950&end=1951-06&instrument=gad-7");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(count(group(asked.body(), "response"), "began")).isEmpty();
        assertThat(asked.at("/period/end")).isEqualTo("1951-06-30");
    }

    @Test
    void whatCannotBeAskedIsRefusedWithWhatCan() {
        refused("instrument=mood", "phq-8, phq-9");
        refused("start=2026-05&end=2026-01", "ends before it begins");
        refused("start=yesterday", "2026-01-31, 2026-01 or 2026");
        refused("start=2026-02-30", "2026-01-31, 2026-01 or 2026");
        refused("stratify=mood", "problem-area, variant, format, therapist, organization, age-band, combination");
        refused("stratify=format,variant,age-band", "At most 2 strata");
        refused("stratify=format,format", "given twice");
        refused("problem-area=love", "grief");
        refused("age-band=40", "35-44");
        refused("therapist=Keller", "PractitionerRole");
        refused("organization=Patient/1", "Organization/123");
        refused("mood=low", "$ipt-outcomes has no parameter mood");
        assertThat(Asked.get(server, "/$ipt-outcomes?_format=svg").status()).isEqualTo(406);
    }

    /** Of four that go on one has a recent score; maintenance has its sessions a month apart. */
    @Test
    void findsActiveCoursesWithoutARecentScore() {
        String who = "Practitioner/" + practice.run() + "-therapist";
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        Asked.put(server, "Practitioner", practice.run() + "-therapist", "\"active\":true");
        String never = goesOn("never", "ipt", who, today.minusDays(40), "active");
        String late = goesOn("late", "ipt", who, today.minusDays(100), "active", today.minusDays(60));
        goesOn("recent", "ipt", who, today.minusDays(100), "active", today.minusDays(60), today.minusDays(28));
        goesOn("rests", "ipt", who, today.minusDays(100), "on-hold", today.minusDays(60));
        String rare = goesOn("rare", "ipt-m", who, today.minusDays(100), "active", today.minusDays(33));
        String asked = "/CarePlan/$ipt-overdue?instrument=phq-9&therapist=" + who;
        Asked found = Asked.get(server, asked);
        assertThat(courses(found)).containsExactly(late, never);
        assertThat(found.at("/type")).isEqualTo("searchset");
        assertThat(found.at("/total")).isEqualTo("2");
        assertThat(found.at("/entry/0/search/extension/0/valueDate"))
                .isEqualTo(today.minusDays(60).toString());
        assertThat(found.body().at("/entry/1/search").has("extension")).isFalse();
        assertThat(courses(Asked.get(server, asked + "&days=30"))).containsExactly(late, never, rare);
        assertThat(courses(Asked.get(server, "/CarePlan/$ipt-overdue?days=30&therapist=" + who)))
                .containsExactly(late, never, rare);
        assertThat(courses(Asked.get(server, "/CarePlan/$ipt-overdue?instrument=gad-7&days=35&therapist=" + who)))
                .hasSize(4);
        assertThat(courses(Asked.get(server, asked + "&organization=" + organization)))
                .isEmpty();
        Asked first = Asked.get(server, asked + "&_count=1");
        assertThat(courses(first)).containsExactly(late);
        String next = first.link("next");
        Asked second = Asked.get(server, next.substring(server.fhir().length()));
        assertThat(courses(second)).containsExactly(never);
        assertThat(second.link("next")).isEmpty();
    }

    @Test
    void whatIsNoQuestionAboutMissingScoresIsRefusedWithWhatIs() {
        overdueRefused("instrument=mood", "phq-8, phq-9");
        overdueRefused("days=0", "from 1 to 3650");
        overdueRefused("days=four", "from 1 to 3650");
        overdueRefused("therapist=Keller", "Practitioner/123");
        overdueRefused("organization=Patient/1", "Organization/123");
        overdueRefused("problem-area=grief", "It takes instrument, therapist, organization, days");
        overdueRefused("_count=many", "whole number");
        overdueRefused("_offset=-1", "whole number");
        overdueRefused("_count=1&_count=2", "given twice");
    }

    private void overdueRefused(String query, String says) {
        Asked asked = Asked.get(server, "/CarePlan/$ipt-overdue?" + query);
        assertThat(asked.status()).as(query + asked.answer().body()).isEqualTo(400);
        assertThat(asked.answer().body()).contains(says);
    }

    private static List<String> courses(Asked found) {
        assertThat(found.status()).as(found.answer().body()).isEqualTo(200);
        return found.entries("/resource/id").stream()
                .map(id -> "CarePlan/" + id)
                .toList();
    }

    /** Stores a course of a therapist, with its scores. */
    private String goesOn(
            String name, String variant, String who, LocalDate begin, String status, LocalDate... scored) {
        String id = practice.run() + "-" + name;
        Asked.put(server, "Patient", id, "\"birthDate\":\"1984-05-06\"");
        Asked.put(server, "CareTeam", id, """
                "status":"active","subject":{"reference":"Patient/%s"},"participant":[{"member":{"reference":"%s"}}]""".formatted(id, who));
        Asked.put(server, "CarePlan", id, """
                "status":"%s","intent":"plan","period":{"start":"%s"},"careTeam":[{"reference":"CareTeam/%s"}],
                "extension":[{"url":"%sStructureDefinition/variant","valueCodeableConcept":%s}],
                "addresses":[{"display":"Depressive episode"}],"category":[%s],"subject":{"reference":"Patient/%s"}""".formatted(
                        status, begin, id, GUIDE, coded("variant", variant), coded("kind", "ipt-course"), id));
        for (int i = 0; i < scored.length; i++) {
            Asked.put(server, "Observation", id + "-" + i, """
                    "status":"final","basedOn":[{"reference":"CarePlan/%s"}],"category":[%s],
                    "code":{"coding":[{"system":"http://loinc.org","code":"44261-6"}]},"effectiveDateTime":"%s",
                    "subject":{"reference":"Patient/%s"},"performer":[{"reference":"Patient/%s"}],
                    "valueQuantity":{"value":12,"unit":"{score}","system":"http://unitsofmeasure.org","code":"{score}"}""".formatted(
                            id, coded("kind", "ipt-score"), scored[i], id, id));
        }
        return "CarePlan/" + id;
    }

    private static String coded(String system, String code) {
        return "{\"coding\":[{\"system\":\"" + GUIDE + "CodeSystem/" + system + "\",\"code\":\"" + code + "\"}]}";
    }

    private void refused(String query, String says) {
        Asked asked = Asked.get(server, "/$ipt-outcomes?" + query);
        assertThat(asked.status()).as(query + asked.answer().body()).isEqualTo(400);
        assertThat(asked.answer().body()).contains(says);
    }

    private static Measured named(List<Measured> all, String code) {
        return all.stream().filter(each -> each.code().equals(code)).findFirst().orElseThrow();
    }

    private static JsonNode group(JsonNode report, String code) {
        return stream(report.path("group"))
                .filter(group -> group.at("/code/coding/0/code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** A count by any of the codes of its population; empty where it is not told. */
    private static Optional<Long> count(JsonNode group, String code) {
        return stream(group.path("population"))
                .filter(population -> stream(population.at("/code/coding"))
                        .anyMatch(coding -> coding.path("code").asText().equals(code)))
                .findFirst()
                .filter(population -> population.has("count"))
                .map(population -> population.path("count").asLong());
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
