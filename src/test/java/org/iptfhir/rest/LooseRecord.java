package org.iptfhir.rest;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.iptfhir.RunningServer;

/**
 * A course whose patient has records that name no course, as a hospital's other systems send them, beside those of
 * another course and of long ago.
 *
 * @param server where it is stored
 * @param name that is part of all ids
 */
record LooseRecord(RunningServer server, String name) {
    private static final String GUIDE = "https://w3id.org/ipt-fhir/";

    private static final List<String> PHQ_9 = List.of(
            "/44250-9", "/44255-8", "/44259-0", "/44254-1", "/44251-7", "/44258-2", "/44252-5", "/44253-3", "/44260-8");

    private static final List<String> WEIGHTS = List.of("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9");

    /** Stores all of it. */
    static LooseRecord stored(RunningServer server, String name) {
        LooseRecord record = new LooseRecord(server, name);
        record.courses();
        record.answers("loose", "2025-10-01", 2, "");
        record.answers("bound", "2025-11-03", 1, basedOn(record.course()));
        record.answers("long-ago", "2025-03-03", 3, "");
        record.answers("of-another", "2025-10-02", 3, basedOn(record.id("CarePlan", "another")));
        record.beside();
        return record;
    }

    /** The course. */
    String course() {
        return id("CarePlan", "course");
    }

    /** Type and id of one of the resources. */
    String id(String type, String what) {
        return type + "/" + name + "-" + what;
    }

    private void put(String type, String what, String elements) {
        Asked.put(server, type, name + "-" + what, elements);
    }

    private static String reference(String element, String to) {
        return "\"" + element + "\":{\"reference\":\"" + to + "\"}";
    }

    private String subject() {
        return reference("subject", id("Patient", "patient"));
    }

    private static String basedOn(String plan) {
        return ",\"basedOn\":[{\"reference\":\"" + plan + "\"}]";
    }

    private static String concept(String system, String code) {
        return "{\"coding\":[{\"system\":\"" + system + "\",\"code\":\"" + code + "\"}]}";
    }

    private static String kind(String code) {
        return concept(GUIDE + "CodeSystem/kind", code);
    }

    private void courses() {
        put("Patient", "patient", "\"name\":[{\"family\":\"Loose\"}],\"birthDate\":\"1980-05-05\"");
        put("Practitioner", "therapist", "\"name\":[{\"family\":\"Therapist\"}]");
        put(
                "Condition",
                "depression",
                "\"clinicalStatus\":"
                        + concept("http://terminology.hl7.org/CodeSystem/condition-clinical", "active") + ",\"code\":"
                        + concept("http://snomed.info/sct", "832007") + "," + subject());
        put(
                "Goal",
                "staying-well",
                "\"lifecycleStatus\":\"proposed\",\"category\":[" + kind("ipt-goal")
                        + "],\"description\":{\"text\":\"To keep what was gained\",\"coding\":[{\"system\":\"" + GUIDE
                        + "CodeSystem/goal-kind\",\"code\":\"staying-well\"}]}," + subject());
        put(
                "CarePlan",
                "another",
                "\"extension\":[{\"url\":\"" + GUIDE + "StructureDefinition/end-reason\",\"valueCodeableConcept\":"
                        + concept(GUIDE + "CodeSystem/end-reason", "dropout")
                        + "}],\"status\":\"revoked\",\"intent\":\"plan\",\"category\":[" + kind("ipt-course") + "],"
                        + "\"addresses\":[{\"reference\":\"" + id("Condition", "depression")
                        + "\"}],\"period\":{\"start\":\"2025-01-07\",\"end\":\"2025-03-25\"}," + subject());
        put(
                "CarePlan",
                "course",
                "\"extension\":[{\"url\":\"" + GUIDE + "StructureDefinition/combination\",\"valueCodeableConcept\":"
                        + concept(GUIDE + "CodeSystem/combination", "medication")
                        + "}],\"status\":\"active\",\"intent\":\"plan\",\"category\":[" + kind("ipt-course")
                        + "],\"goal\":[{\"reference\":\"" + id("Goal", "staying-well")
                        + "\"}],\"addresses\":[{\"reference\":\"" + id("Condition", "depression")
                        + "\"}],\"period\":{\"start\":\"2025-10-06\"}," + subject());
        put(
                "Procedure",
                "session",
                "\"extension\":[{\"url\":\"" + GUIDE
                        + "StructureDefinition/session-number\",\"valuePositiveInt\":1}],\"status\":\"completed\","
                        + "\"category\":" + kind("ipt-session") + ",\"performedDateTime\":\"2025-10-06\","
                        + "\"performer\":[{" + reference("actor", id("Practitioner", "therapist")) + "}]," + subject()
                        + basedOn(course()));
    }

