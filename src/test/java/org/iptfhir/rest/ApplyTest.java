package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A course from a protocol: for review, or stored at once. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class ApplyTest {
    private static final IParser JSON = FhirContext.forR4Cached().newJsonParser();
    private static final String BASE = "https://w3id.org/ipt-fhir/";

    private final RunningServer server;
    private final String patient = "applied-" + UUID.randomUUID();

    ApplyTest(RunningServer server) {
        this.server = server;
        Asked.put(server, "Patient", patient, "\"birthDate\":\"2007-06-01\"");
        Asked.put(server, "Practitioner", "applying", "\"active\":true");
    }

    @Test
    void aDraftHasTheCourseItsPhasesGoalsAndTasks() {
        Bundle draft = review("ipt", "sessions=16&problemArea=grief&practitioner=Practitioner/applying");
        assertThat(draft.getType()).isEqualTo(BundleType.TRANSACTION);
        CarePlan course = (CarePlan) draft.getEntryFirstRep().getResource();
        assertThat(course.getStatus()).isEqualTo(CarePlanStatus.DRAFT);
        assertThat(course.getInstantiatesCanonical().get(0).getValue()).startsWith(BASE + "PlanDefinition/ipt|");
        assertThat(course.getSubject().getReference()).isEqualTo("Patient/" + patient);
        assertThat(course.getAuthor().getReference()).isEqualTo("Practitioner/applying");
        assertThat(course.getPeriod().getStartElement().getValueAsString()).isEqualTo("2026-03-02");
        assertThat(extension(course, "planned-sessions")).isEqualTo("16");
        assertThat(((CodeableConcept) course.getExtensionByUrl(BASE + "StructureDefinition/format")
                                .getValue())
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("individual");
        List<CarePlan> phases = of(draft, CarePlan.class).skip(1).toList();
        assertThat(phases)
                .extracting(
                        phase -> phase.getCategoryFirstRep().getCodingFirstRep().getCode())
                .containsExactly("initial", "middle", "termination");
        assertThat(phases)
                .extracting(phase -> extension(phase, "planned-sessions"))
                .containsExactly("3", "10", "3");
        assertThat(of(draft, Goal.class)
                        .map(goal -> goal.getDescription().getCodingFirstRep().getCode()))
                .containsExactly("symptom-relief", "mourning", "staying-well");
        assertThat(of(draft, Task.class)
                        .map(task -> task.getCode().getCodingFirstRep().getCode()))
                .containsExactly(
                        "fill-in-questionnaire",
                        "fill-in-questionnaire",
                        "agree-problem-area",
                        "write-formulation",
                        "obtain-consent",
                        "fill-in-questionnaire",
                        "fill-in-questionnaire",
                        "fill-in-questionnaire");
        assertThat(phases.get(1).getInstantiatesCanonical())
                .extracting(CanonicalType::getValue)
                .as("what may be done and need not is no task")
                .anyMatch(canonical -> canonical.startsWith(BASE + "Questionnaire/communication-analysis|"))
                .anyMatch(canonical -> canonical.startsWith(BASE + "ActivityDefinition/active-listening|"));
    }

    @Test
    void theMoodIsAskedForAtEverySessionOfAPhase() {
        Bundle draft = review("ipt", "sessions=12&problemArea=grief");
        List<Task> mood = of(draft, Task.class)
                .filter(task -> task.getRestriction().hasRepetitions())
                .toList();
        assertThat(mood)
                .extracting(task -> task.getRestriction().getRepetitions())
                .containsExactly(3, 6, 3);
        assertThat(mood).allSatisfy(task -> {
            assertThat(task.getInputFirstRep().getValue().primitiveValue())
                    .matches("\\Q" + BASE + "Questionnaire/phq-9|\\E\\d+\\.\\d+\\.\\d+");
            assertThat(task.getOwner().getReference()).isEqualTo("Patient/" + patient);
        });
        assertThat(mood)
                .extracting(task ->
                        task.getRestriction().getPeriod().getStartElement().getValueAsString())
                .containsExactly("2026-03-02", "2026-03-23", "2026-05-04");
        assertThat(of(draft, Goal.class)
                        .map(goal -> goal.getTargetFirstRep().getDueDateType().getValueAsString()))
                .containsOnly("2026-05-18");
    }

    @ParameterizedTest
    @CsvSource({
        "grief, mourning, grief-work",
        "role-dispute, dispute-resolution, dispute-work",
        "role-transition, new-role, transition-work",
        "interpersonal-deficits, contact, deficits-work"
    })
    void theBranchOfTheProblemAreaApplies(String area, String goal, String technique) {
        Bundle draft = review("ipt-a", "sessions=12&problemArea=" + area);
        assertThat(of(draft, Goal.class)
                        .map(one -> one.getDescription().getCodingFirstRep().getCode()))
                .containsExactly("symptom-relief", goal, "staying-well");
        assertThat(techniquesOfAreas(draft)).containsExactly(technique);
        assertThat(of(draft, Task.class)
                        .map(task -> task.getCode().getCodingFirstRep().getCode()))
                .contains("meet-parents", "telephone-contact");
    }

    @Test
    void noBranchAppliesBeforeTheProblemAreaIsAgreed() {
        Bundle draft = review("ipt", "sessions=12");
        assertThat(techniquesOfAreas(draft)).isEmpty();
        assertThat(of(draft, Goal.class)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipt", "ipt-a"})
    void theTransactionCanBePostedAsItIs(String protocol) {
        String draft = get("PlanDefinition/" + protocol + "/$apply?" + parameters("sessions=16&problemArea=grief"))
                .answer()
                .body();
        Asked judged = Asked.json(server, "POST", "/Bundle/$validate", draft);
        assertThat(judged.status()).isEqualTo(200);
        assertThat(judged.body().findValuesAsText("severity"))
                .as(judged.answer().body())
                .containsOnly("information");
        Asked posted = Asked.json(server, "POST", "", draft);
        assertThat(posted.status()).as(posted.answer().body()).isEqualTo(200);
        assertThat(posted.entries("/response/status")).containsOnly("201 Created");
        assertThat(Asked.json(server, "POST", "", draft).entries("/response/status"))
                .containsOnly("200 OK");
        assertThat(plans()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|0.1.0"})
    void theProtocolIsNamedByItsUrlToo(String version) {
        Asked byUrl = get(
                "PlanDefinition/$apply?url=" + BASE + "PlanDefinition/ipt" + version + "&" + parameters("sessions=12"));
        assertThat(byUrl.answer().body())
                .isEqualTo(get("PlanDefinition/ipt/$apply?" + parameters("sessions=12"))
                        .answer()
                        .body());
    }

    @Test
    void aCourseIsStoredInOneTransaction() {
        Asked stored = persist("ipt", "\"valueInteger\":14", ",{\"name\":\"problemArea\",\"valueCode\":\"grief\"}");
        assertThat(stored.status()).as(stored.answer().body()).isEqualTo(200);
        assertThat(stored.at("/type")).isEqualTo("transaction-response");
        assertThat(stored.entries("/response/status")).containsOnly("201 Created");
        String course = location(stored);
        assertThat(Asked.get(server, "/" + course).at("/status")).isEqualTo("draft");
        assertThat(server.total("/CarePlan?part-of=" + course)).isEqualTo(3);
        assertThat(server.total("/Task?based-on=" + course)).isEqualTo(8);
        assertThat(server.total("/Goal?subject=Patient/" + patient)).isEqualTo(3);
        assertThat(Asked.get(server, "/" + course + "/$validate").body().findValuesAsText("severity"))
                .doesNotContain("error", "warning");
    }

    @Test
    void xmlIsTakenAndGiven() {
        Asked stored = Asked.of(
                server,
                "POST",
                "/PlanDefinition/ipt/$apply",
                """
                <Parameters xmlns="http://hl7.org/fhir">
                <parameter><name value="subject"/><valueReference><reference value="Patient/%s"/></valueReference></parameter>
                <parameter><name value="start"/><valueDate value="2026-03-02"/></parameter>
                <parameter><name value="sessions"/><valuePositiveInt value="12"/></parameter>
                <parameter><name value="persist"/><valueBoolean value="true"/></parameter>
                </Parameters>""".formatted(patient),
                "Content-Type",
                "application/fhir+xml");
        assertThat(stored.status()).as(stored.answer().body()).isEqualTo(200);
        assertThat(stored.answer().body()).contains("<Bundle", "201 Created");
        assertThat(plans()).isEqualTo(4);
    }

    @Test
    void aRepeatedCallFindsTheFirstCourse() {
        Asked first = persist("ipt", "\"valueInteger\":14", "");
        Asked second = persist("ipt", "\"valueInteger\":14", "");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.at("/type")).isEqualTo("transaction-response");
        assertThat(second.entries("/response/status")).containsOnly("200 OK");
        assertThat(second.entries("/response/location")).isEqualTo(first.entries("/response/location"));
        assertThat(second.at("/entry/0/response/outcome/issue/0/diagnostics")).contains("started before");
        Asked forReview = get("PlanDefinition/ipt/$apply?" + parameters("sessions=14"));
        assertThat(forReview.entries("/response/location")).isEqualTo(first.entries("/response/location"));
        assertThat(plans()).isEqualTo(4);
    }

    @Test
    void aRepeatedCallThatAsksForMoreChangesNothing() {
        Asked first = persist("ipt", "\"valueInteger\":14", "");
        Asked second = persist("ipt", "\"valueInteger\":20", ",{\"name\":\"problemArea\",\"valueCode\":\"grief\"}");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.entries("/response/location")).isEqualTo(first.entries("/response/location"));
        assertThat(server.total("/Goal?subject=Patient/" + patient)).isEqualTo(2);
    }

    @Test
    void anIdentifierOfTheClientTellsCoursesApart() {
        Asked first = persist("ipt", "\"valueInteger\":14", ",{\"name\":\"identifier\",\"valueString\":\"order-1\"}");
        Asked second = persist("ipt", "\"valueInteger\":14", ",{\"name\":\"identifier\",\"valueString\":\"order-2\"}");
        assertThat(location(second)).isNotEqualTo(location(first));
        Asked course = Asked.get(server, "/" + location(first));
        assertThat(course.at("/identifier/0/value")).isEqualTo(patient + ".order-1");
        assertThat(course.at("/identifier/0/system")).startsWith("urn:uuid:");
        assertThat(server.total(
                        "/CarePlan?identifier=" + course.at("/identifier/0/system") + "%7C" + patient + ".order-1"))
                .isEqualTo(1);
    }

    @Test
    void callsAtOnceMakeOneCourse() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Asked>> calls = IntStream.range(0, 8)
                    .<Callable<Asked>>mapToObj(
                            client -> () -> persist("ipt", "\"valueInteger\":" + (12 + client % 2), ""))
                    .toList();
            List<Asked> answers = new java.util.ArrayList<>();
            for (Future<Asked> answer : clients.invokeAll(calls)) {
                answers.add(answer.get());
            }
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.status())
                            .as(answer.answer().body())
                            .isEqualTo(200));
            assertThat(answers.stream().map(ApplyTest::location).collect(Collectors.toSet()))
                    .hasSize(1);
            assertThat(answers.stream()
                            .filter(answer -> answer.entries("/response/status").contains("201 Created")))
                    .hasSize(1);
        } finally {
            clients.shutdownNow();
        }
        assertThat(plans()).isEqualTo(4);
        assertThat(server.total("/Task?patient=" + patient)).isEqualTo(8);
    }

    @Test
    void moreSessionsThanTheVariantHasAreWarnedOf() {
        Asked stored = persist("ipt", "\"valueInteger\":20", "");
        assertThat(stored.status()).isEqualTo(200);
        assertThat(stored.answer().body())
                .contains("plans 20 sessions", location(stored) + ": ")
                .doesNotContain("Bundle.entry", "Line[");
        assertThat(Asked.get(server, "/" + location(stored) + "/$validate")
                        .answer()
                        .body())
                .contains("plans 20 sessions");
    }

    @Test
    void diagnosisSecondAreaAndReasonComeIntoTheCourse() {
        String illness = illness();
        Bundle draft = review(
                "ipt",
                "sessions=20&problemArea=grief&secondProblemArea=role-dispute&diagnosis=" + illness
                        + "&reasonForSessions=Two%20losses");
        CarePlan course = (CarePlan) draft.getEntryFirstRep().getResource();
        assertThat(course.getAddressesFirstRep().getReference()).isEqualTo(illness);
        assertThat(extension(course, "extension-reason")).isEqualTo("Two losses");
        assertThat(course.getExtensionsByUrl(BASE + "StructureDefinition/problem-area"))
                .extracting(area -> area.getExtensionString("rank"))
                .containsExactly("primary", "secondary");
        assertThat(techniquesOfAreas(draft)).containsExactlyInAnyOrder("grief-work", "dispute-work");
        Asked judged = Asked.json(server, "POST", "/Bundle/$validate", JSON.encodeResourceToString(draft));
        assertThat(judged.body().findValuesAsText("severity"))
                .as(judged.answer().body())
                .containsOnly("information");
    }

    @Test
    void theDiagnosisOfAnotherPatientIsRefused() {
        String illness = illness();
        Asked.put(server, "Patient", "other-" + patient, "\"active\":true");
        Asked refused = Asked.get(
                server,
                "/PlanDefinition/ipt/$apply?subject=Patient/other-" + patient
                        + "&start=2026-03-02&sessions=12&diagnosis=" + illness);
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(422);
        assertThat(refused.answer().body()).contains("X03", illness);
    }

    @Test
    void aSecondAreaIsAnotherThanTheFirst() {
        String start = "/PlanDefinition/ipt/$apply?" + parameters("sessions=16&secondProblemArea=grief");
        assertThat(Asked.get(server, start).status()).isEqualTo(400);
        assertThat(Asked.get(server, start + "&problemArea=grief").status()).isEqualTo(422);
        assertThat(Asked.get(server, start + "&problemArea=role-dispute").status())
                .isEqualTo(200);
    }

    @Test
    void whatTheRulesOverSeveralResourcesRefuseIsNotDraftedEither() {
        Asked.put(server, "Patient", patient, "\"birthDate\":\"1970-06-01\"");
        Asked refused = Asked.get(server, "/PlanDefinition/ipt-a/$apply?" + parameters("sessions=12"));
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(422);
        assertThat(refused.answer().body()).contains("\"code\":\"A01\"");
        Asked warned = Asked.get(server, "/PlanDefinition/ipt/$apply?" + parameters("sessions=20"));
        assertThat(warned.status()).isEqualTo(200);
        assertThat(warned.header("Ipt-Findings")).isNotEmpty();
        Asked findings = Asked.get(
                server, "/PlanDefinition/ipt/$apply?" + parameters("sessions=20"), "Prefer", "return=OperationOutcome");
        assertThat(findings.at("/resourceType")).as(findings.answer().body()).isEqualTo("OperationOutcome");
        assertThat(findings.answer().body())
                .contains("plans 20 sessions", "Bundle.entry[0].resource.")
                .doesNotContain("Line[");
    }

    @Test
    void aCourseIsAnsweredAsTheClientPrefers() {
        Asked stored = Asked.json(
                server,
                "POST",
                "/PlanDefinition/ipt/$apply?persist=true&" + parameters("sessions=12"),
                "{\"resourceType\":\"Parameters\"}",
                "Prefer",
                "return=representation");
        assertThat(stored.status()).as(stored.answer().body()).isEqualTo(200);
        assertThat(stored.entries("/response/status")).containsOnly("201 Created");
    }

    @Test
    void aBatchGetsTheDraftAndStoresNothing() {
        Asked batch = Asked.json(
                server, "POST", "", """
                {"resourceType":"Bundle","type":"batch","entry":[
                {"request":{"method":"GET","url":"PlanDefinition/ipt/$apply?%s"}},
                {"request":{"method":"GET","url":"PlanDefinition/ipt/$apply?%s&persist=true"}},
                {"request":{"method":"POST","url":"PlanDefinition/ipt/$apply"},"resource":{"resourceType":"Parameters",
                "parameter":[{"name":"subject","valueString":"Patient/%s"},{"name":"start","valueDate":"2026-03-02"},
                {"name":"sessions","valueInteger":12},{"name":"persist","valueBoolean":true}]}}]}""".formatted(parameters("sessions=20"), parameters("sessions=12"), patient));
        assertThat(batch.status()).as(batch.answer().body()).isEqualTo(200);
        assertThat(batch.at("/entry/0/resource/type")).isEqualTo("transaction");
        assertThat(batch.answer().body())
                .doesNotContain("plans 20 sessions"); // a finding of the draft, not of the batch
        assertThat(batch.at("/entry/1/response/status"))
                .as(batch.answer().body())
                .startsWith("405");
        assertThat(batch.at("/entry/2/response/status"))
                .as(batch.answer().body())
                .startsWith("4");
        assertThat(plans()).isZero();
    }

    private String illness() {
        String illness = "illness-" + patient;
        Asked.put(server, "Condition", illness, """
                "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},\
                "code":{"coding":[{"system":"http://snomed.info/sct","code":"370143000"}]},\
                "subject":{"reference":"Patient/%s"}""".formatted(patient));
        return "Condition/" + illness;
    }

    @Test
    void aStartedCourseIsMadeActiveByOrdinaryUpdates() {
        Asked stored = persist("ipt", "\"valueInteger\":14", "");
        String illness = illness();
        CarePlan course = read(stored, 0);
        course.setStatus(CarePlanStatus.ACTIVE);
        course.addAddresses().setReference(illness);
        CarePlan initial = read(stored, 1);
        initial.setStatus(CarePlanStatus.ACTIVE);
        initial.getPeriod().setStartElement(course.getPeriod().getStartElement().copy());
        Bundle update = new Bundle().setType(BundleType.TRANSACTION);
        for (CarePlan plan : List.of(course, initial)) {
            update.addEntry()
                    .setResource(plan)
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.PUT)
                    .setUrl("CarePlan/" + plan.getIdElement().getIdPart());
        }
        Asked active = Asked.json(server, "POST", "", JSON.encodeResourceToString(update));
        assertThat(active.status()).as(active.answer().body()).isEqualTo(200);
    }

    @Test
    void protocolsAreFoundLikeEveryDefinition() {
        for (String search : new String[] {
            "PlanDefinition?url=" + BASE + "PlanDefinition/ipt",
            "PlanDefinition?type=clinical-protocol&context=" + BASE + "CodeSystem/variant|ipt"
        }) {
            assertThat(get(search).entries("/resource/id")).containsExactly("ipt");
        }
        assertThat(get("ActivityDefinition?url=" + BASE + "ActivityDefinition/grief-work")
                        .entries("/resource/id"))
                .containsExactly("grief-work");
        assertThat(get("metadata").answer().body()).contains(BASE + "OperationDefinition/start-course");
    }

    private CarePlan read(Asked stored, int entry) {
        String location = stored.at("/entry/" + entry + "/response/location");
        return (CarePlan) JSON.parseResource(Asked.get(server, "/" + location.replaceFirst("/_history.*", ""))
                .answer()
                .body());
    }

    private int plans() {
        return server.total("/CarePlan?subject=Patient/" + patient);
    }

    private Asked get(String path) {
        Asked answer = Asked.get(server, "/" + path);
        assertThat(answer.status()).as(answer.answer().body()).isEqualTo(200);
        return answer;
    }

    private Bundle review(String protocol, String parameters) {
        return (Bundle) JSON.parseResource(get("PlanDefinition/" + protocol + "/$apply?" + parameters(parameters))
                .answer()
                .body());
    }

    private String parameters(String more) {
        return "subject=Patient/" + patient + "&start=2026-03-02&" + more;
    }

    private Asked persist(String protocol, String sessions, String more) {
        return Asked.json(
                server, "POST", "/PlanDefinition/" + protocol + "/$apply", """
                {"resourceType":"Parameters","parameter":[{"name":"subject","valueString":"Patient/%s"},
                {"name":"start","valueDate":"2026-03-02"},{"name":"sessions",%s},
                {"name":"persist","valueBoolean":true}%s]}""".formatted(patient, sessions, more));
    }

    private static String location(Asked stored) {
        return stored.at("/entry/0/response/location").replaceFirst("/_history.*", "");
    }

    private static String extension(CarePlan plan, String id) {
        return plan.getExtensionByUrl(BASE + "StructureDefinition/" + id)
                .getValue()
                .primitiveValue();
    }

    private static <T extends Resource> Stream<T> of(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static List<String> techniquesOfAreas(Bundle draft) {
        return of(draft, CarePlan.class)
                .skip(1)
                .flatMap(phase -> phase.getInstantiatesCanonical().stream())
                .map(CanonicalType::getValue)
                .map(canonical -> canonical.replaceAll(".*/|\\|.*", ""))
                .filter(id -> id.matches("(grief|dispute|transition|deficits)-work"))
                .toList();
    }
}
