package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.iptfhir.OwnPatients;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.course.protocol.PlannedPhase;
import org.iptfhir.course.protocol.Protocol;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Variants;
import org.iptfhir.therapy.Variant;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A course is started from each protocol of the guide and run to its end, and the check finds nothing in it. */
@OwnPatients
@ExtendWith(SharedServer.class)
class EveryProtocolToItsEndTest {
    private static final Guide GUIDE = Guide.read(FhirContext.forR4Cached());
    private static final LocalDate START = LocalDate.of(2026, 2, 3);
    private static final int FIRST_TOTAL = 18;
    private static final int LAST_TOTAL = 4;

    private final RunningServer server;
    private final String key = "protocol-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> entries = new ArrayList<>();
    private String course = "";

    EveryProtocolToItsEndTest(RunningServer server) {
        this.server = server;
    }

    static List<Variant> variants() {
        return Variants.of(GUIDE).all();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void leavesNothingToFind(Variant variant) throws IOException {
        PlanDefinition plan = (PlanDefinition)
                GUIDE.definition("PlanDefinition", variant.code()).orElseThrow().resource();
        String area = variant.code().equals("ipt-cm") ? "role-dispute" : "grief";
        admit(variant, plan);
        start(variant, area);
        List<String> phases = runToItsEnd(variant, area, Protocol.of(plan).phases());
        assertThat(phases)
                .containsExactlyElementsOf(Protocol.of(plan).phases().stream()
                        .map(planned -> planned.phase().code())
                        .toList());
        assertThat(CourseFromStartToHandOverTest.findings(server, course)).isEmpty();
        assertThat(Asked.get(server, "/" + course).at("/status")).isEqualTo("completed");
        assertThat(server.total("/Procedure?based-on=" + course + "&status=completed"))
                .isEqualTo(variant.sessions().lowest());
    }

    private void admit(Variant variant, PlanDefinition plan) {
        String illness = plan.getUseContext().stream()
                .filter(context -> context.getCode().getCode().equals("focus"))
                .map(context ->
                        context.getValueCodeableConcept().getCodingFirstRep().getCode())
                .findFirst()
                .orElseThrow();
        int age = variant.oldest().orElse(35) - 3;
        add("Patient", "", "\"birthDate\":\"" + START.minusYears(age) + "\"");
        add("Practitioner", "-therapist", "\"qualification\":[{\"code\":{\"text\":\"IPT, level B\"}}]");
        add("RelatedPerson", "-related", "\"patient\":" + patient());
        add("Condition", "-illness", """
                "subject":%s,"code":{"coding":[{"system":"http://snomed.info/sct","code":"%s"}]},
                "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical",
                "code":"active"}]}""".formatted(patient(), illness));
        if (variant.code().equals("ipsrt")) {
            add("MedicationRequest", "-medication", """
                    "status":"active","intent":"order","subject":%s,"authoredOn":"2026-01-12",
                    "reasonReference":[%s],"medicationCodeableConcept":{"text":"Lithium"}""".formatted(patient(), to("Condition", "-illness")));
        }
        if (variant.members().isPresent()) {
            add("Group", "-group", "\"type\":\"person\",\"actual\":true,\"quantity\":8");
        }
        if (!variant.acute()) {
            add("CarePlan", "-former", """
                    "status":"completed","intent":"plan","subject":%s,"addresses":[%s],
                    "period":{"start":"2025-06-03","end":"2025-09-02"},
                    "category":[{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-course"}]}],
                    "extension":[%s]""".formatted(
                            patient(),
                            to("Condition", "-illness"),
                            coded("end-reason", "end-reason", "completed-early-mutual")));
        }
        send();
    }

    private void start(Variant variant, String area) {
        Asked started = Asked.json(
                server,
                "POST",
                "/PlanDefinition/" + variant.code() + "/$apply?subject=Patient/" + key + "&start=" + START
                        + "&sessions=" + variant.sessions().lowest() + "&problemArea=" + area + "&diagnosis=Condition/"
                        + key + "-illness&practitioner=Practitioner/" + key + "-therapist&persist=true",
                "");
        assertThat(started.status()).as(started.answer().body()).isEqualTo(200);
        course = started.entries("/response/location").get(0).replaceFirst("/_history/.*", "");
        if (variant.members().isPresent()) {
            Asked named = Asked.of(
                    server,
                    "PATCH",
                    "/" + course,
                    "[{\"op\":\"add\",\"path\":\"/supportingInfo\",\"value\":[" + to("Group", "-group") + "]}]",
                    "Content-Type",
                    "application/json-patch+json");
            assertThat(named.status()).as(named.answer().body()).isEqualTo(200);
        }
    }

    /** The phases that the course went through. */
    private List<String> runToItsEnd(Variant variant, String area, List<PlannedPhase> planned) throws IOException {
        Map<String, JsonNode> drafted = new LinkedHashMap<>();
        Asked.get(server, "/CarePlan?part-of=" + course)
                .body()
                .path("entry")
                .forEach(entry -> drafted.put(
                        entry.at("/resource/category/0/coding/0/code").asText(), entry.path("resource")));
        List<String> through = new ArrayList<>();
        LocalDate day = START;
        LocalDate last = START;
        int number = 0;
        for (PlannedPhase one : planned) {
            String phase = one.phase().code();
            JsonNode plan = Objects.requireNonNull(drafted.get(phase), phase);
            move("next-phase?phase=" + phase + "&date=" + day);
            through.add(phase);
            for (int left = plan.at("/extension/0/valuePositiveInt").asInt(); left > 0; left--) {
                number++;
                hold(number, day, "CarePlan/" + plan.path("id").asText(), one, variant);
                last = day;
                day = day.plusDays(one.daysBetween());
            }
            if (through.size() == 1) {
                agree(area, last);
            }
            send();
        }
        move("end?reason=completed-planned&date=" + last);
        return through;
    }

    private void hold(int number, LocalDate day, String phase, PlannedPhase planned, Variant variant) {
        int total = FIRST_TOTAL
                - (FIRST_TOTAL - LAST_TOTAL)
                        * (number - 1)
                        / (variant.sessions().lowest() - 1);
        add("Observation", "-score-" + number, """
                "status":"final","subject":%1$s,"performer":[%1$s],"basedOn":[{"reference":"%2$s"}],
                "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"survey"}]},
                {"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-score"}]}],
                "code":{"coding":[{"system":"http://loinc.org","code":"44261-6"}]},
                "effectiveDateTime":"%3$sT09:50:00+01:00",
                "valueQuantity":{"value":%4$d,"unit":"{score}","system":"http://unitsofmeasure.org","code":"{score}"}""".formatted(patient(), course, day, total));
        add("Procedure", "-session-" + number, """
                "status":"completed","subject":%s,"basedOn":[{"reference":"%s"},{"reference":"%s"}],
                "category":{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-session"}]},
                "performedPeriod":{"start":"%sT10:00:00+01:00","end":"%s+01:00"},"performer":[{"actor":%s}],
                "extension":[{"url":"https://w3id.org/ipt-fhir/StructureDefinition/session-number","valuePositiveInt":%d},
                %s,%s]""".formatted(
                        patient(),
                        course,
                        phase,
                        day,
                        day.atTime(10, 0).plusMinutes(planned.minutes().lowest()) + ":00",
                        to("Practitioner", "-therapist"),
                        number,
                        coded("session-phase", "phase", planned.phase().code()),
                        coded("technique", "technique", technique(planned))));
    }

    private static String technique(PlannedPhase planned) {
        return switch (planned.phase()) {
            case PREGROUP, INITIAL -> "symptom-review";
            case MIDDLE -> "mood-event-link";
            case TERMINATION -> "ending";
            case MAINTENANCE -> "relapse-prevention";
        };
    }

    /** Inventory, formulation and consent, to which whoever takes part agrees. */
    private void agree(String area, LocalDate day) throws IOException {
        example("QuestionnaireResponse", "inventory-anna", "-inventory", day, area);
        example("ClinicalImpression", "formulation-anna", "-formulation", day, area);
        add("Consent", "-consent", """
                "status":"active","scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope",
                "code":"treatment"}]},"category":[{"coding":[
                {"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-consent"}]}],
                "patient":%s,"dateTime":"%s","performer":[%s,%s],"policyRule":{"text":"Weekly sessions"}""".formatted(patient(), day, patient(), to("RelatedPerson", "-related")));
    }

    /** What the guide's example says, of this patient and course. */
    private void example(String type, String id, String name, LocalDate day, String area) throws IOException {
        String text = Files.readString(Path.of("ig/fsh-generated/resources", type + "-" + id + ".json"))
                .replace("CarePlan/course-anna", course)
                .replace("Patient/patient-anna", "Patient/" + key)
                .replace("Practitioner/practitioner-keller", "Practitioner/" + key + "-therapist")
                .replace("Condition/condition-anna-depression", "Condition/" + key + "-illness")
                .replace("QuestionnaireResponse/inventory-anna", "QuestionnaireResponse/" + key + "-inventory")
                .replace("\"id\": \"" + id + "\"", "\"id\": \"" + key + name + "\"")
                .replaceAll(
                        "\"code\": \"grief\"(,\\s*\"system\": \"[^\"]*\"),\\s*\"display\": \"Grief\"",
                        "\"code\": \"" + area + "\"$1")
                .replaceAll("2026-02-\\d\\d", day.toString());
        put(type, name, text);
    }

    private String patient() {
        return to("Patient", "");
    }

    private String to(String type, String name) {
        return "{\"reference\":\"" + type + "/" + key + name + "\"}";
    }

    private static String coded(String extension, String system, String code) {
        return """
                {"url":"https://w3id.org/ipt-fhir/StructureDefinition/%s","valueCodeableConcept":{"coding":[
                {"system":"https://w3id.org/ipt-fhir/CodeSystem/%s","code":"%s"}]}}""".formatted(extension, system, code);
    }

    private void add(String type, String name, String elements) {
        put(type, name, "{\"resourceType\":\"" + type + "\",\"id\":\"" + key + name + "\"," + elements + "}");
    }

    private void put(String type, String name, String resource) {
        entries.add("{\"request\":{\"method\":\"PUT\",\"url\":\"" + type + "/" + key + name + "\"},\"resource\":"
                + resource + "}");
    }

    /** What was added, in one transaction. */
    private void send() {
        Asked stored = Asked.json(
                server,
                "POST",
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + String.join(",", entries) + "]}");
        assertThat(stored.status()).as(stored.answer().body()).isEqualTo(200);
        entries.clear();
    }

    private void move(String operation) {
        Asked moved = Asked.json(server, "POST", "/" + course + "/$ipt-" + operation, "");
        assertThat(moved.status()).as(moved.answer().body()).isEqualTo(200);
    }
}
