package org.iptfhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * 32 courses of an organization: 8 with grief respond, 8 drop out unmeasured, of 16 with disputes 10 respond.
 *
 * @param run id of the organization, with which the ids of all begin
 */
public record CohortOfPractice(String run) {
    private static final String GUIDE = "https://w3id.org/ipt-fhir/";
    private static final String PHQ_9 = "44261-6";

    /** Reference of the organization. */
    public String organization() {
        return "Organization/" + run;
    }

    /** Stores all in one transaction. */
    public void store(RunningServer server) {
        List<String> entries = new ArrayList<>();
        entries.add(entry("Organization", run, "\"name\":\"A practice\""));
        for (int i = 0; i < 32; i++) {
            String id = run + "-" + i;
            boolean isUnmeasured = i >= 8 && i < 16;
            entries.add(entry("Patient", id, "\"birthDate\":\"1984-05-06\""));
            entries.add(entry("CareTeam", id, """
                    "status":"active","subject":{"reference":"Patient/%s"},"managingOrganization":[{"reference":"%s"}],
                    "participant":[{"member":{"display":"Dr Keller","type":"Practitioner"}}]""".formatted(id, organization())));
            entries.add(entry(
                    "CarePlan",
                    id,
                    course(
                            id,
                            i < 16 ? "grief" : "role-dispute",
                            isUnmeasured ? "dropout" : "completed-early-mutual")));
            if (!isUnmeasured) {
                entries.add(entry("Procedure", id, session(id, "2026-01-05")));
                entries.add(entry("Procedure", id + "b", session(id, "2026-03-02")));
                entries.add(entry("Observation", id, score(id, PHQ_9, "2026-01-05", 18)));
                entries.add(entry("Observation", id + "b", score(id, PHQ_9, "2026-03-02", i < 26 ? 4 : 16)));
            }
        }
        HttpResponse<String> stored = server.send(HttpRequest.newBuilder(URI.create(server.fhir()))
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                        + String.join(",", entries) + "]}"))
                .build());
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
    }

    private static String entry(String type, String id, String elements) {
        return "{\"resource\":{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\"," + elements
                + "},\"request\":{\"method\":\"PUT\",\"url\":\"" + type + "/" + id + "\"}}";
    }

    private static String coded(String system, String code) {
        return "{\"coding\":[{\"system\":\"" + GUIDE + "CodeSystem/" + system + "\",\"code\":\"" + code + "\"}]}";
    }

    private static String extension(String name, String code) {
        return "{\"url\":\"" + GUIDE + "StructureDefinition/" + name + "\",\"valueCodeableConcept\":"
                + coded(name, code) + "}";
    }

    private static String course(String id, String area, String why) {
        return """
                "status":"%s","intent":"plan","period":{"start":"2026-01-05","end":"2026-03-02"},"extension":[%s,%s,
                {"url":"%sStructureDefinition/problem-area","extension":[{"url":"code","valueCodeableConcept":%s},
                {"url":"rank","valueCode":"primary"}]}],
                "addresses":[{"display":"Depressive episode"}],"category":[%s],"careTeam":[{"reference":"CareTeam/%s"}],
                "subject":{"reference":"Patient/%s"}""".formatted(
                        why.equals("dropout") ? "revoked" : "completed",
                        extension("variant", "ipt"),
                        extension("end-reason", why),
                        GUIDE,
                        coded("problem-area", area),
                        coded("kind", "ipt-course"),
                        id,
                        id);
    }

    private static String session(String id, String day) {
        return """
                "basedOn":[{"reference":"CarePlan/%s"}],"status":"completed","category":%s,
                "code":{"coding":[{"system":"http://snomed.info/sct","code":"443730003"}]},
                "subject":{"reference":"Patient/%s"},"performedDateTime":"%s",
                "performer":[{"actor":{"display":"Dr Keller","type":"Practitioner"}}]""".formatted(id, coded("kind", "ipt-session"), id, day);
    }

    private static String score(String id, String code, String day, int total) {
        return """
                "status":"final","basedOn":[{"reference":"CarePlan/%s"}],"category":[%s],
                "code":{"coding":[{"system":"http://loinc.org","code":"%s"}]},
                "subject":{"reference":"Patient/%s"},"performer":[{"reference":"Patient/%s"}],"effectiveDateTime":"%s",
                "valueQuantity":{"value":%d,"unit":"{score}","system":"http://unitsofmeasure.org","code":"{score}"}""".formatted(id, coded("kind", "ipt-score"), code, id, id, day, total);
    }
}
