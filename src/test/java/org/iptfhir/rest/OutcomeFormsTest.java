package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.iptfhir.OutcomeCourse;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code $ipt-outcome} as a table and as a drawing. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(SharedServer.class)
class OutcomeFormsTest {
    private static final String COURSE = "CarePlan/told2026";
    private static final String PATIENT = "Patient/told";

    private final RunningServer server;

    OutcomeFormsTest(RunningServer server) {
        this.server = server;
    }

    @BeforeAll
    void record() {
        new OutcomeCourse("told2019", "told")
                .of("Ida", "Told")
                .weekly("2019-03-04", "middle", 1, 21, 15)
                .completed(server, "2019-03-01", "2019-03-20");
        new OutcomeCourse("told2026", "told")
                .weekly("2026-01-08", "initial", 1, 16, 14)
                .weekly("2026-01-22", "middle", 3, -1, 8, 4)
                .missed("2026-02-12")
                .gad7("2026-01-08", 12)
                .item9("2026-01-08", 1)
                .item9("2026-02-05", 0)
                .homework("completed")
                .homework("accepted")
                .homework("rejected")
                .homework("cancelled")
                .homework("draft")
                .phase("initial", "2026-01-08", "2026-01-15")
                .goesOn(server, "2026-01-08");
    }

    @Test
    void countsWhatWasDoneAndTellsThePhases() {
        JsonNode course =
                Asked.get(server, "/" + COURSE + "/$ipt-outcome").body().at("/parameter/0");
        Map<String, String> told = new LinkedHashMap<>();
        List<String> verdicts = new ArrayList<>();
        course.path("part").forEach(part -> {
            told.put(part.path("name").asText(), part.path("valueUnsignedInt").asText());
            if (part.path("name").asText().equals("verdict")) {
                verdicts.add(part.at("/part/0/valueCoding/code").asText()
                        + part.at("/part/1/valueCoding/code").asText());
            }
        });
        assertThat(told)
                .containsEntry("attended", "5")
                .containsEntry("missed", "1")
                .containsEntry("homework-assigned", "3")
                .containsEntry("homework-done", "1");
        assertThat(course.toString())
                .contains(
                        "{\"name\":\"phase\",\"part\":[{\"name\":\"phase\",\"valueCode\":\"initial\"},"
                                + "{\"name\":\"from\",\"valueDate\":\"2026-01-08\"},{\"name\":\"to\",\"valueDate\":\"2026-01-15\"}]}")
                .contains("{\"name\":\"reliable-improvement-first\",\"valueDate\":\"2026-01-29\"}")
                .contains("{\"name\":\"reliable-improvement-sustained\",\"valueDate\":\"2026-01-29\"}");
        assertThat(verdicts).hasSize(5).contains("nhs-recoveryno-endpoint");
    }

