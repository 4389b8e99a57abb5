package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.iptfhir.RunningServer;
import org.iptfhir.course.RecordedCourses;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.Severity;
import org.iptfhir.validation.course.AgainstAnswers;
import org.iptfhir.validation.course.CourseRules;

/**
 * What a rule over several resources says of a resource: {@code $validate} on the server, a write to it, and files that lie
 * beside each other ({@code --course}) say the same. Each resource has its id.
 */
final class ToldInEveryWay {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final CourseRules RULES = CourseRules.ofPublishedGuide(FHIR);
    private static final AgainstAnswers ANSWERS = AgainstAnswers.ofPublishedGuide(FHIR);

    private final RunningServer server;
    private int writes;
    private final Map<String, String> stored = new LinkedHashMap<>();

    ToldInEveryWay(RunningServer server) {
        this.server = server;
    }

    /** Stores a resource that others look at. */
    void has(String resource) {
        HttpResponse<String> answer = server.put("/" + reference(resource), changed(resource));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        stored.put(reference(resource), resource);
    }

    /** A rule refuses a resource. */
    void refused(String resource, String rule, String path, String... words) {
        assertThat(told(resource, Severity.ERROR, rule, path, words)).isEqualTo(422);
    }

    /** A rule warns of a resource, which is stored. */
    void warned(String resource, String rule, String path, String... words) {
        assertThat(told(resource, Severity.WARNING, rule, path, words)).isIn(200, 201);
        stored.put(reference(resource), resource);
    }

    private int told(String resource, Severity severity, String rule, String path, String... words) {
        String code = "\"code\":\"" + rule + "\"";
        List<String> expected = new ArrayList<>(List.of(words));
        expected.add(code);
        expected.add("\"" + path + "\"");
        assertThat(validated(resource)).contains(expected);
        assertThat(inFiles(resource, rule))
                .as("in files")
                .filteredOn(finding -> finding.severity() == severity)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.expression()).isEqualTo(path);
                    assertThat(List.of(words)).allMatch(finding.wholeText()::contains);
                });
        HttpResponse<String> written = written(resource);
        assertThat(written.body()).contains(expected);
        return written.statusCode();
    }

    /** A rule says nothing of a resource, which is stored. */
    void right(String resource, String rule) {
        String code = "\"code\":\"" + rule + "\"";
        assertThat(validated(resource)).doesNotContain(code);
        assertThat(inFiles(resource, rule)).as("in files").isEmpty();
        HttpResponse<String> written = written(resource);
        assertThat(written.statusCode()).as(written.body()).isIn(200, 201);
        assertThat(written.body()).doesNotContain(code);
        stored.put(reference(resource), resource);
    }

    private String validated(String resource) {
        HttpResponse<String> answer = server.post("/" + type(resource) + "/$validate", resource);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> written(String resource) {
        return server.send("PUT", "/" + reference(resource), changed(resource), "Prefer", "return=OperationOutcome");
    }

    /** An update that changes nothing is none: its narrative makes each another one. */
    private String changed(String resource) {
        writes++;
        return resource.replaceFirst(
                "\"id\"",
                "\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns=\\\\\"http://www.w3.org/1999/xhtml\\\\\">Version "
                        + writes + "</div>\"},\"id\"");
    }

    /** The resource comes last, as what is written does. */
    private List<Finding> inFiles(String resource, String rule) {
        Map<String, String> files = new LinkedHashMap<>(stored);
        files.remove(reference(resource));
        files.put(reference(resource), resource);
        RecordedCourses courses = new RecordedCourses(RULES, ANSWERS, FHIR);
        int number = 0;
        for (Map.Entry<String, String> file : files.entrySet()) {
            number = courses.add(
                    file.getKey(), ResourceText.json(file.getValue().getBytes(StandardCharsets.UTF_8)), List.of());
        }
        return courses.findings().getOrDefault(number, List.of()).stream()
                .filter(finding -> finding.id().equals(rule))
                .toList();
    }

    private static String type(String resource) {
        return resource.replaceFirst("(?s).*?\"resourceType\":\"(\\w+)\".*", "$1");
    }

    private static String reference(String resource) {
        return type(resource) + "/" + resource.replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    }
}
