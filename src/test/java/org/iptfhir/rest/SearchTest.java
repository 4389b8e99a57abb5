package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class SearchTest {
    private final RunningServer server;

    SearchTest(RunningServer server) {
        this.server = server;
        Asked.put(server, "Organization", "s-org", "\"name\":\"Searched\"");
        Asked.put(
                server,
                "Patient",
                "s-pat",
                "\"birthDate\":\"1980-05-05\",\"managingOrganization\":{\"reference\":\"Organization/s-org\"}");
        Asked.put(
                server,
                "Observation",
                "s-obs",
                "\"status\":\"final\",\"code\":{\"text\":\"x\"},\"effectiveDateTime\":\"2026-02-03T09:50:00Z\"");
        String plan = "\"status\":\"active\",\"intent\":\"plan\",\"subject\":{\"reference\":\"Patient/s-pat\"}";
        Asked.put(server, "CarePlan", "s-plan", plan);
        Asked.put(server, "CarePlan", "s-part", plan + ",\"partOf\":[{\"reference\":\"CarePlan/s-plan\"}]");
        Asked.put(
                server,
                "Procedure",
                "s-proc",
                "\"status\":\"completed\",\"subject\":{\"reference\":\"Patient/s-pat\"},\"basedOn\":[{\"reference\":\"CarePlan/s-part\"}]");
    }

    @ParameterizedTest
    @CsvSource({
        "CarePlan?_id=s-plan&_include=CarePlan:subject, s-plan s-pat",
        "CarePlan?_id=s-plan&_include=CarePlan:subject&_include:iterate=Patient:organization, s-plan s-pat s-org",
        "CarePlan?_id=s-plan&_revinclude=CarePlan:part-of, s-plan s-part",
        "CarePlan?_id=s-plan&_revinclude=CarePlan:part-of&_revinclude:iterate=Procedure:based-on, s-plan s-part s-proc",
        "Procedure?subject:Patient.organization.name=Searched, s-proc",
        "Procedure?patient.birthdate=1980-05-05&_id=s-proc, s-proc",
        "Patient?_has:Procedure:patient:status=completed&_id=s-pat, s-pat",
        "Patient?_has:CarePlan:patient:_has:Procedure:based-on:status=completed&_id=s-pat, s-pat",
        "Patient?_id=s-pat|s-org, ''",
        "Patient?_id=s-pat&birthdate=ge1980&birthdate=lt1981, s-pat",
        "Patient?_id=s-pat&birthdate=ge1980-05, s-pat",
        "Patient?_id=s-pat&birthdate=le1980, s-pat",
        "Patient?_id=s-pat&birthdate=gt1980, ''",
        "Patient?_id=s-pat&birthdate=lt1980, ''",
        "Observation?_id=s-obs&date=ge2026-02, s-obs",
        "Observation?_id=s-obs&date=le2026, s-obs",
        "Observation?_id=s-obs&date=ge2026-02-03, s-obs",
        "Observation?_id=s-obs&date=le2026-02-03, s-obs",
        "Observation?_id=s-obs&date=lt2026-02-03, ''",
        "Observation?_id=s-obs&date=gt2026-02-03, ''",
        "Patient?_id=s-pat&birthdate=ne1980-05-05, ''",
        "Procedure?_id=s-proc&patient.birthdate=ge1980, s-proc",
        "Procedure?_id=s-proc&patient.birthdate=le1980, s-proc",
        "Procedure?_id=s-proc&subject:Patient.birthdate=ge1980-05&patient.birthdate=le1980-05, s-proc",
        "Procedure?_id=s-proc&patient.birthdate=gt1980, ''",
        "Procedure?_id=s-proc&based-on:CarePlan.subject:Patient.birthdate=ge1980, s-proc",
        "Organization?_has:Patient:organization:birthdate=ge1980&_id=s-org, s-org",
        "Organization?_has:Patient:organization:birthdate=le1980&_id=s-org, s-org",
        "Organization?_has:Patient:organization:_has:Procedure:patient:status=completed&_id=s-org, s-org",
        "Organization?_has:Patient:organization:birthdate=lt1980&_id=s-org, ''",
        "Patient?_id=s-pat&_lastUpdated=ge2020&_lastUpdated=le2999, s-pat",
    })
    void followsReferencesBothWays(String search, String ids) {
        Asked found = Asked.get(server, "/" + search);
        assertThat(found.status()).as(found.answer().body()).isEqualTo(200);
        assertThat(String.join(" ", found.entries("/resource/id"))).isEqualTo(ids);
        List<String> modes = found.entries("/search/mode");
        if (modes.size() > 1) {
            assertThat(modes.get(0)).isEqualTo("match");
            assertThat(modes.subList(1, modes.size())).containsOnly("include");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, true",
        "'', -1, false",
        "'', 1, false",
        "ge, 0, true",
        "ge, 1, false",
        "gt, 0, false",
        "gt, -1, true",
        "sa, 0, false",
        "le, 0, true",
        "le, -1, false",
        "lt, 0, false",
        "lt, 1, true",
        "eb, 0, false",
    })
    void takesADayOfAnUpdateForADayOfUtc(String prefix, int daysLater, boolean found) {
        String updated = Asked.get(server, "/Patient/s-pat").at("/meta/lastUpdated");
        LocalDate day = OffsetDateTime.parse(updated)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(daysLater);
        assertThat(server.total("/Patient?_id=s-pat&_lastUpdated=" + prefix + day))
                .isEqualTo(found ? 1 : 0);
    }

    @Test
    void findsTheSameInABatchAndAsACondition() {
        for (String condition : List.of(
                "_id=s-pat&birthdate=ge1980",
                "_id=s-pat&birthdate=le1980-05",
                "_id=s-pat&organization:Organization._id=s-org&birthdate=ge1980&birthdate=le1980",
                "_id=s-pat&_has:Procedure:patient:status=completed")) {
            Asked batch = Asked.json(
                    server,
                    "POST",
                    "",
                    "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\"Patient?"
                            + condition + "\"}}]}");
            assertThat(batch.at("/entry/0/resource/entry/0/resource/id"))
                    .as(batch.answer().body())
                    .isEqualTo("s-pat");
            Asked created = Asked.json(
                    server, "POST", "/Patient", "{\"resourceType\":\"Patient\"}", "If-None-Exist", condition);
            assertThat(created.status()).as(condition).isEqualTo(200);
        }
    }

    @Test
    void answersOnlyTheElementsThatAreAskedFor() {
        Asked found = Asked.get(server, "/Patient?_id=s-pat&_elements=birthDate");
        assertThat(found.entries("/resource/birthDate")).containsExactly("1980-05-05");
        assertThat(found.answer().body()).doesNotContain("managingOrganization").contains("SUBSETTED");
        Asked text = Asked.get(server, "/CarePlan/s-plan?_summary=true");
        assertThat(text.answer().body()).contains("SUBSETTED");
        assertThat(Asked.get(server, "/CarePlan/s-plan?_pretty=true").answer().body())
                .contains("\n");
    }

    @Test
    void pagesThroughWhatWasThereWhenTheSearchBegan() {
        for (int i = 0; i < 7; i++) {
            Asked.put(server, "Location", "page-" + i, "\"name\":\"Paged\"");
        }
        Asked page = Asked.get(server, "/Location?name=Paged&_count=3&_sort=_id");
        List<String> found = new ArrayList<>(page.entries("/resource/id"));
        Asked.put(server, "Location", "page-00", "\"name\":\"Paged\"");
        Asked.of(server, "DELETE", "/Location/page-0", "");
        while (!page.link("next").isEmpty()) {
            page = Asked.get(server, page.link("next").substring(server.fhir().length()));
            assertThat(page.status()).isEqualTo(200);
            found.addAll(page.entries("/resource/id"));
        }
        assertThat(found).containsExactly("page-0", "page-1", "page-2", "page-3", "page-4", "page-5", "page-6");
    }

    @Test
    void countsWithoutAnsweringWhatItCounts() {
        Asked counted = Asked.get(server, "/CarePlan?part-of=CarePlan/s-plan&_summary=count");
        assertThat(counted.body().path("total").asInt()).isEqualTo(1);
        assertThat(counted.body().has("entry")).isFalse();
    }

    @Test
    void takesARawBar() {
        assertThat(Asked.get(server, "/Patient?identifier=https://a.example|1").status())
                .isEqualTo(200);
    }
}
