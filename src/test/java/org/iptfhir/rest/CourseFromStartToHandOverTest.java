package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A course is started from a protocol, run to its end, summed up, and handed over to another server. */
@ExtendWith(SharedServer.class)
class CourseFromStartToHandOverTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Path.of("ig/fsh-generated/resources");
    private static final LocalDate START = LocalDate.of(2026, 2, 3);

    /** The week in which the patient did not come. */
    private static final int MISSED = 6;

    private static final List<String> ITEMS =
            List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8");
    private static final List<String> ANSWERS = List.of("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9");

    /** Totals of PHQ-9, session by session. */
    private static final List<Integer> TOTALS = List.of(17, 16, 15, 14, 12, 12, 10, 9, 8, 6, 5, 4);

    private final RunningServer server;
    private final String key = "whole-" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, String> plans = new HashMap<>();

    CourseFromStartToHandOverTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void hasNoFindingHereNorThereAndTheSameScores(@TempDir Path data) throws IOException {
        admit();
        startFromTheProtocol();
        runToItsEnd();
        String course = plan("course");

        assertThat(findings(server, course)).isEmpty();
        assertThat(scores(server, course)).containsExactlyElementsOf(TOTALS);
        Asked summary = Asked.get(server, "/" + course + "/$ipt-summary");
        assertThat(summary.status()).as(summary.answer().body()).isEqualTo(200);
        assertThat(text(summary))
                .contains(
                        "Grief (primary)",
                        "12 sessions from 2026-02-03 to 2026-04-28, 1 missed",
                        "PHQ-9: 17 on 2026-02-03 (baseline), 4 on 2026-04-28 (end): 13 points better (76.5 %).",
                        "2026-04-28 12 PHQ-9 4 Minimal",
                        "Grief work: 6 sessions",
                        "Assessment of 2026-02-03: Passing thoughts, no plan");

        try (RunningServer other = RunningServer.in(data)) {
            Asked kept = Asked.json(other, "POST", "/Bundle", summary.answer().body());
            assertThat(kept.status()).as(kept.answer().body()).isEqualTo(201);
            assertThat(text(Asked.get(other, "/Bundle/" + kept.at("/id")))).isEqualTo(text(summary));

            Asked taken = Asked.get(server, "/" + course + "/$ipt-course");
            Asked stored = Asked.json(other, "POST", "", taken.answer().body());
            assertThat(stored.status()).as(stored.answer().body()).isEqualTo(200);
            String there = location(stored, 0);
            assertThat(findings(other, there)).isEmpty();
            assertThat(scores(other, there)).containsExactlyElementsOf(TOTALS);
        }
    }

    /** What a document says, as it is read. */
    private static String text(Asked document) {
        return document.at("/entry/0/resource/text/div")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    private void admit() throws IOException {
        Asked.put(
                server,
                "Patient",
                key,
                "\"identifier\":[{\"system\":\"https://hospital.example/patient\",\"value\":\"" + key
                        + "\"}],\"gender\":\"female\",\"birthDate\":\"1978-05-14\"");
        put("Practitioner", "practitioner-keller", START);
        put("PractitionerRole", "practitioner-role-keller", START);
        put("Condition", "condition-anna-depression", START);
    }

    private String plan(String name) {
        return Objects.requireNonNull(plans.get(name));
    }

    private void startFromTheProtocol() {
        Asked started = Asked.json(
                server,
                "POST",
                "/PlanDefinition/ipt/$apply?subject=Patient/" + key + "&start=" + START
                        + "&sessions=12&problemArea=grief&practitioner=Practitioner/" + key
                        + "-practitioner-keller&persist=true",
                "");
        assertThat(started.status()).as(started.answer().body()).isEqualTo(200);
        String course = location(started, 0);
        plans.put("course", course);
        Asked phases = Asked.get(server, "/CarePlan?part-of=" + course);
        for (JsonNode entry : phases.body().path("entry")) {
            plans.put(
                    entry.at("/resource/category/0/coding/0/code").asText(),
                    "CarePlan/" + entry.at("/resource/id").asText());
        }
        assertThat(plans).containsKeys("initial", "middle", "termination");
        patch(course, """
                [{"op":"add","path":"/addresses","value":[{"reference":"Condition/%s-condition-anna-depression"}]}]""".formatted(key));
        move("next-phase?date=" + START);
    }

    private void runToItsEnd() throws IOException {
        int number = 0;
        for (int week = 0; number < TOTALS.size(); week++) {
            LocalDate day = START.plusWeeks(week);
            if (week == MISSED) {
                miss(day);
                continue;
            }
            number++;
            if (number == 4 || number == 10) {
                move("next-phase?date=" + day);
            }
            answer(number, day);
            String phase = number < 4 ? "initial" : number < 10 ? "middle" : "termination";
            hold(number, day, phase);
            if (number == 3) {
                agree(day);
            }
        }
        reach("Goal?patient=Patient/" + key, """
                [{"op":"replace","path":"/lifecycleStatus","value":"completed"},
                 {"op":"add","path":"/achievementStatus","value":{"coding":[
                  {"system":"http://terminology.hl7.org/CodeSystem/goal-achievement","code":"achieved"}]}}]""");
        reach("Task?patient=Patient/" + key, "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"completed\"}]");
        move("end?reason=completed-planned&date=" + START.plusWeeks(TOTALS.size()));
    }

    /** Inventory, formulation and consent, in the session after which the work on the problem area begins. */
    private void agree(LocalDate day) throws IOException {
        put("QuestionnaireResponse", "inventory-anna", day);
        put("ClinicalImpression", "formulation-anna", day);
        put("Consent", "consent-anna", day);
        patch(plan("course"), """
                [{"op":"add","path":"/supportingInfo","value":[
                  {"reference":"ClinicalImpression/%1$s-formulation-anna"},{"reference":"Consent/%1$s-consent-anna"}]}]""".formatted(key));
    }

    private void answer(int number, LocalDate day) throws IOException {
        int left = TOTALS.get(number - 1) - (number == 1 ? 1 : 0); // only at first are there thoughts of death
        List<String> items = new ArrayList<>();
        for (int i = 0; i < ITEMS.size(); i++) {
            int weight = i == ITEMS.size() - 1 ? (number == 1 ? 1 : 0) : Math.min(3, left);
            left -= i == ITEMS.size() - 1 ? 0 : weight;
            items.add("""
                    {"linkId":"/%s","answer":[{"valueCoding":{"system":"http://loinc.org","code":"%s"}}]}""".formatted(ITEMS.get(i), ANSWERS.get(weight)));
        }
        ObjectNode response = example("QuestionnaireResponse", "phq-9-anna-baseline", day);
        response.put("id", key + "-phq-9-" + number);
        response.put("authored", day + "T09:50:00+01:00");
        response.set("item", JSON.readTree("[" + String.join(",", items) + "]"));
        put(response);
        if (number == 1) {
            ObjectNode assessment = example("RiskAssessment", "risk-assessment-anna", day);
            ((ObjectNode) assessment.at("/basis/0"))
                    .put("reference", "QuestionnaireResponse/" + key + "-phq-9-" + number);
            put(assessment);
        }
    }

    private void hold(int number, LocalDate day, String phase) throws IOException {
        ObjectNode encounter = example("Encounter", "encounter-anna-5", day);
        encounter.put("id", key + "-encounter-" + number);
        number(encounter, number);
        put(encounter);
        put(session(number, day, phase));
    }

    private ObjectNode session(int number, LocalDate day, String phase) throws IOException {
        ObjectNode session = example("Procedure", "session-anna-5", day);
        session.put("id", key + "-session-" + day);
        ((ObjectNode) session.at("/basedOn/1")).put("reference", plan(phase)).remove("display");
        ((ObjectNode) session.path("encounter")).put("reference", "Encounter/" + key + "-encounter-" + number);
        number(session, number);
        ((ObjectNode) session.at("/extension/1/valueCodeableConcept/coding/0"))
                .put("code", phase)
                .remove("display");
        ((ObjectNode) session.at("/extension/3/valueCodeableConcept/coding/0"))
                .put(
                        "code",
                        phase.equals("initial") ? "symptom-review" : phase.equals("middle") ? "grief-work" : "ending")
                .remove("display");
        return session;
    }

    private void miss(LocalDate day) throws IOException {
        ObjectNode session = example("Procedure", "session-anna-no-show", day);
        ((ObjectNode) session.at("/basedOn/0")).put("reference", plan("course"));
        session.put("performedDateTime", day + "T10:00:00+01:00");
        session.remove("performedPeriod");
        session.remove("encounter");
        put(session);
    }

    private static void number(ObjectNode resource, int number) {
        ((ObjectNode) resource.at("/extension/0")).put("valuePositiveInt", number);
    }

    /** A resource of the guide's example, of this patient and course, on another day. */
    private ObjectNode example(String type, String id, LocalDate day) throws IOException {
        String text = Files.readString(EXAMPLES.resolve(type + "-" + id + ".json"))
                .replace("CarePlan/course-anna", plans.getOrDefault("course", "CarePlan/none"))
                .replace("Patient/patient-anna", "Patient/" + key)
                .replaceAll(
                        "(Practitioner|PractitionerRole|Condition|QuestionnaireResponse)/([-a-z0-9]+-(anna|keller)[-a-z0-9]*|inventory-anna|practitioner-keller)",
                        "$1/" + key + "-$2")
                .replaceAll("2026-0[1-4]-\\d\\d", day.toString());
        ObjectNode resource = (ObjectNode) JSON.readTree(text);
        return resource.put("id", key + "-" + id);
    }

    private void put(String type, String id, LocalDate day) throws IOException {
        put(example(type, id, day));
    }

    private void put(ObjectNode resource) {
        String path = "/" + resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
        Asked stored = Asked.json(server, "PUT", path, resource.toString());
        assertThat(stored.status()).as(path + stored.answer().body()).isEqualTo(201);
    }

    private void reach(String search, String patch) {
        Asked found = Asked.get(server, "/" + search);
        List<String> ids = found.entries("/resource/id");
        assertThat(ids).isNotEmpty();
        String type = found.at("/entry/0/resource/resourceType");
        ids.forEach(id -> patch(type + "/" + id, patch));
    }

    private void patch(String resource, String patch) {
        Asked patched = Asked.of(server, "PATCH", "/" + resource, patch, "Content-Type", "application/json-patch+json");
        assertThat(patched.status()).as(patched.answer().body()).isEqualTo(200);
    }

    private void move(String operation) {
        Asked moved = Asked.json(server, "POST", "/" + plan("course") + "/$ipt-" + operation, "");
        assertThat(moved.status()).as(moved.answer().body()).isEqualTo(200);
    }

    private static String location(Asked answer, int entry) {
        return answer.entries("/response/location").get(entry).replaceFirst("/_history/.*", "");
    }

    /** What is wrong with a course; empty where the check says that nothing is. */
    static List<String> findings(RunningServer server, String course) {
        Asked checked = Asked.get(server, "/" + course + "/$ipt-check");
        assertThat(checked.status()).as(checked.answer().body()).isEqualTo(200);
        List<String> findings = new ArrayList<>();
        for (JsonNode issue : checked.body().path("issue")) {
            if (!issue.path("severity").asText().equals("information")) {
                findings.add(issue.at("/expression/0").asText() + " "
                        + issue.path("diagnostics").asText());
            }
        }
        return findings;
    }

    private static List<Integer> scores(RunningServer server, String course) {
        Asked found = Asked.get(
                server, "/Observation?based-on=" + course + "&code=http://loinc.org|44261-6&_sort=date&_count=50");
        return found.entries("/resource/valueQuantity/value").stream()
                .map(Integer::valueOf)
                .toList();
    }
}
