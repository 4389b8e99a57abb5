package org.iptfhir.intake;

import java.util.List;

/**
 * CarePlans of a patient as a client writes them.
 *
 * @param patient type and id
 */
record PlanTexts(String patient) {
    private static final String LABELS =
            "\"meta\":{\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"R\"},"
                    + "{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"MH\"}]},";

    private static final List<String> PHASES = List.of("initial", "middle", "termination");

    private static final String GRIEF =
            "\"extension\":[{\"url\":\"https://w3id.org/ipt-fhir/StructureDefinition/problem-area\",\"extension\":["
                    + "{\"url\":\"rank\",\"valueCode\":\"primary\"},{\"url\":\"code\",\"valueCodeableConcept\":{\"coding\":"
                    + "[{\"system\":\"https://w3id.org/ipt-fhir/CodeSystem/problem-area\",\"code\":\"grief\"}]}}]}],";

    /** A course; its status stands in the second line. */
    String course(String status) {
        return """
                {"resourceType":"CarePlan",
                "status":"%s","intent":"plan","period":{"start":"2026-02-02"},%s%s
                "addresses":[{"display":"Depressive episode"}],
                "category":[{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-course"}]}],
                "subject":{"reference":"%s"}}""".formatted(status, LABELS, GRIEF, patient);
    }

    /** A phase of a course, a month long and after the one before; its status stands in the second line. */
    String phase(String course, String phase, String status) {
        int month = 2 + PHASES.indexOf(phase);
        return """
                {"resourceType":"CarePlan",
                "status":"%s","intent":"plan","period":{"start":"2026-0%d-02","end":"2026-0%d-02"},%s
                "category":[{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/phase","code":"%s"}]}],
                "partOf":[{"reference":"%s"}],"subject":{"reference":"%s"}}""".formatted(status, month, month + 1, LABELS, phase, course, patient);
    }

    /** A resource under an id. */
    static String withId(String reference, String resource) {
        return resource.replaceFirst(
                "\"status\"", "\"id\":\"" + reference.substring(reference.indexOf('/') + 1) + "\",\"status\"");
    }

    /** An entry of a Bundle. */
    static String entry(String method, String url, String resource) {
        return "{\"request\":{\"method\":\"" + method + "\",\"url\":\"" + url + "\"},\"resource\":" + resource + "}";
    }

    /** A Bundle whose entries each begin a line, from the second on. */
    static String bundle(String type, String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[\n" + String.join(",\n", entries)
                + "]}";
    }
}
