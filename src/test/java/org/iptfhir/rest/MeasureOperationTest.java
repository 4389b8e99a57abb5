package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.hl7.fhir.r4.model.MeasureReport;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.iptfhir.rest.measure.ReportNumbers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Measures, asked of the server. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class MeasureOperationTest {
    private static final String GUIDE = "https://w3id.org/ipt-fhir/";
    private static final String PERIOD = "periodStart=2026-01-05&periodEnd=2026-01-05";

    private final RunningServer server;
    private final String id = "m" + UUID.randomUUID();
    private final String patient = "Patient/" + id;
    private final String course = "CarePlan/" + id;

    MeasureOperationTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void tellsOfOnePatientWhatOutcomeTells() {
        aCourse();
        for (String instrument : new String[] {"phq-9", "gad-7"}) {
            MeasureReport evaluated =
                    evaluated("/outcomes-" + instrument + "/$evaluate-measure?subject=" + patient + "&" + PERIOD);
            assertThat(evaluated.getSubject().getReference()).isEqualTo(patient);
            assertThat(evaluated.getMeta().getSecurity()).hasSize(2);
            Asked told =
                    Asked.get(server, "/" + course + "/$ipt-outcome?report=measure-report&instrument=" + instrument);
            assertThat(told.status()).as(told.answer().body()).isEqualTo(200);
            assertThat(ReportNumbers.of(report(told.body().at("/entry/0/resource"))))
                    .isEqualTo(ReportNumbers.of(evaluated));
        }
        assertThat(ReportNumbers.of(evaluated("/$evaluate-measure?measure=" + GUIDE + "Measure/outcomes-phq-9&subject="
                        + patient + "&" + PERIOD)))
                .contains(
                        "response initial-population=1 denominator=1 denominator-exclusion=0 numerator=1 score=1.000000000",
                        "remission initial-population=1 denominator=1 denominator-exclusion=0 numerator=0 score=0.000000000",
                        "drop-out initial-population=1 denominator=1 denominator-exclusion=0 numerator=1 score=1.000000000",
                        "paired-data initial-population=1 denominator=1 numerator=1 score=1.000000000",
                        "change initial-population=1 measure-population=1 measure-observation=1 score=10.000000000",
                        "sessions-to-response initial-population=1 measure-population=1 measure-observation=1 score=2.000000000");
        assertThat(ReportNumbers.of(evaluated("/outcomes-nhs/$evaluate-measure?subject=" + patient + "&" + PERIOD)))
                .as("of anxiety there is no baseline")
                .contains("nhs-recovery initial-population=1 denominator=1 denominator-exclusion=1 numerator=0");
    }

    @Test
    void tellsOfAGroupOfPatients() {
        aCourse();
        Asked group = Asked.json(
                server,
                "PUT",
                "/Group/" + id,
                "{\"resourceType\":\"Group\",\"id\":\"" + id + "\",\"type\":\"person\",\"actual\":true,\"member\":"
                        + "[{\"entity\":{\"reference\":\"" + patient + "\"}}]}");
        assertThat(group.status()).as(group.answer().body()).isEqualTo(201);
        MeasureReport evaluated =
                evaluated("/outcomes-phq-9/$evaluate-measure?subject=Group/" + id + "&periodStart=2026&periodEnd=2026");
        assertThat(evaluated.getType()).isEqualTo(MeasureReport.MeasureReportType.SUMMARY);
        assertThat(ReportNumbers.of(evaluated))
                .contains(
                        "response initial-population=1 denominator=1 denominator-exclusion=0 numerator=1 score=1.000000000");
        assertThat(ReportNumbers.of(evaluated("/outcomes-phq-9/$evaluate-measure?subject=Group/" + id
                        + "&periodStart=2025&periodEnd=2025-12")))
                .as("nobody began then")
                .contains("response initial-population=0 denominator=0 denominator-exclusion=0 numerator=0");
    }

    @Test
    void whatCannotBeAskedIsRefusedWithWhatCan() {
        refused(404, "/nothing/$evaluate-measure?" + PERIOD, "Measure?status=active");
        refused(400, "/$evaluate-measure?" + PERIOD, "measure is missing");
        refused(400, "/outcomes-phq-9/$evaluate-measure?periodStart=2026", "periodEnd is missing");
        refused(400, "/outcomes-phq-9/$evaluate-measure?periodStart=2026-02&periodEnd=2026-01", "ends on 2026-01-31");
        refused(400, "/outcomes-phq-9/$evaluate-measure?periodStart=soon&periodEnd=2026", "2026-01-31");
        refused(400, "/outcomes-phq-9/$evaluate-measure?reportType=all&" + PERIOD, "subject-list");
        refused(400, "/outcomes-phq-9/$evaluate-measure?reportType=subject&" + PERIOD, "subject=Patient/123");
        refused(400, "/outcomes-phq-9/$evaluate-measure?subject=Device/1&" + PERIOD, "Group/[id]");
        refused(400, "/outcomes-phq-9/$evaluate-measure?practitioner=1&" + PERIOD, "reportType");
        refused(404, "/outcomes-phq-9/$evaluate-measure?subject=Patient/nobody&" + PERIOD, "Patient/nobody");
        assertThat(Asked.get(server, "/" + course + "/$ipt-outcome?report=pdf").status())
                .isEqualTo(400);
    }

    private void refused(int status, String path, String told) {
        Asked answer = Asked.get(server, "/Measure" + path);
        assertThat(answer.status()).as(path + " " + answer.answer().body()).isEqualTo(status);
        assertThat(answer.answer().body()).as(path).contains(told);
    }

    private MeasureReport evaluated(String path) {
        Asked answer = Asked.get(server, "/Measure" + path);
        assertThat(answer.status()).as(answer.answer().body()).isEqualTo(200);
        return report(answer.body());
    }

    private static MeasureReport report(JsonNode json) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(MeasureReport.class, json.toString());
    }

    /** Two sessions; depression gets half as severe, of anxiety there is no baseline. */
    private void aCourse() {
        Asked.put(server, "Patient", id, "\"birthDate\":\"1984-05-06\"");
        Asked.put(server, "CarePlan", id, """
                "status":"revoked","intent":"plan","period":{"start":"2026-01-05","end":"2026-01-12"},"extension":[
                {"url":"%1$sStructureDefinition/variant","valueCodeableConcept":{"coding":[
                {"system":"%1$sCodeSystem/variant","code":"ipt"}]}},
                {"url":"%1$sStructureDefinition/end-reason","valueCodeableConcept":{"coding":[
                {"system":"%1$sCodeSystem/end-reason","code":"dropout"}]}}],
                "addresses":[{"display":"Depressive episode"}],
                "category":[{"coding":[{"system":"%1$sCodeSystem/kind","code":"ipt-course"}]}],
                "subject":{"reference":"%2$s"}""".formatted(GUIDE, patient));
        session(1, "2026-01-05");
        session(2, "2026-01-12");
        score("44261-6", "2026-01-05", 20);
        score("44261-6", "2026-01-12", 10);
        score("70274-6", "2026-01-12", 9);
    }

    private void session(int number, String day) {
        created("Procedure", """
                {"resourceType":"Procedure","extension":[
                {"url":"%5$sStructureDefinition/session-number","valuePositiveInt":%1$d}],
                "basedOn":[{"reference":"%2$s"}],"status":"completed",
                "category":{"coding":[{"system":"%5$sCodeSystem/kind","code":"ipt-session"}]},
                "code":{"coding":[{"system":"http://snomed.info/sct","code":"443730003"}]},
                "subject":{"reference":"%3$s"},"performedDateTime":"%4$s",
                "performer":[{"actor":{"display":"Dr Keller","type":"Practitioner"}}]}""".formatted(number, course, patient, day, GUIDE));
    }

    private void score(String code, String moment, int total) {
        created("Observation", """
                {"resourceType":"Observation","status":"final","basedOn":[{"reference":"%1$s"}],
                "category":[{"coding":[{"system":"%5$sCodeSystem/kind","code":"ipt-score"}]}],
                "code":{"coding":[{"system":"http://loinc.org","code":"%2$s"}]},
                "subject":{"reference":"%3$s"},"performer":[{"reference":"%3$s"}],"effectiveDateTime":"%4$s",
                "valueQuantity":{"value":%6$d,"unit":"{score}","system":"http://unitsofmeasure.org","code":"{score}"}}""".formatted(course, code, patient, moment, GUIDE, total));
    }

    private void created(String type, String resource) {
        Asked answer = Asked.json(server, "POST", "/" + type, resource);
        assertThat(answer.status()).as(answer.answer().body()).isEqualTo(201);
    }
}
