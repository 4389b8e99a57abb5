package org.iptfhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A course of a patient, with the sessions and scores that a test needs, stored on a server at once. */
public final class OutcomeCourse {
    private static final String GUIDE = "https://w3id.org/ipt-fhir/";
    private static final String PHQ_9 = "44261-6";
    private static final String GAD_7 = "70274-6";
    private static final List<String> ANSWERS = List.of("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9");

    private final String name;
    private final String patient;
    private final List<String> entries = new ArrayList<>();

    /**
     * A course.
     *
     * @param name that no other course of the test run has, of letters and digits
     * @param patient id of the patient
     */
    public OutcomeCourse(String name, String patient) {
        this.name = name;
        this.patient = patient;
    }

    /** Type and id of the CarePlan. */
    public String id() {
        return "CarePlan/" + name;
    }

    /** The patient, with the number {@code N-} and the id in the system {@code urn:numbers}. */
    public OutcomeCourse of(String given, String family) {
        return put("Patient", patient, """
                "name":[{"given":["%s"],"family":"%s"}],"birthDate":"1980-05-01",
                "identifier":[{"system":"urn:numbers","value":"N-%s"}]
                """.formatted(given, family, patient));
    }

    /** A session of a number and phase. */
    public OutcomeCourse session(int number, String day, String phase) {
        return add("Procedure", """
                "extension":[{"url":"%1$sStructureDefinition/session-number","valuePositiveInt":%2$d},
                {"url":"%1$sStructureDefinition/session-phase","valueCodeableConcept":{"coding":[
                {"system":"%1$sCodeSystem/phase","code":"%3$s"}]}},
                {"url":"%1$sStructureDefinition/technique","valueCodeableConcept":{"coding":[
                {"system":"%1$sCodeSystem/technique","code":"mood-event-link"}]}}],
                "status":"completed","code":{"coding":[{"system":"http://snomed.info/sct","code":"443730003"}]},
                "category":{"coding":[{"system":"%1$sCodeSystem/kind","code":"ipt-session"}]},
                "performedDateTime":"%4$s","performer":[{"actor":{"display":"Dr Keller","type":"Practitioner"}}]
                """.formatted(GUIDE, number, phase, day));
    }

    /** A session that the patient did not come to. */
    public OutcomeCourse missed(String day) {
        return add("Procedure", """
                "status":"not-done","statusReason":{"text":"No-show"},"performedDateTime":"%2$s",
                "category":{"coding":[{"system":"%1$sCodeSystem/kind","code":"ipt-session"}]}
                """.formatted(GUIDE, day));
    }

    /** A total of PHQ-9. */
    public OutcomeCourse phq9(String day, int total) {
        return score(PHQ_9, day, total);
    }

    /** A total of GAD-7. */
    public OutcomeCourse gad7(String day, int total) {
        return score(GAD_7, day, total);
    }

    private OutcomeCourse score(String code, String day, int total) {
        return observation(code, day, """
                "valueQuantity":{"value":%d,"unit":"{score}","system":"http://unitsofmeasure.org","code":"{score}"}
                """.formatted(total));
    }

    /** An answer to item 9 of PHQ-9, which counts from 0 to 3. */
    public OutcomeCourse item9(String day, int weight) {
        return observation("44260-8", day, """
                "valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"%s"}]}
                """.formatted(ANSWERS.get(weight)));
    }

    private OutcomeCourse observation(String code, String day, String value) {
        return add("Observation", """
                "status":"final","category":[{"coding":[{"system":"%sCodeSystem/kind","code":"ipt-score"}]}],
                "code":{"coding":[{"system":"http://loinc.org","code":"%s"}]},"effectiveDateTime":"%s",
                "performer":[{"reference":"Patient/%s"}],%s""".formatted(GUIDE, code, day, patient, value));
    }