    private void answers(String what, String day, int weight, String more) {
        String items = IntStream.range(0, PHQ_9.size())
                .mapToObj(i -> "{\"linkId\":\"" + PHQ_9.get(i)
                        + "\",\"answer\":[{\"valueCoding\":{\"system\":\"http://loinc.org\",\"code\":\""
                        + WEIGHTS.get(weight) + "\"}}]}")
                .collect(Collectors.joining(","));
        put(
                "QuestionnaireResponse",
                what,
                "\"questionnaire\":\"" + GUIDE + "Questionnaire/phq-9|0.1.0\",\"status\":\"completed\",\"authored\":\""
                        + day + "T09:00:00+02:00\"," + reference("source", id("Patient", "patient")) + "," + subject()
                        + ",\"item\":[" + items + "]" + more);
    }

    private void beside() {
        put(
                "DocumentReference",
                "note",
                "\"status\":\"current\",\"meta\":{\"security\":[{\"system\":"
                        + "\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"V\"},{\"system\":"
                        + "\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"PSYTHPN\"}]},\"type\":"
                        + kind("ipt-process-note") + "," + subject()
                        + ",\"content\":[{\"attachment\":{\"contentType\":\"text/plain\",\"data\":\"c2VjcmV0\"}}]");
        put(
                "Consent",
                "consent",
                "\"status\":\"active\",\"scope\":"
                        + concept("http://terminology.hl7.org/CodeSystem/consentscope", "treatment")
                        + ",\"category\":[" + kind("ipt-consent") + "," + concept("http://loinc.org", "59284-0")
                        + "],\"dateTime\":\"2025-10-06\"," + reference("patient", id("Patient", "patient"))
                        + ",\"performer\":[{\"reference\":\"" + id("Patient", "patient")
                        + "\"}],\"policyRule\":{\"text\":\"Agreed by word\"}");
        inventory("inventory", "2025-10-13");
        inventory("old-inventory", "2025-01-14");
        review("review", "2025-12-15", "I wake at four");
        review("old-review", "2025-09-29", "I stay in bed");
        rating("rating", "2025-10-06");
        formulation("formulation", "2025-10-20", "What we work on now");
        formulation("old-formulation", "2025-01-21", "What we worked on then");
        medication("medication", "active", "2025-09-01", "Sertraline");
        medication("old-medication", "stopped", "2025-02-01", "Mirtazapine");
    }

    private void inventory(String what, String day) {
        put(
                "QuestionnaireResponse",
                what,
                "\"questionnaire\":\"" + GUIDE + "Questionnaire/interpersonal-inventory|0.1.0\","
                        + "\"status\":\"completed\",\"authored\":\"" + day + "T10:00:00+02:00\"," + subject()
                        + ",\"item\":[{\"linkId\":\"person\",\"item\":[{\"linkId\":\"person-label\","
                        + "\"answer\":[{\"valueString\":\"Jan\"}]},{\"linkId\":\"person-relation\",\"answer\":"
                        + "[{\"valueCoding\":{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-RoleCode\","
                        + "\"code\":\"BRO\"}}]},{\"linkId\":\"person-vital-status\",\"answer\":[{\"valueCoding\":"
                        + "{\"system\":\"" + GUIDE + "CodeSystem/inventory-answer\",\"code\":\"deceased\"}}]},"
                        + "{\"linkId\":\"person-closeness\",\"answer\":[{\"valueCoding\":{\"system\":\"" + GUIDE
                        + "CodeSystem/closeness\",\"code\":\"inner\"}}]}]}]");
    }

