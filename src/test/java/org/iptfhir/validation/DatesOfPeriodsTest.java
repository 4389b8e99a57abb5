package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A date may leave month, day or time open; a period is judged by every moment that it can mean. */
@TestInstance(Lifecycle.PER_CLASS)
@NoServer
class DatesOfPeriodsTest {
    private static final String BASE = "https://w3id.org/ipt-fhir";
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    private final GuideValidator validator = GuideValidator.ofPublishedGuide(FhirContext.forR4Cached(), NOON);

    @ParameterizedTest
    @CsvSource({
        "2026-02, 2026-02-20",
        "2026-02-03T10:00:00Z, 2026-02-03",
        "2026-02-03, 2026-02-03T10:00:00Z",
        "2020, 2020-06-30",
        "2020-06-30, 2020",
        "2026-02-28, 2026-02",
        "2026-02-03T10:00:00.5Z, 2026-02-03T10:00:00Z",
        "2026-02-03T10:00:00+02:00, 2026-02-03T09:00:00Z"
    })
    void acceptsAPeriodWhoseEndMayComeAfterItsStart(String start, String end) {
        assertThat(faults(onset(start, end))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02, 2026-01-20",
        "2026-02-03T10:00:00Z, 2026-02-02",
        "2026-02-03, 2026-02-02T23:00:00Z",
        "2020-06-30, 2020-05",
        "2020-01-01, 2019",
        "2026-02-03T10:00:00Z, 2026-02-03T09:59:59Z",
        "2026-02-03T10:00:00.5Z, 2026-02-03T10:00:00.2Z",
        "2026-02-03, 2026-02-02"
    })
    void refusesAPeriodWhoseEndIsBeforeItsStartInAnyCase(String start, String end) {
        assertThat(faults(onset(start, end))).containsExactly("per-1 ERROR Condition.onset.ofType(Period).end");
    }

    @ParameterizedTest
    @CsvSource({"2024, 2026", "2024-01, 2026-01", "2024-01, 2026-01-28", "2024-01-31, 2026"})
    void acceptsACourseThatMayBeShorterThanTwoYears(String start, String end) {
        assertThat(faults(period(course(), start, end))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2022, 2026", "2024-01, 2026-02", "2024-01-01, 2026-02", "2023-01-01, 2026-01-03"})
    void refusesACourseThatIsLongerThanTwoYearsInAnyCase(String start, String end) {
        assertThat(faults(period(course(), start, end)))
                .hasSize(1)
                .allMatch(fault -> fault.startsWith("C07 ERROR CarePlan.period"));
    }

    @Test
    void acceptsThatMaintenanceTakesYears() {
        ObjectNode course = period(maintenance(36), "2020-01-10", "2023-01-10");
        assertThat(faults(course)).noneMatch(fault -> fault.startsWith("C07"));
        assertThat(faults(period(course, "2020", "2023"))).noneMatch(fault -> fault.startsWith("C07"));
    }

    @Test
    void judgesMaintenanceByItsOwnNumbers() {
        assertThat(faults(period(maintenance(6), "2020-01-10", "2023-01-10"))).contains("C07 WARNING CarePlan.period");
        assertThat(faults(period(maintenance(36), "2010-01-10", "2023-01-10"))).contains("C07 ERROR CarePlan.period");
    }

    @Test
    void asksForNoReasonThatIsGiven() {
        ObjectNode tooLong = period(course(), "2025-01-10", "2026-06-10");
        assertThat(faults(tooLong)).containsExactly("C07 WARNING CarePlan.period");
        extensions(tooLong)
                .addObject()
                .put("url", BASE + "/StructureDefinition/extension-reason")
                .put("valueString", "She was in hospital for half a year.");
        assertThat(faults(tooLong)).isEmpty();
    }

    @Test
    void acceptsAShortCourseThatEndedEarlyByAgreement() {
        ObjectNode course = period(course(), "2026-01-10", "2026-01-20");
        assertThat(faults(course)).containsExactly("C07 WARNING CarePlan.period");
        for (JsonNode extension : extensions(course)) {
            if (extension.get("url").asText().endsWith("/end-reason")) {
                ((ObjectNode) extension.at("/valueCodeableConcept/coding/0"))
                        .put("code", "completed-early-mutual")
                        .remove("display");
            }
        }
        assertThat(faults(course)).isEmpty();
    }

    private List<String> faults(ObjectNode resource) {
        return validator.validate(Examples.text(resource), ValidationRequest.guideOnly()).stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(finding -> finding.id() + " " + finding.severity() + " " + finding.expression())
                .toList();
    }

    private static ObjectNode onset(String start, String end) {
        ObjectNode condition = Examples.json("""
                {"resourceType": "Condition", "subject": {"reference": "Patient/1"},
                 "clinicalStatus": {"coding": [
                   {"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]}}
                """);
        condition.putObject("onsetPeriod").put("start", start).put("end", end);
        return condition;
    }

    private static ObjectNode course() {
        return Examples.read("CarePlan-course-anna-completed");
    }

    private static ObjectNode maintenance(int sessions) {
        ObjectNode course = course();
        for (JsonNode extension : extensions(course)) {
            String url = extension.get("url").asText();
            if (url.endsWith("/variant")) {
                ((ObjectNode) extension.at("/valueCodeableConcept/coding/0"))
                        .put("code", "ipt-m")
                        .remove("display");
            } else if (url.endsWith("/planned-sessions")) {
                ((ObjectNode) extension).put("valuePositiveInt", sessions);
            }
        }
        return course;
    }

    private static ArrayNode extensions(ObjectNode course) {
        return (ArrayNode) course.get("extension");
    }

    private static ObjectNode period(ObjectNode course, String start, String end) {
        course.putObject("period").put("start", start).put("end", end);
        return course;
    }
}
