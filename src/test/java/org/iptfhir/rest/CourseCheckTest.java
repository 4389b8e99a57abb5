package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.iptfhir.OwnPatients;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** All findings of a course, stored or sent. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@OwnPatients
@ExtendWith(SharedServer.class)
class CourseCheckTest {
    private static final int SEED = 4711;

    private final RunningServer server;
    private final SampledCourses samples;

    CourseCheckTest(RunningServer server) {
        this.server = server;
        this.samples = new SampledCourses(server, SEED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"resource\":null", "\"resource\":{\"resourceType\":\"Patient\",\"extension\":[null]}"})
    void tellsOfANullAtItsPlace(String entry) {
        Asked checked = Asked.json(
                server,
                "POST",
                "/$ipt-check",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{" + entry + "}]}");
        assertThat(checked.status()).as(checked.answer().body()).isEqualTo(200);
        assertThat(checked.at("/issue/0/expression/0")).startsWith("Bundle.entry[0].resource");
    }

    @Test
    void hasNothingAgainstARightCourse() {
        String course = samples.stored(samples.transaction(CarePlanStatus.COMPLETED, 1));
        assertThat(errors(Asked.get(server, "/" + course + "/$ipt-check"))).isEmpty();
        assertThat(errors(Asked.json(server, "POST", "/$ipt-check", transfer(course))))
                .isEmpty();
    }

    @Test
    void tellsOfEachFaultWhichResourceHasIt() {
        String course = samples.stored(samples.transaction(CarePlanStatus.COMPLETED, 100));
        String session = lastSession(course);
        ObjectNode changed = (ObjectNode) Asked.get(server, "/" + session).body();
        changed.withArray("extension").forEach(extension -> {
            if (extension.path("url").asText().endsWith("/session-number")) {
                ((ObjectNode) extension)
                        .put(
                                "valuePositiveInt",
                                extension.path("valuePositiveInt").asInt() + 5);
            }
        });
        changed.remove("note");
        Asked stored = Asked.json(server, "PUT", "/" + session, changed.toString());
        assertThat(stored.status()).as(stored.answer().body()).isEqualTo(200);

        JsonNode gap = issue(Asked.get(server, "/" + course + "/$ipt-check"), "S03");
        assertThat(gap.at("/severity").asText()).isEqualTo("warning");
        assertThat(gap.at("/expression/0").asText())
                .startsWith("Procedure.where(id='" + session.substring("Procedure/".length()) + "').extension");
        assertThat(gap.at("/diagnostics").asText()).startsWith(session + ": ").doesNotContain("Bundle");
        assertThat(gap.has("location")).isFalse();

        JsonNode sent = issue(Asked.json(server, "POST", "/$ipt-check", transfer(course)), "S03");
        assertThat(sent.at("/expression/0").asText()).startsWith("Bundle.entry[");
        assertThat(sent.at("/location/0").asText()).startsWith("Line[");
    }

    @Test
    void judgesWhatIsSentByItself() {
        String course = samples.stored(samples.transaction(CarePlanStatus.ACTIVE, 200));
        // The same patient has an active course here: of what is sent that is no fault.
        assertThat(errors(Asked.json(server, "POST", "/$ipt-check", transfer(course))))
                .isEmpty();
        String wrapped = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":"
                + transfer(course).replace("\"initial\"", "\"inital\"") + "}]}";
        assertThat(errors(Asked.json(server, "POST", "/$ipt-check", wrapped))).isNotEmpty();
    }

    /** As data may be that is older than the rule: a link to another patient's course. */
    @Test
    void tellsWhatIsOfAnotherPatientAndGivesItToNobody() {
        String course = samples.stored(samples.transaction(CarePlanStatus.COMPLETED, 400));
        String other = samples.stored(samples.transaction(CarePlanStatus.COMPLETED, 500));
        List<String> before = Asked.get(server, "/" + course + "/$ipt-course").entries("/resource/resourceType");
        String session = lastSession(other);
        JdbcTemplate database = new JdbcTemplate(server.bean(DataSource.class));
        assertThat(database.update(
                        "update hfj_res_link set target_resource_id = (select res_id from hfj_resource where"
                                + " res_type = 'CarePlan' and fhir_id = ?) where src_resource_id = (select res_id from"
                                + " hfj_resource where res_type = 'Procedure' and fhir_id = ?) and target_resource_id ="
                                + " (select res_id from hfj_resource where res_type = 'CarePlan' and fhir_id = ?)",
                        idPart(course),
                        idPart(session),
                        idPart(other)))
                .isPositive();
        assertThat(database.update(
                        "update hfj_res_ver set res_text_vc = replace(res_text_vc, ?, ?) where res_id = (select res_id"
                                + " from hfj_resource where res_type = 'Procedure' and fhir_id = ?)",
                        other,
                        course,
                        idPart(session)))
                .isPositive();

        JsonNode stranger = issue(Asked.get(server, "/" + course + "/$ipt-check"), "X03");
        assertThat(stranger.at("/severity").asText()).isEqualTo("error");
        assertThat(stranger.at("/expression/0").asText())
                .startsWith("Procedure.where(id='" + idPart(session) + "').basedOn[");
        assertThat(stranger.at("/diagnostics").asText()).contains(session, course, patientOf(course), patientOf(other));
        Asked taken = Asked.get(server, "/" + course + "/$ipt-course");
        assertThat(taken.entries("/resource/resourceType")).isEqualTo(before);
        assertThat(taken.answer().body()).doesNotContain(idPart(session));
        assertThat(Asked.get(server, "/" + course + "/$ipt-summary").answer().body())
                .doesNotContain(patientOf(other), idPart(session));
    }

    private String patientOf(String course) {
        return Asked.get(server, "/" + course).at("/subject/reference");
    }

    private static String idPart(String reference) {
        return reference.substring(reference.indexOf('/') + 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /CarePlan/there-is-none/$ipt-check   |                                                      | 404 | CarePlan?category=ipt-course
            GET  | /CarePlan/there-is-none/$ipt-course  |                                                      | 404 | CarePlan?category=ipt-course
            POST | /$ipt-check                          |                                                      | 400 | send a Bundle of a course
            GET  | /$ipt-check                          |                                                      | 400 | CarePlan/[id]/$ipt-check
            POST | /$ipt-check                          | {"resourceType":"Bundle","type":"collection"}        | 422 | category ipt-course
            POST | /$ipt-check                          | {"resourceType":"Patient","active":true}             | 422 | Bundle
            POST | /$ipt-check                          | {"resourceType":"Parameters"}                        | 400 | parameter resource
            POST | /CarePlan/one/$ipt-check             | {"resourceType":"Bundle","type":"collection"}        | 400 | send no body
            POST | /CarePlan/one/$ipt-course            | {"resourceType":"Bundle","type":"collection"}        | 400 | send no body
            """)
    void saysWhatToCallInstead(String method, String path, String body, int status, String words) {
        Asked answer = Asked.json(server, method, path, body == null ? "" : body);
        assertThat(answer.status()).as(answer.answer().body()).isEqualTo(status);
        assertThat(answer.says()).contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$ipt-check", "$ipt-course", "$ipt-summary"})
    void takesParametersThatSayNothingForNoBody(String operation) {
        String course = samples.stored(samples.transaction(CarePlanStatus.COMPLETED, 1));
        String path = "/" + course + "/" + operation;
        for (String body :
                List.of("{\"resourceType\":\"Parameters\"}", "{\"resourceType\":\"Parameters\",\"id\":\"none\"}")) {
            Asked answer = Asked.json(server, "POST", path, body);
            assertThat(answer.status()).as(answer.answer().body()).isEqualTo(200);
        }
        Asked xml = Asked.of(
                server,
                "POST",
                path,
                "<Parameters xmlns=\"http://hl7.org/fhir\"/>",
                "Content-Type",
                "application/fhir+xml");
        assertThat(xml.status()).as(xml.answer().body()).isEqualTo(200);
        Asked refused = Asked.json(server, "POST", path, """
                {"resourceType":"Parameters","parameter":[{"name":"verbose","valueBoolean":true}]}""");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.says()).contains("send no body");
    }

    @Test
    void answersInABundleToo() {
        String course = samples.stored(samples.transaction(CarePlanStatus.COMPLETED, 300));
        for (String type : List.of("batch", "transaction")) {
            Asked answer = Asked.json(server, "POST", "", """
                    {"resourceType":"Bundle","type":"%s","entry":[
                    {"request":{"method":"GET","url":"%s/$ipt-check"}},
                    {"request":{"method":"GET","url":"%s/$ipt-course"}},
                    {"request":{"method":"GET","url":"%s/$ipt-summary"}}]}""".formatted(type, course, course, course));
            assertThat(answer.at("/type")).as(answer.answer().body()).isEqualTo(type + "-response");
            assertThat(answer.at("/entry/0/resource/resourceType")).isEqualTo("OperationOutcome");
            assertThat(answer.at("/entry/1/resource/type")).isEqualTo("transaction");
            assertThat(answer.at("/entry/2/resource/type")).isEqualTo("document");
        }
    }

    @Test
    void leadsFromAPhaseToItsCourse() {
        String course = samples.stored(samples.transaction(CarePlanStatus.COMPLETED, 300));
        String phase = Asked.get(server, "/CarePlan?part-of=" + course)
                .entries("/resource/id")
                .get(0);
        for (String operation : List.of("$ipt-check", "$ipt-course")) {
            Asked answer = Asked.get(server, "/CarePlan/" + phase + "/" + operation);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.says()).contains("is a phase", course);
        }
    }

    @Test
    void isNoOperationOnOtherPlansOrOnWhatWasTakenBack() {
        Asked.put(server, "Patient", "checked", "\"active\":true");
        String plan = "\"intent\":\"plan\",\"subject\":{\"reference\":\"Patient/checked\"}";
        Asked.put(server, "CarePlan", "other-plan", "\"status\":\"active\"," + plan);
        assertThat(Asked.get(server, "/CarePlan/other-plan/$ipt-check").says()).contains("no course of IPT");
        String kind = ",\"category\":[{\"coding\":[{\"system\":\"https://w3id.org/ipt-fhir/CodeSystem/kind\","
                + "\"code\":\"ipt-course\"}]}]";
        Asked.put(server, "CarePlan", "taken-back", "\"status\":\"entered-in-error\"," + plan + kind);
        Asked answer = Asked.get(server, "/CarePlan/taken-back/$ipt-check");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.says()).contains("entered in error");
    }

    private String transfer(String course) {
        Asked transfer = Asked.get(server, "/" + course + "/$ipt-course");
        assertThat(transfer.status()).as(transfer.answer().body()).isEqualTo(200);
        return transfer.answer().body();
    }

    private String lastSession(String course) {
        List<String> sessions = Asked.get(server, "/Procedure?based-on=" + course + "&status=completed&_sort=-date")
                .entries("/resource/id");
        assertThat(sessions).isNotEmpty();
        return "Procedure/" + sessions.get(0);
    }

    private static JsonNode issue(Asked outcome, String rule) {
        for (JsonNode issue : outcome.body().path("issue")) {
            if (issue.at("/details/coding/0/code").asText().equals(rule)) {
                return issue;
            }
        }
        throw new AssertionError("no " + rule + " in " + outcome.answer().body());
    }

    private static List<String> errors(Asked outcome) {
        assertThat(outcome.status()).as(outcome.answer().body()).isEqualTo(200);
        List<String> errors = new ArrayList<>();
        outcome.body().path("issue").forEach(issue -> {
            if (issue.path("severity").asText().matches("error|fatal")) {
                errors.add(issue.path("expression") + " "
                        + issue.path("diagnostics").asText());
            }
        });
        return errors;
    }
}