    /** At the end of a treatment. */
    private void review(String what, String day, String warningSign) {
        put(
                "QuestionnaireResponse",
                what,
                "\"questionnaire\":\"" + GUIDE + "Questionnaire/end-of-treatment-review|0.1.0\","
                        + "\"status\":\"completed\",\"authored\":\"" + day + "T10:00:00+01:00\"," + subject()
                        + ",\"item\":[{\"linkId\":\"change\",\"item\":[{\"linkId\":\"change-symptoms\",\"answer\":"
                        + "[{\"valueCoding\":{\"system\":\"" + GUIDE
                        + "CodeSystem/review-answer\",\"code\":\"symptoms-gone\"}}]}]},"
                        + "{\"linkId\":\"competence\",\"item\":[{\"linkId\":\"what-helped\",\"answer\":"
                        + "[{\"valueString\":\"To speak of him\"}]}]},{\"linkId\":\"staying-well\",\"item\":["
                        + "{\"linkId\":\"warning-signs\",\"answer\":[{\"valueString\":\"" + warningSign + "\"}]},"
                        + "{\"linkId\":\"plan\",\"answer\":[{\"valueString\":\"To see the family doctor\"}]}]}]");
    }

    /** Of a session, by its therapist: it is about the therapist, and names no course. */
    private void rating(String what, String day) {
        String items = Stream.of(
                        "rating rating-by",
                        "focus focus-kept focus-link focus-phase",
                        "techniques techniques-strategy techniques-affect techniques-communication techniques-change",
                        "stance stance-active stance-illness stance-hope stance-feedback",
                        "structure structure-opening structure-score structure-time",
                        "outside outside-used",
                        "overall overall-ipt")
                .map(group -> List.of(group.split(" ")))
                .map(group -> "{\"linkId\":\"" + group.get(0) + "\",\"item\":["
                        + group.stream().skip(1).map(LooseRecord::rated).collect(Collectors.joining(",")) + "]}")
                .collect(Collectors.joining(","));
        put(
                "QuestionnaireResponse",
                what,
                "\"questionnaire\":\"" + GUIDE + "Questionnaire/fidelity|0.1.0\",\"status\":\"completed\","
                        + "\"authored\":\"" + day + "T18:00:00+02:00\",\"partOf\":[{\"reference\":\""
                        + id("Procedure", "session") + "\"}]," + reference("author", id("Practitioner", "therapist"))
                        + "," + subject() + ",\"item\":[" + items + "]");
    }

    private static String rated(String question) {
        String coded = "{\"system\":\"" + GUIDE + "CodeSystem/fidelity-answer\",\"code\":\""
                + (question.equals("rating-by") ? "therapist" : "4") + "\"}";
        return "{\"linkId\":\"" + question + "\",\"answer\":[{"
                + (question.equals("outside-used") ? "\"valueBoolean\":false" : "\"valueCoding\":" + coded) + "}]}";
    }

    private void formulation(String what, String day, String summary) {
        put(
                "ClinicalImpression",
                what,
                "\"status\":\"completed\",\"code\":" + kind("ipt-formulation") + ",\"effectiveDateTime\":\"" + day
                        + "\",\"date\":\"" + day + "\"," + reference("assessor", id("Practitioner", "therapist"))
                        + ",\"problem\":[{\"reference\":\"" + id("Condition", "depression") + "\"}],\"summary\":\""
                        + summary + "\",\"finding\":[{\"itemCodeableConcept\":"
                        + concept(GUIDE + "CodeSystem/problem-area", "grief")
                        + "}],\"investigation\":[{\"code\":{\"text\":\"Inventory\"},\"item\":[{\"reference\":\""
                        + id("QuestionnaireResponse", what.replace("formulation", "inventory")) + "\"}]}],"
                        + subject());
    }

    private void medication(String what, String status, String day, String words) {
        put(
                "MedicationRequest",
                what,
                "\"status\":\"" + status + "\",\"intent\":\"order\",\"authoredOn\":\"" + day
                        + "\",\"medicationCodeableConcept\":{\"text\":\"" + words + "\"}," + subject());
    }
}
