package org.iptfhir.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** One sender with a patient of its own: what it asks and posts is drawn from a seeded row of random numbers. */
final class LoadClient {
    private static final Path EXAMPLES = Path.of("ig/fsh-generated/resources");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int HUNDRED = 100;
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int ATTEMPTS = 20;
    private static final String RETRY_AFTER = "Retry-After";
    private static final String PHQ_9 = "http%3A%2F%2Floinc.org%7C44261-6";
    private static final String COURSE = "https%3A%2F%2Fw3id.org%2Fipt-fhir%2FCodeSystem%2Fkind%7Cipt-course";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI server;
    private final int writes;
    private final Tally tally;
    private final Random random;
    private final String patient;
    private final String score;
    private final String response;

    LoadClient(URI server, int number, int writes, Tally tally) throws IOException {
        this.server = server;
        this.writes = writes;
        this.tally = tally;
        random = new Random(number);
        patient = "load-" + number;
        score = example("Observation-score-anna-baseline");
        response = example("QuestionnaireResponse-phq-9-anna-baseline");
    }

    private String example(String name) throws IOException {
        ObjectNode example =
                (ObjectNode) json.readTree(EXAMPLES.resolve(name + ".json").toFile());
        example.remove("id");
        example.remove("basedOn");
        example.remove("derivedFrom");
        return example.toString().replace("Patient/patient-anna", "Patient/" + patient);
    }

    void run() {
        send("PUT patient", "PUT", "/Patient/" + patient, """
                {"resourceType":"Patient","id":"%s","name":[{"family":"Load"}]}""".formatted(patient), 0);
        String latest = post("score", "/Observation", score);
        while (tally.goesOn()) {
            int draw = random.nextInt(HUNDRED);
            if (draw < writes) {
                switch (draw % 10) {
                    case 0 -> post("course with patient", "", course());
                    case 1, 2, 3 -> post("PHQ-9 response, scored", "/QuestionnaireResponse", response);
                    default -> latest = post("score", "/Observation", score);
                }
            } else {
                switch (draw % 4) {
                    case 0 -> get("read patient", "/Patient/" + patient);
                    case 1 ->
                        get(
                                "search newest scores",
                                "/Observation?subject=Patient/" + patient + "&code=" + PHQ_9
                                        + "&_sort=-date&_count=20");
                    case 2 -> get("search active courses", "/CarePlan?category=" + COURSE + "&status=active&_count=5");
                    default -> get("read score", "/Observation/" + latest);
                }
            }
        }
    }

    private static String course() {
        return """
                {"resourceType":"Bundle","type":"transaction","entry":[
                {"fullUrl":"urn:uuid:0a5a5a0e-8d3c-4a3e-9c3f-1f2e3d4c5b6a",
                 "resource":{"resourceType":"Patient","name":[{"family":"Load"}]},
                 "request":{"method":"POST","url":"Patient"}},
                {"fullUrl":"urn:uuid:1a5a5a0e-8d3c-4a3e-9c3f-1f2e3d4c5b6a",
                 "resource":{"resourceType":"CarePlan","meta":{"security":[
                  {"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"R"},
                  {"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"MH"}]},
                  "status":"active","intent":"plan","category":[{"coding":[
                   {"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-course"}]}],
                  "subject":{"reference":"urn:uuid:0a5a5a0e-8d3c-4a3e-9c3f-1f2e3d4c5b6a"},
                  "addresses":[{"display":"Depressive episode"}],"period":{"start":"2026-02-03"}},
                 "request":{"method":"POST","url":"CarePlan"}}]}""";
    }

    private void get(String kind, String path) {
        send(kind, "GET", path, "", OK);
    }

    private String post(String kind, String path, String body) {
        return send(kind, "POST", path, body, path.isEmpty() ? OK : CREATED);
    }

    /**
     * Sends a request, again as often as the server asks for that, and counts its last answer.
     *
     * @param expected status that the answer must have; 0 for a preparation, which is not counted
     * @return id of what was made, empty when nothing was
     */
    private String send(String kind, String method, String path, String body, int expected) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + "/fhir" + path))
                .timeout(PATIENCE)
                .header("Accept", "application/fhir+json");
        if (body.isEmpty()) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/fhir+json").method(method, BodyPublishers.ofString(body));
        }
        long sent = System.nanoTime();
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            for (int attempt = 1; attempt < ATTEMPTS && isLimit(answer); attempt++) {
                tally.limited(kind);
                TimeUnit.SECONDS.sleep(
                        Long.parseLong(answer.headers().firstValue(RETRY_AFTER).orElseThrow()));
                answer = http.send(request.build(), BodyHandlers.ofString());
            }
            if (expected != 0) {
                tally.answered(kind, sent, answer.statusCode(), expected, answer.body());
            }
            return answer.headers()
                    .firstValue("Location")
                    .map(location -> location.replaceAll(".*/(?:Observation|QuestionnaireResponse)/([^/]+).*", "$1"))
                    .orElse("");
        } catch (IOException e) {
            tally.failed(kind, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    /** The limit that src/docs/operating.md names: too much at once, come again. */
    private static boolean isLimit(HttpResponse<String> answer) {
        return answer.statusCode() == UNAVAILABLE
                && answer.headers().firstValue(RETRY_AFTER).isPresent();
    }
}