    @ParameterizedTest
    @CsvSource({
        "?_format=csv, ''",
        "?_format=text/csv, image/svg+xml",
        "'', text/csv",
        "'', 'application/fhir+json;q=0.5, text/csv'",
        "?instrument=phq-9&_format=csv, ''"
    })
    void isATableByFormatOrAccept(String query, String accept) {
        Asked table = asked("/" + COURSE + "/$ipt-outcome" + query, accept);
        assertThat(table.status()).as(table.answer().body()).isEqualTo(200);
        assertThat(table.header("Content-Type")).isEqualTo("text/csv;header=present;charset=UTF-8");
        assertThat(table.header("Content-Disposition")).isEqualTo("attachment; filename=\"outcome-told2026.csv\"");
        assertThat(table.header("Cache-Control")).contains("no-store");
        List<Map<String, String>> rows = rows(table).stream()
                .filter(row -> "phq-9".equals(row.get("instrument")))
                .toList();
        assertThat(rows).extracting(row -> row.get("total")).containsExactly("16", "14", "", "8", "4");
        assertThat(rows)
                .extracting(row -> row.get("state"))
                .containsExactly("no-change", "no-change", "", "response", "remission");
        assertThat(rows.get(0))
                .containsEntry("patient", PATIENT)
                .containsEntry("course", COURSE)
                .containsEntry("over", "false")
                .containsEntry("day", "2026-01-08")
                .containsEntry("session", "1")
                .containsEntry("phase", "initial")
                .containsEntry("band", "moderately-severe")
                .containsEntry("suicide_item", "1")
                .containsEntry("is_baseline", "true")
                .containsEntry("improvement", "0");
        assertThat(rows.get(4))
                .containsEntry("is_endpoint", "true")
                .containsEntry("improvement", "12")
                .containsEntry("percent", "75.0");
        assertThat(rows)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("response", "true")
                        .containsEntry("reliable_deterioration", "false")
                        .containsEntry("nhs_caseness", "true")
                        .containsEntry("nhs_recovery", "no-endpoint")
                        .containsEntry("sessions_to_response", "4")
                        .containsEntry("attended", "5")
                        .containsEntry("missed", "1")
                        .containsEntry("homework_assigned", "3")
                        .containsEntry("homework_done", "1"));
    }

    @Test
    void aTableOfAPatientHasAllCourses() {
        List<Map<String, String>> rows = rows(asked("/" + PATIENT + "/$ipt-outcome?_format=csv", ""));
        assertThat(rows).hasSize(2 + 5 + 5);
        assertThat(rows.get(0))
                .containsEntry("course", "CarePlan/told2019")
                .containsEntry("nhs_caseness", "no-baseline");
        assertThat(rows(asked("/" + PATIENT + "/$ipt-outcome?_format=csv&instrument=gad-7", "")))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row).containsEntry("instrument", "gad-7"));
    }

    @ParameterizedTest
    @CsvSource({
        COURSE + "/$ipt-outcome?_format=svg, '', 'PHQ-9: from 16 to 4 in four weeks so far'",
        COURSE + "/$ipt-outcome?_format=image/svg+xml, text/csv, 'PHQ-9: from 16 to 4 in four weeks so far'",
        COURSE + "/$ipt-outcome, 'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8', 'PHQ-9: from 16'",
        PATIENT + "/$ipt-outcome?_format=svg, '', 'PHQ-9: from 16'",
        PATIENT + "/$ipt-outcome?_format=svg&instrument=gad-7, '', 'GAD-7: 12 at the start, and no later score yet'",
        "CarePlan/told2019/$ipt-outcome?_format=svg, '', 'PHQ-9: from 21 to 15 in seven days'",
        "CarePlan/told2019/$ipt-outcome?_format=svg&instrument=gad-7, '', No scores of gad-7 are recorded."
    })
    void isADrawingByFormatOrAccept(String path, String accept, String title) {
        Asked drawing = asked("/" + path, accept);
        assertThat(drawing.status()).as(drawing.answer().body()).isEqualTo(200);
        assertThat(drawing.header("Content-Type")).isEqualTo("image/svg+xml;charset=UTF-8");
        assertThat(drawing.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        assertThat(drawing.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(drawing.answer().body())
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains(">" + title)
                .doesNotContain("<script");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/fhir+json",
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/png,image/svg+xml,*/*;q=0.8",
                "text/csv;q=0.2, application/fhir+json"
            })
    void isFhirForWhoAsksForItOrForNothing(String accept) {
        Asked answer = asked("/" + COURSE + "/$ipt-outcome", accept);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/fhir+");
        assertThat(answer.answer().body()).contains("Parameters");
    }

    @ParameterizedTest
    @CsvSource({"?_format=pdf, ''", "?_format=text/turtle, ''", "'', application/pdf", "'', 'text/csv;q=0'"})
    void anotherFormIsRefusedWithThoseThatThereAre(String query, String accept) {
        Asked refused = asked("/" + COURSE + "/$ipt-outcome" + query, accept);
        assertThat(refused.status()).isEqualTo(406);
        assertThat(refused.says()).contains("json, xml, csv or svg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "svg"})
    void whatCannotBeAskedIsRefusedInEveryForm(String format) {
        Asked unknown = asked("/CarePlan/nowhere/$ipt-outcome?_format=" + format, "");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.at("/resourceType")).isEqualTo("OperationOutcome");
        assertThat(asked("/" + COURSE + "/$ipt-outcome?instrument=mood&_format=" + format, "")
                        .status())
                .isEqualTo(400);
        assertThat(asked("/" + COURSE + "?_format=" + format, "").status()).isEqualTo(406);
    }

    @Test
    void nothingIsATableWithoutRowsAndADrawingOfWords() {
        Asked.put(server, "Patient", "told-newcomer", "\"active\":true");
        assertThat(rows(asked("/Patient/told-newcomer/$ipt-outcome?_format=csv", "")))
                .isEmpty();
        assertThat(asked("/Patient/told-newcomer/$ipt-outcome?_format=svg", "")
                        .answer()
                        .body())
                .contains("No scores are recorded.");
    }

    private Asked asked(String path, String accept) {
        return accept.isEmpty() ? Asked.get(server, path) : Asked.get(server, path, "Accept", accept);
    }

    private static List<Map<String, String>> rows(Asked table) {
        String text = table.answer().body();
        assertThat(text).endsWith("\r\n").doesNotContain("\"");
        List<String> lines = List.of(text.split("\r\n"));
        String[] header = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        lines.subList(1, lines.size()).forEach(line -> {
            String[] cells = line.split(",", -1);
            assertThat(cells).hasSameSizeAs(header);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.length; i++) {
                row.put(header[i], cells[i]);
            }
            rows.add(row);
        });
        return rows;
    }
}
