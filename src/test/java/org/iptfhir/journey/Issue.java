package org.iptfhir.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * A finding as an OperationOutcome of the server tells it.
 *
 * @param severity such as error
 * @param id of the rule or of the engine's message; empty where the server says something else
 * @param expression where it is
 * @param line where the token at fault begins, by HL7's extension; 0 without one
 * @param column likewise
 * @param text what many clients show
 */
record Issue(String severity, String id, String expression, int line, int column, String text) {
    private static final String EXTENSION = "http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-";

    /** All issues of an answer. */
    static List<Issue> all(HttpResponse<String> answer) {
        List<Issue> issues = new ArrayList<>();
        for (JsonNode issue : Json.read(answer.body()).path("issue")) {
            issues.add(new Issue(
                    issue.get("severity").asText(),
                    findingId(issue.at("/details/coding/0")),
                    issue.at("/expression/0").asText(),
                    extension(issue, "line"),
                    extension(issue, "col"),
                    issue.path("diagnostics").asText()));
        }
        return issues;
    }

    /** The issues that are findings: on success, the server also says that it has done what was asked. */
    static List<Issue> findings(HttpResponse<String> answer) {
        return all(answer).stream().filter(issue -> !issue.id().isEmpty()).toList();
    }

    private static String findingId(JsonNode coding) {
        String system = coding.path("system").asText();
        return system.equals("https://w3id.org/ipt-fhir/CodeSystem/rule")
                        || system.equals("http://hl7.org/fhir/java-core-messageId")
                ? coding.get("code").asText()
                : "";
    }

    private static int extension(JsonNode issue, String name) {
        for (JsonNode extension : issue.path("extension")) {
            if (extension.get("url").asText().equals(EXTENSION + name)) {
                return extension.get("valueInteger").asInt();
            }
        }
        return 0;
    }
}
