package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.iptfhir.InstalledGuide;
import org.iptfhir.ManyClients;
import org.iptfhir.OwnServer;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An empty target stands in for what a reference names before it is here; whoever brings it fills that one. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(SharedServer.class)
@OwnServer
class PlaceholdersTest {
    private static final String MARK = "resource-placeholder";

    private static Path directory;
    private static RunningServer server;

    private final String mrn = UUID.randomUUID().toString();
    private final String condition = "identifier=http://hospital.example/mrn|" + mrn;

    @BeforeAll
    static void start(@TempDir Path data, InstalledGuide guide) {
        directory = data;
        guide.copyTo(directory);
        server = RunningServer.in(directory, "ipt.references.integrity=allow");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void areReferredToWithoutAVersion() {
        String observation = observe();
        assertThat(Asked.get(server, "/Observation/" + observation).at("/subject/reference"))
                .isEqualTo("Patient/" + placeholder());
    }

    @Test
    void areReferredToWithoutAVersionByATransactionThatBringsTheTargetToo() {
        Asked together = bundle(
                "transaction",
                "{\"resource\":" + patient()
                        + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\",\"ifNoneExist\":\"" + condition
                        + "\"}}",
                "{\"resource\":" + observation() + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}");
        assertThat(together.status()).as(together.answer().body()).isEqualTo(200);
        assertThat(Asked.get(server, "/Observation?subject:Patient." + condition)
                        .entries("/resource/subject/reference"))
                .containsExactly("Patient/" + idOfPatient());
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "transaction", "batch"})
    void areFilledByAConditionalCreate(String way) {
        String observation = observe();
        String id = placeholder();
        Asked brought = bring(way);
        assertThat(statusOf(way, brought)).as(brought.answer().body()).startsWith("201");
        assertThat(locationOf(way, brought)).contains("Patient/" + id + "/_history/2");
        isFilled(id, observation);
        Asked again = bring(way);
        assertThat(statusOf(way, again)).as(again.answer().body()).startsWith("200");
        assertThat(Asked.get(server, "/Patient/" + id).at("/meta/versionId")).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "transaction", "batch"})
    void areFilledByAConditionalUpdate(String way) {
        String observation = observe();
        String id = placeholder();
        String url = "Patient?" + condition;
        Asked brought = way.equals("single")
                ? Asked.json(server, "PUT", "/" + url, patient())
                : bundle(
                        way,
                        "{\"resource\":" + patient() + ",\"request\":{\"method\":\"PUT\",\"url\":\"" + url + "\"}}");
        assertThat(statusOf(way, brought)).as(brought.answer().body()).startsWith("200");
        isFilled(id, observation);
    }

    @Test
    void areFilledByATransactionWhoseOtherEntriesReferToThem() {
        String observation = observe();
        String id = placeholder();
        String fullUrl = "urn:uuid:" + UUID.randomUUID();
        Asked brought = bundle(
                "transaction",
                "{\"fullUrl\":\"" + fullUrl + "\",\"resource\":" + patient()
                        + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\",\"ifNoneExist\":\"" + condition
                        + "\"}}",
                "{\"resource\":"
                        + observation().replace("Patient?" + condition, fullUrl).replace("\"y\"", "\"z\"")
                        + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\","
                        + "\"ifNoneExist\":\"subject=" + fullUrl + "&code:text=z\"}}");
        assertThat(brought.status()).as(brought.answer().body()).isEqualTo(200);
        assertThat(brought.entries("/response/status")).containsExactly("201 Created", "201 Created");
        isFilled(id, observation);
        assertThat(Asked.get(server, "/Observation?subject=Patient/" + id)
                        .body()
                        .path("entry"))
                .hasSize(2);
    }

    @Test
    void areFilledOnceByManyAtOnce() {
        observe();
        String id = placeholder();
        List<Asked> answers = ManyClients.atOnce(client -> bring("single"));
        assertThat(answers.stream().map(Asked::status).filter(status -> status == 201))
                .hasSize(1);
        assertThat(answers).extracting(Asked::status).containsOnly(200, 201);
        assertThat(Asked.get(server, "/Patient/" + id).at("/meta/versionId")).isEqualTo("2");
    }

    @Test
    void areFilledByTheCourseOfTheGuide() throws IOException {
        String course = Files.readString(Path.of("ig/input/examples/Bundle-grief-course.json"));
        Asked early = Asked.json(
                server,
                "POST",
                "/Observation",
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"y\"},"
                        + "\"subject\":{\"reference\":\"Patient?" + conditionOf("patient", course) + "\"},"
                        + "\"basedOn\":[{\"reference\":\"CarePlan?" + conditionOf("grief-course", course) + "\"}],"
                        + "\"performer\":[{\"reference\":\"Organization?" + conditionOf("organization", course)
                        + "\"}]}");
        assertThat(early.status()).as(early.answer().body()).isEqualTo(201);
        Asked brought = Asked.json(server, "POST", "", course);
        assertThat(brought.status()).as(brought.answer().body()).isEqualTo(200);
        assertThat(brought.entries("/response/status")).containsOnly("201 Created");
        Asked observation = Asked.get(server, "/Observation/" + early.at("/id"));
        for (String place : List.of("/subject", "/basedOn/0", "/performer/0")) {
            String target = observation.at(place + "/reference");
            assertThat(brought.entries("/response/location"))
                    .anyMatch(location -> location.contains(target + "/_history/2"));
            assertThat(Asked.get(server, "/" + target).answer().body()).doesNotContain(MARK);
        }
        assertThat(Asked.get(server, "/CarePlan?subject=" + observation.at("/subject/reference"))
                        .entries("/resource/status"))
                .isNotEmpty()
                .doesNotContain("");
    }

    /** What an entry of the course is found by, given a part of its identifier. */
    private static String conditionOf(String part, String course) {
        return Pattern.compile("\"ifNoneExist\": \"(identifier=[^\"]*" + part + "[^\"]*)\"")
                .matcher(course)
                .results()
                .map(result -> result.group(1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void areFilledByThePatchThatChangesThem() {
        observe();
        String id = placeholder();
        Asked patched = Asked.of(
                server,
                "PATCH",
                "/Patient/" + id,
                "[{\"op\":\"add\",\"path\":\"/birthDate\",\"value\":\"1981\"}]",
                "Content-Type",
                "application/json-patch+json");
        assertThat(patched.status()).as(patched.answer().body()).isEqualTo(200);
        assertThat(Asked.get(server, "/Patient/" + id).answer().body()).doesNotContain(MARK);
        assertThat(bring("single").status()).isEqualTo(200);
        assertThat(Asked.get(server, "/Patient/" + id).at("/birthDate")).isEqualTo("1981");
    }

    @Test
    void areNothingYetForWhoeverExpectsNothing() {
        String observation = observe();
        String id = placeholder();
        Asked brought = Asked.json(
                server,
                "PUT",
                "/Patient/" + id,
                patient().replaceFirst("\\{", "{\"id\":\"" + id + "\","),
                "If-None-Match",
                "*");
        assertThat(brought.status()).as(brought.answer().body()).isIn(200, 201);
        isFilled(id, observation);
    }

    @Test
    void areFilledByAnIdOfTheSendersOwn() {
        String observation = observation().replace("Patient?" + condition, "Patient/later");
        Asked early = Asked.json(server, "POST", "/Observation", observation);
        assertThat(early.status()).as(early.answer().body()).isEqualTo(201);
        Asked late = Asked.json(
                server,
                "PUT",
                "/Patient/later",
                "{\"resourceType\":\"Patient\",\"id\":\"later\",\"birthDate\":\"1980\"}");
        assertThat(late.status()).isIn(200, 201);
        assertThat(Asked.get(server, "/Observation?patient=later").entries("/resource/id"))
                .containsExactly(early.at("/id"));
        assertThat(Asked.get(server, "/Patient/later").at("/birthDate")).isEqualTo("1980");
    }

    /** The last: it ends the server of the others, and starts one without the setting over the same data. */
    @Test
    @Order(Integer.MAX_VALUE)
    void areFilledAfterTheSettingIsGone() {
        observe();
        server.close();
        server = RunningServer.in(directory);
        Asked brought = Asked.json(server, "POST", "/Patient", patient(), "If-None-Exist", condition);
        assertThat(brought.status()).as(brought.answer().body()).isEqualTo(201);
        assertThat(Asked.get(server, "/Patient?" + condition).entries("/resource/birthDate"))
                .containsExactly("1980-01-01");
    }

    private String observe() {
        Asked early = Asked.json(server, "POST", "/Observation", observation());
        assertThat(early.status()).as(early.answer().body()).isEqualTo(201);
        return early.at("/id");
    }

    /** The id of the one that stands in. */
    private String placeholder() {
        String id = idOfPatient();
        assertThat(Asked.get(server, "/Patient/" + id).answer().body()).contains(MARK);
        return id;
    }

    private String idOfPatient() {
        List<String> found = Asked.get(server, "/Patient?" + condition).entries("/resource/id");
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private void isFilled(String id, String observation) {
        assertThat(idOfPatient()).isEqualTo(id);
        Asked read = Asked.get(server, "/Patient/" + id);
        assertThat(read.at("/birthDate")).isEqualTo("1980-01-01");
        assertThat(read.answer().body()).doesNotContain(MARK);
        assertThat(Asked.get(server, "/Observation/" + observation).at("/subject/reference"))
                .isEqualTo("Patient/" + id);
        assertThat(Asked.get(server, "/Observation?subject:Patient.birthdate=1980-01-01&_id=" + observation)
                        .entries("/resource/id"))
                .containsExactly(observation);
    }

    private Asked bring(String way) {
        return way.equals("single")
                ? Asked.json(server, "POST", "/Patient", patient(), "If-None-Exist", condition)
                : bundle(
                        way,
                        "{\"resource\":" + patient()
                                + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\",\"ifNoneExist\":\"" + condition
                                + "\"}}");
    }

    private static Asked bundle(String type, String... entries) {
        return Asked.json(
                server,
                "POST",
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + String.join(",", entries)
                        + "]}");
    }

    private static String statusOf(String way, Asked answer) {
        return way.equals("single") || answer.status() != 200
                ? String.valueOf(answer.status())
                : answer.at("/entry/0/response/status");
    }

    private static String locationOf(String way, Asked answer) {
        return way.equals("single") ? answer.header("Location") : answer.at("/entry/0/response/location");
    }

    private String patient() {
        return "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"http://hospital.example/mrn\",\"value\":\""
                + mrn + "\"}],\"name\":[{\"family\":\"Muster\"}],\"birthDate\":\"1980-01-01\"}";
    }

    private String observation() {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"y\"},"
                + "\"subject\":{\"reference\":\"Patient?" + condition + "\"}}";
    }
}
