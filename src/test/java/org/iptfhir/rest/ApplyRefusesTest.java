package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code $apply} cannot mean: refused with what to do instead, and nothing stored. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class ApplyRefusesTest {
    private static final String IPT = "https://w3id.org/ipt-fhir/PlanDefinition/ipt";

    private final RunningServer server;

    ApplyRefusesTest(RunningServer server) {
        this.server = server;
        Asked.put(server, "Patient", "not-applied", "\"active\":true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // the protocol
                "nonesuch/$apply; P,S,N; 404; clinical-protocol",
                "$apply; P,S,N; 400; url is missing",
                "$apply; url=https://example.org/nonesuch,P,S,N; 404; clinical-protocol",
                "$apply; url=" + IPT + "|9.9.9,P,S,N; 404; clinical-protocol",
                "ipt/$apply; url=" + IPT + ",P,S,N; 400; leave url out",
                // missing
                "ipt/$apply; S,N; 400; subject is missing",
                "ipt/$apply; P,N; 400; start is missing",
                "ipt/$apply; P,S; 400; sessions is missing",
                "ipt/$apply; ; 400; subject is missing",
                // twice, empty, unknown
                "ipt/$apply; P,P,S,N; 400; subject is given twice",
                "ipt/$apply; P,S,N,sessions=13; 400; sessions is given twice",
                "ipt/$apply; P,S,N,problemArea=grief,problemArea=role-dispute; 400; problemArea is given twice",
                "ipt/$apply; P,S,sessions=; 400; sessions",
                "ipt/$apply; P,S,N,encounter=Encounter/1; 400; no parameter encounter",
                // the patient and the therapist
                "ipt/$apply; subject=Patient/nonesuch,S,N; 422; not on this server",
                "ipt/$apply; subject=not-applied,S,N; 400; Patient/[id]",
                "ipt/$apply; subject=Group/1,S,N; 400; Patient/[id]",
                "ipt/$apply; subject=https://elsewhere.example/fhir/Patient/1,S,N; 400; Patient/[id]",
                "ipt/$apply; P,S,N,practitioner=Practitioner/nonesuch; 422; not on this server",
                "ipt/$apply; P,S,N,practitioner=Patient/not-applied; 400; Practitioner/[id]",
                // the day and the sessions
                "ipt/$apply; P,start=tomorrow,N; 400; 2026-03-02",
                "ipt/$apply; P,start=2026-02-30,N; 400; no day of the calendar",
                "ipt/$apply; P,start=2026-03,N; 400; 2026-03-02",
                "ipt/$apply; P,start=9999-12-31,N; 400; lies beyond every course",
                "ipt/$apply; P,start=2026-03-02T10:00:00Z,N; 400; 2026-03-02",
                "ipt/$apply; P,S,sessions=0; 422; 1 to 52",
                "ipt/$apply; P,S,sessions=53; 422; 1 to 52",
                "ipt/$apply; P,S,sessions=-3; 400; whole number",
                "ipt/$apply; P,S,sessions=12.5; 400; whole number",
                "ipt/$apply; P,S,sessions=many; 400; whole number",
                "ipt/$apply; P,S,sessions=99999999999; 400; whole number",
                // the rest
                "ipt/$apply; P,S,N,problemArea=work; 422; grief, role-dispute",
                "ipt/$apply; P,S,N,problemArea=loneliness; 422; grief, role-dispute",
                "ipt/$apply; P,S,N,persist=yes; 400; true or false",
                "ipt/$apply; P,S,N,identifier=a b; 400; letters",
            })
    void itIsRefusedByGetAndByPost(String address, String parameters, int status, String said) {
        String[] all = parameters == null || parameters.isBlank() ? new String[0] : parameters.split(",");
        for (int i = 0; i < all.length; i++) {
            all[i] = switch (all[i]) {
                case "P" -> "subject=Patient/not-applied";
                case "S" -> "start=2026-03-02";
                case "N" -> "sessions=12";
                default -> all[i];
            };
        }
        Asked byGet = Asked.get(
                server,
                "/PlanDefinition/" + address + "?" + String.join("&", all).replace(" ", "%20"));
        refused(byGet, status, said);
        StringBuilder body = new StringBuilder("{\"resourceType\":\"Parameters\",\"parameter\":[");
        for (String parameter : all) {
            int equals = parameter.indexOf('=');
            String value = parameter.substring(equals + 1);
            body.append("{\"name\":\"%s\"%s},"
                    .formatted(
                            parameter.substring(0, equals),
                            value.isEmpty() ? "" : ",\"valueString\":\"" + value + "\""));
        }
        if (!parameters(parameters).contains("persist")) {
            body.append("{\"name\":\"persist\",\"valueBoolean\":true},");
        }
        body.setLength(body.length() - 1);
        refused(Asked.json(server, "POST", "/PlanDefinition/" + address, body + "]}"), status, said);
    }

    private static String parameters(String parameters) {
        return parameters == null ? "" : parameters;
    }

    @ParameterizedTest
    @CsvSource({
        "1980-06-01, 1980-05-31, 422",
        "1980-06-01, 1980-06-01, 200",
        "1980, 1979-12-31, 422",
        "1980, 1980-01-01, 200"
    })
    void aCourseDoesNotBeginBeforeThePatientWasBorn(String born, String start, int status) {
        String patient = "born-in-" + born;
        Asked.put(server, "Patient", patient, "\"birthDate\":\"" + born + "\"");
        String call = "/PlanDefinition/ipt/$apply?subject=Patient/" + patient + "&sessions=12&start=" + start;
        Asked answer = Asked.get(server, call);
        assertThat(answer.status()).as(answer.answer().body()).isEqualTo(status);
        if (status == 422) {
            assertThat(answer.says()).contains("lies before Patient/" + patient + " was born (" + born + ")");
        }
    }

    @Test
    void storingIsNotAskedForByGet() {
        refused(
                Asked.get(
                        server,
                        "/PlanDefinition/ipt/$apply?subject=Patient/not-applied&start=2026-03-02&sessions=12&persist=true"),
                405,
                "POST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"resourceType\":\"Patient\"}; 400; takes Parameters",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"subject\",\"resource\":{\"resourceType\":\"Patient\"}}]}; 400; subject has no value",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"valueString\":\"x\"}]}; 400; no parameter",
                "{\"resourceType\":; 400; cannot be read",
                "<Parameters; 400; cannot be read",
            })
    void aBodyThatIsNoParametersIsRefused(String body, int status, String said) {
        refused(Asked.json(server, "POST", "/PlanDefinition/ipt/$apply", body), status, said);
    }

    @Test
    void aPlanOfAnotherKindIsNoProtocol() {
        Asked.put(server, "PlanDefinition", "no-protocol", "\"status\":\"active\",\"title\":\"Something else\"");
        refused(apply("no-protocol"), 422, "no useContext");
        Asked.put(
                server,
                "PlanDefinition",
                "no-url",
                "\"status\":\"active\",\"title\":\"Own\"," + VARIANT.substring(VARIANT.indexOf(',') + 1) + ","
                        + PHASE.formatted(""));
        refused(apply("no-url"), 422, "has no url");
        Asked.put(server, "PlanDefinition", "no-phases", "\"status\":\"active\",\"title\":\"Empty\"," + VARIANT);
        refused(apply("no-phases"), 422, "none of its actions is a phase");
    }

    @Test
    void aProtocolThatRefersToWhatIsNotThereIsRefused() {
        Asked.put(
                server,
                "PlanDefinition",
                "of-a-site",
                "\"status\":\"active\",\"title\":\"Own\"," + VARIANT + "," + PHASE.formatted("""
                        ,{"id":"lost","definitionCanonical":"https://example.org/ActivityDefinition/lost"}"""));
        refused(apply("of-a-site"), 422, "https://example.org/ActivityDefinition/lost");
        Asked.put(
                server,
                "PlanDefinition",
                "without-sessions",
                "\"status\":\"active\",\"title\":\"Own\"," + VARIANT + ",\"action\":[{\"title\":\"Initial\",\"code\":["
                        + INITIAL + "]}]");
        refused(apply("without-sessions"), 422, "how many sessions");
        Asked.put(
                server,
                "PlanDefinition",
                "with-another-language",
                "\"status\":\"active\",\"title\":\"Own\"," + VARIANT + "," + PHASE.formatted("""
                        ,{"id":"asked","condition":[{"kind":"applicability","expression":{"language":"text/cql","expression":"true"}}]}"""));
        refused(apply("with-another-language"), 422, "text/fhirpath");
        Asked.put(
                server,
                "PlanDefinition",
                "with-a-wrong-condition",
                "\"status\":\"active\",\"title\":\"Own\"," + VARIANT + "," + PHASE.formatted("""
                        ,{"id":"asked","condition":[{"kind":"applicability","expression":{"language":"text/fhirpath","expression":"extension.where("}}]}"""));
        refused(apply("with-a-wrong-condition"), 422, "cannot be evaluated");
    }

    @Test
    void aProtocolOfASiteIsAppliedLikeThoseOfTheGuide() {
        Asked.put(
                server,
                "PlanDefinition",
                "of-a-clinic",
                "\"status\":\"active\",\"title\":\"Own\"," + VARIANT + "," + PHASE.formatted(""));
        Asked draft = Asked.get(
                server, "/PlanDefinition/of-a-clinic/$apply?subject=Patient/not-applied&start=2026-03-02&sessions=6");
        assertThat(draft.status()).as(draft.answer().body()).isEqualTo(200);
        assertThat(draft.entries("/resource/resourceType")).containsExactly("CarePlan", "CarePlan");
    }

    private static final String VARIANT = """
            "url":"https://clinic.example/PlanDefinition/own","useContext":[{"code":{"system":"http://terminology.hl7.org/CodeSystem/usage-context-type","code":"program"},\
            "valueCodeableConcept":{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/variant","code":"ipt-b"}]}}]""";

    private static final String INITIAL =
            "{\"coding\":[{\"system\":\"https://w3id.org/ipt-fhir/CodeSystem/phase\",\"code\":\"initial\"}]}";

    private static final String PHASE =
            "\"action\":[{\"title\":\"Initial\",\"code\":[" + INITIAL + "],\"action\":[" + """
            {"id":"sessions","code":[{"coding":[{"system":"http://snomed.info/sct","code":"443730003"}]}],\
            "timingTiming":{"repeat":{"count":1,"countMax":8,"period":7,"periodUnit":"d"}}}%s]}]""";

    private Asked apply(String protocol) {
        return Asked.json(server, "POST", "/PlanDefinition/" + protocol + "/$apply", """
                {"resourceType":"Parameters","parameter":[{"name":"subject","valueString":"Patient/not-applied"},
                {"name":"start","valueDate":"2026-03-02"},{"name":"sessions","valueInteger":12},
                {"name":"persist","valueBoolean":true}]}""");
    }

    private void refused(Asked answer, int status, String said) {
        assertThat(answer.status()).as(answer.answer().body()).isEqualTo(status);
        assertThat(answer.at("/resourceType")).isEqualTo("OperationOutcome");
        assertThat(answer.says()).contains(said);
        assertThat(server.total("/CarePlan?subject=Patient/not-applied")).isZero();
    }
}