    /** A task of the patient. */
    public OutcomeCourse homework(String status) {
        return put("Task", name + "-" + entries.size(), """
                "status":"%s","intent":"plan","description":"To talk with my sister",
                "code":{"coding":[{"system":"%sCodeSystem/kind","code":"ipt-homework"}]},
                "basedOn":[{"reference":"%s"}],"for":{"reference":"Patient/%s"},"owner":{"reference":"Patient/%s"}
                """.formatted(status, GUIDE, id(), patient, patient));
    }

    /** A phase; it goes on where it has no end. */
    public OutcomeCourse phase(String code, String from, String to) {
        return put("CarePlan", name + "-" + code, """
                "status":"%s","intent":"plan","partOf":[{"reference":"%s"}],"subject":{"reference":"Patient/%s"},
                "category":[{"coding":[{"system":"%sCodeSystem/phase","code":"%s"}]}],"period":{"start":"%s"%s}
                """.formatted(
                        to.isEmpty() ? "active" : "completed",
                        id(),
                        patient,
                        GUIDE,
                        code,
                        from,
                        to.isEmpty() ? "" : ",\"end\":\"" + to + "\""));
    }

    /** The sessions and scores of weeks that follow each other: a total below zero is none. */
    public OutcomeCourse weekly(String first, String phase, int number, int... totals) {
        for (int i = 0; i < totals.length; i++) {
            String day = LocalDate.parse(first).plusWeeks(i).toString();
            session(number + i, day, phase);
            if (totals[i] >= 0) {
                phq9(day, totals[i]);
            }
        }
        return this;
    }

    /** Stores it while it goes on. */
    public void goesOn(RunningServer server, String begin) {
        post(server, ongoing(begin));
    }

    /** The transaction that stores it while it goes on. */
    public String ongoing(String begin) {
        return transaction("active", "\"start\":\"" + begin + "\"", "");
    }

    /** Stores it as completed. */
    public void completed(RunningServer server, String begin, String end) {
        post(server, ended("completed", begin, end, "completed-early-mutual"));
    }

    /** Stores it as broken off by the patient. */
    public void brokenOff(RunningServer server, String begin, String end) {
        post(server, ended("revoked", begin, end, "dropout"));
    }

    private String ended(String status, String begin, String end, String reason) {
        return transaction(
                status, "\"start\":\"" + begin + "\",\"end\":\"" + end + "\"", concept("end-reason", reason) + ",");
    }

    private static void post(RunningServer server, String transaction) {
        HttpResponse<String> answer = server.post("", transaction);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String concept(String extension, String code) {
        return """
                {"url":"%1$sStructureDefinition/%2$s","valueCodeableConcept":{"coding":[
                {"system":"%1$sCodeSystem/%2$s","code":"%3$s"}]}}""".formatted(GUIDE, extension, code);
    }

    private String transaction(String status, String period, String extension) {
        put("CarePlan", name, """
                "status":"%1$s","intent":"plan","period":{%2$s},"addresses":[{"display":"Depressive episode"}],
                "author":{"display":"A. Moreau"},"extension":[%3$s%4$s,
                {"url":"%5$sStructureDefinition/problem-area","extension":[{"url":"code","valueCodeableConcept":{"coding":[
                {"system":"%5$sCodeSystem/problem-area","code":"role-transition"}]}},{"url":"rank","valueCode":"primary"}]}],
                "category":[{"coding":[{"system":"%5$sCodeSystem/kind","code":"ipt-course"}]}],
                "subject":{"reference":"Patient/%6$s"}
                """.formatted(status, period, extension, concept("variant", "ipt"), GUIDE, patient));
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private OutcomeCourse add(String type, String elements) {
        return put(type, name + "-" + entries.size(), """
                "basedOn":[{"reference":"%s"}],"subject":{"reference":"Patient/%s"},%s""".formatted(id(), patient, elements));
    }

    private OutcomeCourse put(String type, String id, String elements) {
        entries.add("""
                {"resource":{"resourceType":"%1$s","id":"%2$s",%3$s},"request":{"method":"PUT","url":"%1$s/%2$s"}}""".formatted(type, id, elements));
        return this;
    }
}
