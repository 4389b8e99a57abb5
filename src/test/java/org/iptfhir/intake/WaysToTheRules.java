package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.iptfhir.RunningServer;
import org.iptfhir.course.RecordedCourses;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.course.AgainstAnswers;
import org.iptfhir.validation.course.CourseRules;

/**
 * The ways in which a resource meets the rules over several: {@code $validate}, a write, and files that lie beside each
 * other. All of them have to say the same.
 */
record WaysToTheRules(RunningServer server) {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final CourseRules RULES = CourseRules.ofPublishedGuide(FHIR);
    private static final AgainstAnswers ANSWERS = AgainstAnswers.ofPublishedGuide(FHIR);

    /** A finding, as far as it is the same in each way: another text is named by its file. */
    record Told(String severity, String path) {}

    /** Stands in ids for what is another one at each call. */
    static final String ID = "{id}";

    /**
     * What a rule says of the last of some resources, each with an id; the others are stored before.
     *
     * @return the findings as {@code severity path: text}, with the texts of the write
     */
    List<String> tells(String rule, String... texts) {
        String id = UUID.randomUUID().toString();
        String[] resources = Stream.of(texts).map(text -> text.replace(ID, id)).toArray(String[]::new);
        for (int i = 0; i < resources.length - 1; i++) {
            HttpResponse<String> answer = server.put("/" + reference(resources[i]), resources[i]);
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        }
        String judged = resources[resources.length - 1];
        String type = reference(judged).replaceFirst("/.*", "");
        OperationOutcome validated =
                outcome(server.post("/" + type + "/$validate", judged).body());
        HttpResponse<String> written =
                server.send("PUT", "/" + reference(judged), judged, "Prefer", "return=OperationOutcome");
        List<Told> byWrite = told(rule, outcome(written.body()));
        boolean refused = byWrite.stream().anyMatch(told -> told.severity().equals("error"));
        assertThat(written.statusCode()).as(written.body()).isIn(refused ? List.of(422) : List.of(200, 201));
        assertThat(told(rule, validated)).as(written.body()).isEqualTo(byWrite);
        assertThat(inFiles(rule, resources)).isEqualTo(byWrite);
        return outcome(written.body()).getIssue().stream()
                .filter(issue -> isOf(rule, issue))
                .map(issue -> issue.getSeverity().toCode() + " "
                        + issue.getExpression().get(0).getValue() + ": "
                        + issue.getDiagnostics().replace(id, ID))
                .toList();
    }

    private static List<Told> inFiles(String rule, String... resources) {
        RecordedCourses courses = new RecordedCourses(RULES, ANSWERS, FHIR);
        for (int i = 0; i < resources.length; i++) {
            courses.add(i + ".json", ResourceText.json(resources[i].getBytes(StandardCharsets.UTF_8)), List.of());
        }
        return courses.findings().getOrDefault(resources.length - 1, List.of()).stream()
                .filter(finding -> finding.id().equals(rule))
                .map(finding -> new Told(finding.severity().name().toLowerCase(Locale.ROOT), finding.expression()))
                .toList();
    }

    private static List<Told> told(String rule, OperationOutcome outcome) {
        return outcome.getIssue().stream()
                .filter(issue -> isOf(rule, issue))
                .map(issue -> new Told(
                        issue.getSeverity().toCode(),
                        issue.getExpression().get(0).getValue()))
                .toList();
    }

    private static boolean isOf(String rule, OperationOutcome.OperationOutcomeIssueComponent issue) {
        return issue.getDetails().getCoding().stream().anyMatch(coding -> rule.equals(coding.getCode()));
    }

    private static OperationOutcome outcome(String body) {
        return FHIR.newJsonParser().parseResource(OperationOutcome.class, body);
    }

    private static String reference(String resource) {
        IBaseResource parsed = FHIR.newJsonParser().parseResource(resource);
        return parsed.fhirType() + "/" + parsed.getIdElement().getIdPart();
    }
}
