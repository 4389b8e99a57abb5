package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.iptfhir.OwnPatients;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A course goes from one server to another. */
@OwnPatients
@ExtendWith(SharedServer.class)
class CourseTransferTest {
    private static final int SEED = 4712;
    private static final List<String> WEIGHTS = List.of("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path data;

    @SuppressWarnings("NullAway.Init")
    private static RunningServer other;

    private final RunningServer server;

    CourseTransferTest(RunningServer server) {
        this.server = server;
    }

    @BeforeAll
    static void startAnother() {
        other = RunningServer.in(data);
    }

    @AfterAll
    static void stopIt() {
        other.close();
    }

    @Test
    void isStoredAsItWasAndChangesNothingTheSecondTime() {
        SampledCourses samples = new SampledCourses(server, SEED);
        Bundle transaction = samples.transaction(CarePlanStatus.COMPLETED, 1);
        String course = samples.stored(transaction);
        Asked taken = Asked.get(server, "/" + course + "/$ipt-course");
        assertThat(taken.status()).as(taken.answer().body()).isEqualTo(200);
        Map<String, Integer> before = counts();
        Asked first = Asked.json(other, "POST", "", taken.answer().body());
        assertThat(first.status()).as(first.answer().body()).isEqualTo(200);
        assertThat(first.entries("/response/status")).containsOnly("201 Created");
        String there = first.entries("/response/location").get(0).replaceFirst("/_history/.*", "");
        Map<String, Integer> counts = counts();
        counts.forEach((type, number) -> assertThat(number - before.getOrDefault(type, 0))
                .as(type)
                .isEqualTo(countsIn(taken).getOrDefault(type, 0)));
        assertThat(scores(other, there)).isNotEmpty().isEqualTo(scores(server, course));

        Asked second = Asked.json(other, "POST", "", taken.answer().body());
        assertThat(second.entries("/response/status")).containsOnly("200 OK");
        assertThat(counts()).isEqualTo(counts);

        Asked checked = Asked.get(other, "/" + there + "/$ipt-check");
        assertThat(checked.status()).isEqualTo(200);
        assertThat(severities(checked))
                .doesNotContainKey("error")
                .isEqualTo(severities(Asked.get(server, "/" + course + "/$ipt-check")));
    }

    @Test
    void bringsNothingOfAnotherCourseAndNoProcessNotes() {
        SampledCourses samples = new SampledCourses(server, SEED);
        String course = samples.stored(samples.transaction(CarePlanStatus.COMPLETED, 50));
        String patient = Asked.get(server, "/" + course).at("/subject/reference");
        Asked before = Asked.get(server, "/" + course + "/$ipt-course");
        Asked note = Asked.json(server, "POST", "/DocumentReference", """
                {"resourceType":"DocumentReference","status":"current",
                 "meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"V"},
                                     {"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"PSYTHPN"}]},
                 "type":{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-process-note"}]},
                 "subject":{"reference":"%s"},
                 "content":[{"attachment":{"contentType":"text/plain","data":"c2VjcmV0"}}]}""".formatted(patient));
        assertThat(note.status()).as(note.answer().body()).isEqualTo(201);
        String noteId = "DocumentReference/" + note.at("/id");
        Asked plan = Asked.of(
                server,
                "PATCH",
                "/" + course,
                "[{\"op\":\"add\",\"path\":\"/supportingInfo/-\",\"value\":{\"reference\":\"" + noteId + "\"}}]",
                "Content-Type",
                "application/json-patch+json");
        assertThat(plan.status()).as(plan.answer().body()).isEqualTo(200);
        Asked.put(
                server,
                "CarePlan",
                "of-somebody-else",
                "\"status\":\"draft\",\"intent\":\"plan\",\"subject\":{\"reference\":\"" + patient + "\"}");

        Asked after = Asked.get(server, "/" + course + "/$ipt-course");
        assertThat(countsIn(after)).isEqualTo(countsIn(before));
        assertThat(after.answer().body()).doesNotContain("c2VjcmV0");
        assertThat(after.at("/entry/0/resource/resourceType")).isEqualTo("CarePlan");
        assertThat(after.at("/entry/0/request/ifNoneExist")).startsWith("identifier=");
        String references = after.answer().body().replaceAll("\\s", "");
        assertThat(references).doesNotContainPattern("\"reference\":\"(?!urn:uuid:)");
        assertThat(references).contains("\"value\":\"" + noteId + "\"");
    }

    @Test
    void bringsWhatTheCourseRefersToAndNothingBeyond() {
        SampledCourses samples = new SampledCourses(server, SEED);
        String course = samples.stored(samples.transaction(CarePlanStatus.ACTIVE, 60));
        String patient = Asked.get(server, "/" + course).at("/subject/reference");
        String subject = "\"subject\":{\"reference\":\"" + patient + "\"}";
        Asked.put(
                server,
                "Observation",
                "beyond-" + SEED,
                "\"status\":\"final\",\"code\":{\"text\":\"Sodium in serum\"}," + subject);
        Asked.put(
                server,
                "ServiceRequest",
                "referred-" + SEED,
                "\"status\":\"active\",\"intent\":\"order\",\"code\":{\"text\":\"Physiotherapy for the back\"},"
                        + "\"supportingInfo\":[{\"reference\":\"Observation/beyond-" + SEED + "\"}]," + subject);
        Asked plan = Asked.of(
                server,
                "PATCH",
                "/" + course,
                "[{\"op\":\"add\",\"path\":\"/supportingInfo\",\"value\":[{\"reference\":\"ServiceRequest/referred-"
                        + SEED + "\"}]}]",
                "Content-Type",
                "application/json-patch+json");
        assertThat(plan.status()).as(plan.answer().body()).isEqualTo(200);
        assertThat(Asked.get(server, "/" + course + "/$ipt-course").answer().body())
                .contains("Physiotherapy for the back")
                .doesNotContain("Sodium in serum");
    }

    /** What the outcome and the rules count for the course here must count for it there. */
    @Test
    void bringsWhatIsRecordedOfThePatientInTheTimeOfTheCourse() {
        LooseRecord record = LooseRecord.stored(server, "handed-over");
        Asked taken = Asked.get(server, "/" + record.course() + "/$ipt-course");
        assertThat(taken.status()).as(taken.answer().body()).isEqualTo(200);
        String body = taken.answer().body();
        assertThat(List.of(
                        record.id("QuestionnaireResponse", "loose"),
                        record.id("QuestionnaireResponse", "bound"),
                        record.id("QuestionnaireResponse", "inventory"),
                        record.id("QuestionnaireResponse", "review"),
                        record.id("ClinicalImpression", "formulation"),
                        record.id("Consent", "consent"),
                        record.id("MedicationRequest", "medication")))
                .allMatch(id -> body.replaceAll("\\s", "").contains("\"value\":\"" + id + "\""));
        assertThat(countsIn(taken))
                .containsEntry("QuestionnaireResponse", 4)
                .containsEntry("ClinicalImpression", 1)
                .containsEntry("MedicationRequest", 1)
                .containsEntry("CarePlan", 1)
                .doesNotContainKey("DocumentReference");
        Asked stored = Asked.json(other, "POST", "", body);
        assertThat(stored.status()).as(stored.answer().body()).isEqualTo(200);
        String there = stored.entries("/response/location").get(0).replaceFirst("/_history/.*", "");
        assertThat(baseline(other, there)).isEqualTo(baseline(server, record.course()));
        assertThat(baseline(other, there)).contains("18");
        Map<String, Integer> found = severities(Asked.get(other, "/" + there + "/$ipt-check"));
        assertThat(found)
                .doesNotContainKey("error")
                .containsEntry(
                        "warning",
                        severities(Asked.get(server, "/" + record.course() + "/$ipt-check"))
                                .get("warning"));
    }

    private static List<String> baseline(RunningServer server, String course) {
        FhirContext fhir = FhirContext.forR4Cached();
        String answer =
                Asked.get(server, "/" + course + "/$ipt-outcome").answer().body();
        return fhir
                .newFhirPath()
                .evaluate(
                        fhir.newJsonParser().parseResource(Parameters.class, answer),
                        "descendants().where(name = 'baseline').part.where(name = 'total').value.value",
                        DecimalType.class)
                .stream()
                .map(DecimalType::getValueAsString)
                .toList();
    }

    @Test
    void isTheSameAtEachAddressOfTheServer() {
        SampledCourses samples = new SampledCourses(server, SEED);
        String course = samples.stored(samples.transaction(CarePlanStatus.ACTIVE, 20));
        Asked taken = Asked.get(server, "/" + course + "/$ipt-course");
        assertThat(taken.entries("/request/ifNoneExist")).isNotEmpty().doesNotHaveDuplicates();
        assertThat(taken.answer().body()).doesNotContain(server.address());
    }

    @Test
    void makesNothingAnewWhereItCameFrom() {
        SampledCourses samples = new SampledCourses(server, SEED);
        String course = samples.stored(samples.transaction(CarePlanStatus.ACTIVE, 30));
        Asked taken = Asked.get(server, "/" + course + "/$ipt-course");
        Asked judged =
                Asked.json(server, "POST", "/Bundle/$validate", taken.answer().body());
        assertThat(severities(judged)).as(judged.answer().body()).doesNotContainKey("error");
        Asked back = Asked.json(server, "POST", "", taken.answer().body());
        assertThat(back.status()).as(back.answer().body()).isEqualTo(200);
        assertThat(back.entries("/response/status")).containsOnly("200 OK");
        assertThat(back.entries("/response/location").get(0)).startsWith(course + "/");
        assertThat(back.answer().body()).doesNotContain("is kept as it is");
    }

    @Test
    void tellsWhatIsKeptAlthoughItWasChangedElsewhere() {
        SampledCourses samples = new SampledCourses(server, SEED);
        String course = samples.stored(samples.transaction(CarePlanStatus.ACTIVE, 70));
        String taken = Asked.get(server, "/" + course + "/$ipt-course").answer().body();
        Asked changed = Asked.of(
                server,
                "PATCH",
                "/" + course,
                "[{\"op\":\"add\",\"path\":\"/description\",\"value\":\"Changed here\"}]",
                "Content-Type",
                "application/json-patch+json");
        assertThat(changed.status()).as(changed.answer().body()).isEqualTo(200);
        Asked back = Asked.json(server, "POST", "", taken);
        assertThat(back.entries("/response/status")).containsOnly("200 OK");
        assertThat(back.answer().body())
                .contains("It is here already, as " + course
                        + ", and is kept as it is. What was sent differs in description.");
        assertThat(Asked.get(server, "/" + course).at("/description")).isEqualTo("Changed here");
    }

    @Test
    void recordsWithTheSameNumberAreAllStoredAndStoredOnce() {
        SampledCourses samples = new SampledCourses(server, SEED);
        Bundle transaction = samples.transaction(CarePlanStatus.COMPLETED, 40);
        transaction.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(Procedure.class::isInstance)
                .map(Procedure.class::cast)
                .forEach(session -> session.addIdentifier()
                        .setSystem("https://hospital.example/case")
                        .setValue("4711"));
        transaction.getEntry().stream()
                .filter(entry -> entry.getResource() instanceof QuestionnaireResponse)
                .forEach(entry -> {
                    entry.getRequest().setIfNoneExist(null);
                    ((QuestionnaireResponse) entry.getResource())
                            .setIdentifier(new Identifier()
                                    .setSystem("https://hospital.example/case")
                                    .setValue("4711"));
                });
        Asked.put(other, "Patient", "somebody-else", "\"active\":true");
        Asked.put(
                other,
                "QuestionnaireResponse",
                "of-somebody-else",
                "\"status\":\"completed\",\"identifier\":{\"system\":\"https://hospital.example/case\",\"value\":\"4711\"},"
                        + "\"subject\":{\"reference\":\"Patient/somebody-else\"}");
        String course = samples.stored(transaction);
        String taken = Asked.get(server, "/" + course + "/$ipt-course").answer().body();
        assertThat(Asked.json(server, "POST", "", taken).entries("/response/status"))
                .containsOnly("200 OK");
        Asked first = Asked.json(other, "POST", "", taken);
        assertThat(first.status()).as(first.answer().body()).isEqualTo(200);
        assertThat(first.entries("/response/status")).containsOnly("201 Created");
        assertThat(Asked.json(other, "POST", "", taken).entries("/response/status"))
                .containsOnly("200 OK");
        String score = first.entries("/response/location").stream()
                .filter(location -> location.startsWith("Observation/"))
                .findFirst()
                .orElseThrow();
        Asked there = Asked.get(other, "/" + score.replaceFirst("/_history/.*", ""));
        assertThat(there.at("/meta/versionId")).isEqualTo("1");
        assertThat(there.at("/meta/tag/0/code")).isEqualTo("recorded-elsewhere");
        aComputedScoreFollowsItsAnswers();
    }

    /** Of answers that came from another server, with the score that was computed there. */
    private static void aComputedScoreFollowsItsAnswers() {
        Asked found = Asked.get(other, "/Observation?code=http://loinc.org%7C44261-6&_count=1");
        JsonNode score = found.body().at("/entry/0/resource");
        String answers = score.at("/derivedFrom/0/reference").asText();
        ObjectNode response = (ObjectNode) Asked.get(other, "/" + answers).body();
        response.put("status", "amended");
        int before = score.at("/valueQuantity/value").asInt();
        ObjectNode first = (ObjectNode) response.at("/item/0/answer/0/valueCoding");
        int change = -WEIGHTS.indexOf(first.path("code").asText());
        if (change == 0) {
            change = 1;
            first.put("code", WEIGHTS.get(1)).put("display", "Several days");
        } else {
            first.put("code", WEIGHTS.get(0)).put("display", "Not at all");
        }
        Asked amended = Asked.json(other, "PUT", "/" + answers, response.toString());
        assertThat(amended.status()).as(amended.answer().body()).isEqualTo(200);
        Asked after = Asked.get(other, "/Observation?code=http://loinc.org%7C44261-6&derived-from=" + answers);
        assertThat(after.entries("/resource/status")).containsExactly("amended");
        assertThat(after.entries("/resource/valueQuantity/value")).containsExactly("" + (before + change));
        assertThat(after.body().at("/entry/0/resource/identifier")).isEqualTo(score.at("/identifier"));
    }

    private static Map<String, Integer> countsIn(Asked transaction) {
        Map<String, Integer> counts = new TreeMap<>();
        transaction.entries("/resource/resourceType").forEach(type -> counts.merge(type, 1, Integer::sum));
        return counts;
    }

    private static Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        for (String type : List.of(
                "CarePlan",
                "ClinicalImpression",
                "Condition",
                "Consent",
                "Encounter",
                "Goal",
                "Observation",
                "Patient",
                "Procedure",
                "QuestionnaireResponse",
                "RiskAssessment")) {
            int total = other.total("/" + type + "?_total=accurate");
            if (total > 0) {
                counts.put(type, total);
            }
        }
        return counts;
    }

    /** Date, code and value of each, in the order of dates. */
    private static List<String> scores(RunningServer server, String course) {
        Asked found = Asked.get(server, "/Observation?based-on=" + course + "&_sort=date&_count=500");
        return found.entries("/resource").isEmpty()
                ? List.of()
                : found.body().findParents("effectiveDateTime").stream()
                        .map(score -> score.path("effectiveDateTime").asText() + " "
                                + score.at("/code/coding/0/code").asText() + " " + score.at("/valueQuantity/value")
                                + score.at("/valueCodeableConcept/coding/0/code")
                                        .asText())
                        .sorted()
                        .toList();
    }

    private static Map<String, Integer> severities(Asked outcome) {
        Map<String, Integer> severities = new TreeMap<>();
        for (JsonNode issue : outcome.body().path("issue")) {
            severities.merge(issue.path("severity").asText(), 1, Integer::sum);
        }
        return severities;
    }
}
